/**
 * The audit trail: who did what to which case and why, appended in the caller's transaction, sealed within a second in
 * signed Merkle batches whose roots are kept outside the database too.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"platform", "vault"})
package io.huizhen.audit;
