/**
 * The consult: seats and links, waiting room, the live session on the media servers, notes, recording, attendance, and
 * how it ends. A live consult is owned by one node through a lease; leaving the room ends nothing.
 */
@org.springframework.modulith.ApplicationModule
package io.huizhen.consult;
