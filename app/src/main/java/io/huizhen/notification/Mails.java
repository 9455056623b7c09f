package io.huizhen.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Mail. Called by outbox handlers only. A message sent twice carries the same Message-ID, so the reader sees one. */
@Component
public class Mails {

    /** Connecting, writing and answering together; the parts are in {@code application.yaml}. */
    public static final Duration LONGEST = Duration.ofSeconds(12);

    private final JavaMailSender sender;
    private final NotificationSettings settings;

    Mails(JavaMailSender sender, NotificationSettings settings) {
        this.sender = sender;
        this.settings = settings;
    }

    /**
     * Sends plain text.
     *
     * @param key makes the Message-ID
     * @throws GatewayException when the server did not take it
     */
    public void send(String address, String subject, String text, String key) {
        try {
            MimeMessage message = sender.createMimeMessage();
            MimeMessageHelper helper = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
            helper.setFrom(settings.mailFrom());
            helper.setTo(address);
            helper.setSubject(subject);
            helper.setText(text);
            message.saveChanges();
            message.setHeader("Message-ID", "<" + key.replaceAll("[^A-Za-z0-9.-]", ".") + "@huizhen>");
            sender.send(message);
        } catch (MessagingException | MailException e) {
            throw new GatewayException("mail server", e.getClass());
        }
    }
}
