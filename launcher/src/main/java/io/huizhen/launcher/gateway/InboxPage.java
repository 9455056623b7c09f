package io.huizhen.launcher.gateway;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page on which a person reads what went out. */
final class InboxPage {

    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"，。；！？）]*[^\\s<>\"，。；！？）.,;:!?)]");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private InboxPage() {}

    /** @param messages newest first */
    static String of(List<Message> messages) {
        StringBuilder page = new StringBuilder("""
                <!doctype html>
                <html lang="zh-CN">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>收件箱 Inbox</title>
                <style>
                body { font: 16px/1.5 "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", system-ui, sans-serif;
                  margin: 0 auto; max-width: 42rem; padding: 1rem; color: #1b2b34; background: #fff; }
                h1 { font-size: 1.5rem; } h2 { font-size: 1rem; margin: 0; }
                ol { list-style: none; padding: 0; }
                article { border-top: 1px solid #9aa8b0; padding: 1rem 0; }
                p { white-space: pre-wrap; overflow-wrap: anywhere; margin: .25rem 0 0; }
                .about { color: #4a5a63; }
                a { color: #00539b; }
                </style>
                </head>
                <body>
                <main>
                <h1>收件箱 Inbox</h1>
                <p class="about">本机发出的短信和邮件，最新的在最上面。 Text messages and mail sent on this machine, newest first.</p>
                """);
        if (messages.isEmpty()) {
            page.append("<p>还没有消息。 Nothing yet.</p>\n");
        } else {
            page.append("<ol>\n");
            messages.forEach(message -> page.append(article(message)));
            page.append("</ol>\n");
        }
        return page.append("</main>\n</body>\n</html>\n").toString();
    }

    private static String article(Message message) {
        String kind = message.kind() == Message.Kind.SMS ? "短信 SMS" : "邮件 Mail";
        String subject = message.subject() == null ? "" : "<p><strong>" + escape(message.subject()) + "</strong></p>\n";
        return """
                <li><article>
                <h2>%s · %s</h2>
                <p class="about"><time datetime="%s">%s</time></p>
                %s<p>%s</p>
                </article></li>
                """.formatted(
                        kind,
                        escape(message.to()),
                        message.at(),
                        TIME.format(message.at().atZone(ZoneId.systemDefault())),
                        subject,
                        linked(message.text()));
    }

    private static String linked(String text) {
        StringBuilder linked = new StringBuilder();
        Matcher link = LINK.matcher(text);
        int from = 0;
        while (link.find()) {
            String address = escape(link.group());
            linked.append(escape(text.substring(from, link.start())))
                    .append("<a href=\"" + address + "\">" + address + "</a>");
            from = link.end();
        }
        return linked.append(escape(text.substring(from))).toString();
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
