package care.hms.watchdog;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One {@code POST /external-trigger}, each of whose steps has an end (§5). */
final class TriggerCall {

    private static final String KEY = "x-cron-api-key";

    private final Backend backend;
    private final Names names;

    TriggerCall(Backend backend, Names names) {
        this.backend = backend;
        this.names = names;
    }

    /**
     * Calls once.
     *
     * @throws CallFailed when no whole answer came
     */
    Reply post(String key) throws CallFailed {
        resolve();
        // A connection of five minutes ago proves nothing: each call makes its own.
        var client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(backend.toConnect())
                // The key goes where it was meant to go and nowhere else.
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        var request = HttpRequest.newBuilder(backend.trigger())
                .header(KEY, key)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString("{}"))
                .build();
        return reply(client.sendAsync(request, start -> new LimitedBody()));
    }

    private Reply reply(CompletableFuture<HttpResponse<byte[]>> call) throws CallFailed {
        try {
            var answer = within(backend.toAnswer(), call);
            return new Reply(
                    answer.statusCode(), answer.headers().firstValue("location").orElse(""), answer.body());
        } catch (TimeoutException e) {
            throw new CallFailed("No answer within " + backend.toAnswer().toSeconds() + " s from " + backend.trigger());
        } catch (ExecutionException e) {
            throw new CallFailed(reason(e.getCause()) + " (" + backend.trigger() + ")");
        }
    }

    /** A step of its own: the HTTP client below asks again, finds the answer remembered, and has no limit for it. */
    private void resolve() throws CallFailed {
        var host = backend.url().getHost();
        var asked = new FutureTask<>(() -> names.resolve(host));
        var asking = new Thread(asked, "resolve " + host);
        asking.setDaemon(true);
        asking.start();
        try {
            within(backend.toConnect(), asked);
        } catch (TimeoutException e) {
            throw new CallFailed("The name " + host + " was not resolved within "
                    + backend.toConnect().toSeconds() + " s");
        } catch (ExecutionException e) {
            throw new CallFailed("The name " + host + " cannot be resolved: " + Reason.of(e.getCause()));
        }
    }

    private static <T> T within(Duration limit, Future<T> future)
            throws CallFailed, TimeoutException, ExecutionException {
        try {
            return future.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CallFailed("Interrupted");
        } finally {
            future.cancel(true);
        }
    }

    private String reason(Throwable failure) {
        if (failure instanceof HttpConnectTimeoutException) {
            return "No connection within " + backend.toConnect().toSeconds() + " s";
        }
        // Its message is null as often as not.
        if (failure instanceof ConnectException) {
            return "Connection refused";
        }
        return failure instanceof IOException
                ? Reason.of(failure)
                : failure.getClass().getSimpleName() + ": " + Reason.of(failure);
    }
}
