/**
 * Signing: keys under their owners' sole control, certificates, time stamps, PAdES signatures, and the check of all of
 * it. Knows documents as bytes and subjects as ids.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Signing")
package io.huizhen.signing;
