/**
 * The worklist: what waits for a person, in a table of its own that is written in the engine's transaction. Holds user
 * tasks, and incidents with an owner. Completing a task goes through here; the engine stays in {@code process}.
 */
@org.springframework.modulith.ApplicationModule
package io.huizhen.worklist;
