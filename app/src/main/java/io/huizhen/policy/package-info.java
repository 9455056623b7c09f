/** Dated rules as data: what changes by law, province or pilot is a row here and never an {@code if}. */
@org.springframework.modulith.ApplicationModule
package io.huizhen.policy;
