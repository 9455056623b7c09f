/**
 * Operations: alerts with an owner, acknowledgement and escalation; the live wall; metrics. Learns of trouble by looking
 * at what the other rooms keep and by their events; called by none but the desk.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Operations")
package io.huizhen.ops;
