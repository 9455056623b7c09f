/** What patients thought of it: one rating a case, in two taps. What is done about it comes with the feedback process. */
@org.springframework.modulith.ApplicationModule
package io.huizhen.feedback;
