/** The times of consults: booked in a doctor's calendar, freed when the case ends or nobody comes. */
@org.springframework.modulith.ApplicationModule
package io.huizhen.scheduling;
