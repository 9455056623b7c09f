/**
 * Process and decision models in force: which version applies to which case, starting and continuing a case's
 * processes, deciding by a frozen table, and the diagram of where a case stands. The engine stays in {@code process}.
 */
@org.springframework.modulith.ApplicationModule
package io.huizhen.models;
