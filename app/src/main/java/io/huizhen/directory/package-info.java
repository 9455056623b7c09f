/** Who there is: hospitals and their agreements, departments with their pilot flag, practitioners, patients. */
@org.springframework.modulith.ApplicationModule
package io.huizhen.directory;
