package care.hms.gateway;

import java.time.temporal.ChronoUnit;
import java.util.List;

/** The page on which people read what would have been sent. */
final class MessagesPage {

    static final String STYLE = """
            body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; }
            table { border-collapse: collapse; width: 100%; }
            caption { text-align: left; padding-bottom: .5rem; }
            th, td { text-align: left; vertical-align: top; padding: .5rem; border-bottom: 1px solid #767676; }
            """;

    private MessagesPage() {}

    static String of(List<CapturedMessage> messages) {
        var page = new StringBuilder("""
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>Captured SMS</title>
                <link rel="stylesheet" href="style.css">
                </head>
                <body>
                <main>
                <h1>Captured SMS</h1>
                <p>None of these was sent: this gateway stands in for a real one. <a href=".">Look again</a></p>
                """);
        if (messages.isEmpty()) {
            page.append("<p>There is none yet.</p>\n");
        } else {
            page.append("<table>\n<caption>")
                    .append(messages.size())
                    .append(" messages, the newest first; times are UTC</caption>\n<thead><tr>")
                    .append("<th scope=\"col\">Received</th><th scope=\"col\">To</th><th scope=\"col\">From</th>")
                    .append("<th scope=\"col\">Message</th></tr></thead>\n<tbody>\n");
            messages.forEach(message -> row(page, message));
            page.append("</tbody>\n</table>\n");
        }
        return page.append("</main>\n</body>\n</html>\n").toString();
    }

    private static void row(StringBuilder page, CapturedMessage message) {
        var received = message.at().truncatedTo(ChronoUnit.SECONDS).toString();
        page.append("<tr><td><time datetime=\"")
                .append(received)
                .append("\">")
                .append(received)
                .append("</time></td><td>")
                .append(escaped(message.to()))
                .append("</td><td>")
                .append(escaped(message.from()))
                .append("</td><td>")
                .append(escaped(message.body()))
                .append("</td></tr>\n");
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
