package io.huizhen.notification;

import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The words of mail and SMS: {@code messages/notification*.properties}. Sent in Chinese first, then English. */
@Component
public class Texts {

    private final MessageSource messages;
    private final String publicUrl;

    Texts(MessageSource messages, @Value("${huizhen.public-url}") String publicUrl) {
        this.messages = messages;
        this.publicUrl = publicUrl.replaceAll("/+$", "");
    }

    /** The text of {@code notification.<key>} in both languages, for people whose language we do not know. */
    public String of(String key, Object... arguments) {
        String code = "notification." + key;
        return messages.getMessage(code, arguments, Locale.SIMPLIFIED_CHINESE)
                + "\n"
                + messages.getMessage(code, arguments, Locale.ENGLISH);
    }

    /** A path as a link that works from outside. */
    public String link(String path) {
        return publicUrl + path;
    }
}
