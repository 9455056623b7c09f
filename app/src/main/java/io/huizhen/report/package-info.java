/** The report of a consult: drafted from the case, signed by the doctor, adopted by the clinician, amended by versions. */
@org.springframework.modulith.ApplicationModule(displayName = "Report")
package io.huizhen.report;
