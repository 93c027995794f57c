package care.hms.notification;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * Sends through an HTTP gateway that takes requests as Twilio does. Each message carries its own id as
 * {@code Idempotency-Key}: a gateway that knows the header sends it once, even when an answer was lost.
 */
final class SmsCarrier implements Carrier {

    private static final Duration TO_CONNECT = Duration.ofSeconds(3);
    private static final Duration TO_ANSWER = Duration.ofSeconds(10);
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY_REQUESTS = 429;

    private final NotificationSettings.Sms settings;
    private final URI messages;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TO_CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    SmsCarrier(NotificationSettings.Sms settings) {
        this.settings = settings;
        var base = settings.url().toString();
        this.messages = URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base)
                + "/2010-04-01/Accounts/" + encoded(settings.account()) + "/Messages.json");
    }

    @Override
    public Delivery carry(Parcel parcel) {
        var answer = client.sendAsync(request(parcel), BodyHandlers.discarding());
        try {
            return delivery(
                    answer.get(TO_ANSWER.toMillis(), TimeUnit.MILLISECONDS).statusCode());
        } catch (TimeoutException late) {
            return abandoned(answer, "TIMEOUT");
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return abandoned(answer, "INTERRUPTED");
        } catch (ExecutionException broken) {
            return Delivery.failed(broken.getCause() instanceof ConnectException ? "UNREACHABLE" : "CONNECTION_LOST");
        }
    }

    private static Delivery abandoned(CompletableFuture<HttpResponse<Void>> answer, String why) {
        answer.cancel(true);
        return Delivery.failed(why);
    }

    private HttpRequest request(Parcel parcel) {
        var form = Map.of("To", number(parcel.to()), "From", settings.from(), "Body", parcel.message());
        var credentials = (settings.account() + ":" + settings.token()).getBytes(UTF_8);
        return HttpRequest.newBuilder(messages)
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Idempotency-Key", parcel.id().toString())
                .POST(BodyPublishers.ofString(form.entrySet().stream()
                        .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&"))))
                .build();
    }

    /** A wrong login is the installation's mistake and no message's: it is tried again until somebody mends it. */
    private static Delivery delivery(int status) {
        if (status >= 200 && status < 300) {
            return Delivery.accepted();
        }
        var isTheMessagesFault = status >= 400
                && status < 500
                && status != 401
                && status != 403
                && status != REQUEST_TIMEOUT
                && status != TOO_MANY_REQUESTS;
        return isTheMessagesFault ? Delivery.refused("HTTP_" + status) : Delivery.failed("HTTP_" + status);
    }

    /** People write numbers with blanks, dashes and brackets. */
    private static String number(String phone) {
        return phone.replaceAll("[^+0-9]", "");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
