/** From a sent referral to a doctor who says yes: urgency, the first-visit gate, routing, acceptance. */
@org.springframework.modulith.ApplicationModule
package io.huizhen.triage;
