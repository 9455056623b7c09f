package io.huizhen.launcher.gateway;

import java.time.Instant;

/**
 * One message that went out.
 *
 * @param subject of a mail, or null
 */
record Message(Kind kind, String to, String subject, String text, Instant at) {

    enum Kind {
        SMS,
        MAIL
    }
}
