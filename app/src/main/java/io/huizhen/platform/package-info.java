/**
 * What every room stands on and no room owns: data sources and migrations, clock, ids, instants, and the wiring of the
 * web. Holds nothing of medicine.
 */
@org.springframework.modulith.ApplicationModule(type = org.springframework.modulith.ApplicationModule.Type.OPEN)
package io.huizhen.platform;
