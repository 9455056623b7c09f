/**
 * In which mode a person takes part: what the line carries, step by step, as pure functions of what was measured. See
 * docs/adr/0012-media-modes.md for the rules and their reasons.
 */
package io.huizhen.consult.mode;
