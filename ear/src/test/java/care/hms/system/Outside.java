package care.hms.system;

import care.hms.launcher.LocalGateway;
import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The world that the shared system sends to: an SMS gateway that is a process of its own, and a mail server. */
final class Outside {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static LocalGateway gateway;
    private static GreenMail mail;
    private static int mailPort;

    private Outside() {}

    /** An SMS as the gateway has taken it. */
    record Sms(String to, String body) {}

    /** Starts both; answers the settings of a system that sends there. */
    static synchronized Map<String, String> begin() {
        gateway = LocalGateway.start();
        mailPort = 0;
        startMail();
        mailPort = mail.getSmtp().getPort();
        var settings = new TreeMap<>(gateway.settings());
        settings.put("HMS_SMTP_HOST", "127.0.0.1");
        settings.put("HMS_SMTP_PORT", String.valueOf(mailPort));
        settings.put("HMS_MAIL_FROM", "HMS <hms@hospital.example>");
        settings.put("HMS_OPERATIONS_MAIL", "operations@hospital.example");
        return settings;
    }

    static void stopGateway() {
        gateway.close();
    }

    static void startGateway() {
        gateway = gateway.again();
    }

    static void stopMail() {
        mail.stop();
    }

    static void startMail() {
        mail = new GreenMail(new ServerSetup(mailPort, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
    }

    /** From now on the gateway does that with messages to numbers that begin so: accept, fail, refuse, hang. */
    static void gatewayDoes(String mode, String to) {
        var query = "behaviour?mode=" + mode + "&to=" + URLEncoder.encode(to, StandardCharsets.UTF_8);
        ask(HttpRequest.newBuilder(gateway.url().resolve(query)).PUT(BodyPublishers.noBody()));
    }

    static void gatewayAcceptsAgain() {
        gatewayDoes("accept", "");
    }

    /** What the gateway has taken for numbers that begin so, each message once, the newest first. */
    static List<Sms> smsTo(String number) {
        var taken = new ArrayList<Sms>();
        messages().path("messages").forEach(sms -> {
            if (sms.path("to").asText().startsWith(number)) {
                taken.add(new Sms(sms.path("to").asText(), sms.path("body").asText()));
            }
        });
        return taken;
    }

    /** How often the gateway was handed a message, repetitions included. */
    static long requests() {
        return messages().path("requests").asLong();
    }

    private static JsonNode messages() {
        try {
            return Api.JSON.readTree(ask(HttpRequest.newBuilder(gateway.url().resolve("messages"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The e-mails to that address: subject and text, and the message's id. */
    static List<Map<String, String>> mailTo(String address) {
        var found = new ArrayList<Map<String, String>>();
        for (var message : mail.getReceivedMessages()) {
            try {
                if (message.getAllRecipients()[0].toString().equals(address)) {
                    found.add(Map.of(
                            "subject", message.getSubject(),
                            "text", message.getContent().toString().strip(),
                            "id", message.getMessageID()));
                }
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
        return found;
    }

    private static String ask(HttpRequest.Builder request) {
        try {
            var answer = CLIENT.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
