/** Mail and SMS. What is sent says nothing of health: a number, a time, a link. Sent by the outbox, never by a delegate. */
@org.springframework.modulith.ApplicationModule
package io.huizhen.notification;
