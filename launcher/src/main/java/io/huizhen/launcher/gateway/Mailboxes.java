package io.huizhen.launcher.gateway;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.Address;
import jakarta.mail.Flags;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Empties the mail server's boxes, which keep every mail for ever, into the newest messages. */
final class Mailboxes {

    private final GreenMail server;
    private final Newest newest;

    Mailboxes(GreenMail server, Newest newest) {
        this.server = server;
        this.newest = newest;
    }

    /** Takes out what is there now; a mail that comes meanwhile waits for the next time. */
    synchronized void empty() throws IOException {
        try {
            for (GreenMailUser user : List.copyOf(server.getUserManager().listUser())) {
                MailFolder box = server.getManagers().getImapHostManager().getInbox(user);
                for (StoredMessage mail : box.getMessages()) {
                    newest.take(UUID.randomUUID().toString(), read(mail.getMimeMessage()));
                    mail.setFlag(Flags.Flag.DELETED, true);
                }
                box.expunge();
            }
        } catch (FolderException | MessagingException e) {
            throw new IOException("A mail cannot be read", e);
        }
    }

    private static Message read(MimeMessage mail) throws MessagingException, IOException {
        Address[] to = mail.getRecipients(RecipientType.TO);
        return new Message(
                Message.Kind.MAIL,
                to == null ? "" : Arrays.stream(to).map(Mailboxes::address).collect(Collectors.joining(", ")),
                mail.getSubject(),
                text(mail).strip(),
                mail.getReceivedDate().toInstant());
    }

    private static String address(Address one) {
        return one instanceof InternetAddress address ? address.getAddress() : one.toString();
    }

    /** The plain text of a mail: of alternatives the plain one, of attachments the name. */
    private static String text(Part part) throws MessagingException, IOException {
        if (part.getFileName() != null) {
            return "[" + part.getFileName() + "]";
        }
        if (part.isMimeType("text/plain")) {
            return (String) part.getContent();
        }
        if (part.isMimeType("text/html")) {
            return ((String) part.getContent())
                    .replaceAll("(?is)<a [^>]*href=\"([^\"]+)\"[^>]*>(.*?)</a>", "$2 $1 ")
                    .replaceAll("(?is)<(style|head)[^>]*>.*?</\\1>|<[^>]+>", "")
                    .replace("&amp;", "&");
        }
        if (part.getContent() instanceof Multipart parts) {
            List<String> texts = new ArrayList<>();
            for (int i = 0; i < parts.getCount(); i++) {
                texts.add(text(parts.getBodyPart(i)));
                if (part.isMimeType("multipart/alternative")
                        && parts.getBodyPart(i).isMimeType("text/plain")) {
                    return texts.getLast();
                }
            }
            return String.join("\n", texts);
        }
        return "";
    }
}
