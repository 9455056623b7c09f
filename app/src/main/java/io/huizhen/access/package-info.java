/**
 * Who may do what: login and sessions, roles, the guard of every case, and the grants behind it. Denied by default.
 */
@org.springframework.modulith.ApplicationModule
package io.huizhen.access;
