/** A clinician's referral: its form and drafts, the patient's consents, and how a case begins and ends early. */
@org.springframework.modulith.ApplicationModule
package io.huizhen.referral;
