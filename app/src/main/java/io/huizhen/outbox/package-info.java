/**
 * The one way to the outside: an entry written in the caller's transaction, carried out after it, tried again with
 * growing pauses, and given up into an incident with an owner. Built on db-scheduler (ADR 0003).
 */
@org.springframework.modulith.ApplicationModule
package io.huizhen.outbox;
