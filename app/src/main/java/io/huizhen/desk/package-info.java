/**
 * Where people work: every role's home, the worklist, and the case page composed from each room's panel. May call all
 * rooms; called by none.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Desk")
package io.huizhen.desk;
