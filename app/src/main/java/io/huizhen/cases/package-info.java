/** The case: its participants, kind and state with reason, and the one timeline of all its moves. */
@org.springframework.modulith.ApplicationModule
package io.huizhen.cases;
