package care.hms.account;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The failed sign-ins of a test. */
final class InMemorySignInFailures implements SignInFailures {

    private record Known(UUID accountId, Subject address) {}

    private final Map<Subject, Attempts> attempts = new HashMap<>();
    private final Map<Known, Instant> known = new HashMap<>();

    @Override
    public Attempts lock(Subject subject, Instant now) {
        return attempts.getOrDefault(subject, Attempts.none(now));
    }

    @Override
    public void store(Subject subject, Attempts latest) {
        attempts.put(subject, latest);
    }

    @Override
    public void forget(Subject subject) {
        attempts.remove(subject);
    }

    @Override
    public void forgetThoseQuietSince(Instant limit) {
        attempts.values().removeIf(quiet -> quiet.lastAt().isBefore(limit));
    }

    @Override
    public boolean isKnown(UUID accountId, Subject address, Instant since) {
        var last = known.get(new Known(accountId, address));
        return last != null && !last.isBefore(since);
    }

    @Override
    public void remember(UUID accountId, Subject address, Instant now) {
        known.put(new Known(accountId, address), now);
    }

    @Override
    public void forgetAddresses(UUID accountId, Instant limit) {
        known.entrySet()
                .removeIf(entry -> entry.getKey().accountId().equals(accountId)
                        && entry.getValue().isBefore(limit));
    }
}
