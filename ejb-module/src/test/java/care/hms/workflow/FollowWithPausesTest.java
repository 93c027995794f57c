package care.hms.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import care.hms.HandSetClock;
import jakarta.ejb.EJBException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FollowWithPausesTest {

    private static final UUID BAD = new UUID(0, 1);
    private static final UUID GOOD = new UUID(0, 2);
    private static final Instant START = Instant.parse("2027-05-01T09:00:00Z");

    private final HandSetClock realTime = new HandSetClock(START);
    private final Set<UUID> cannot = new HashSet<>(Set.of(BAD));
    private final List<UUID> tried = new ArrayList<>();
    private final List<Long> secondsOfBad = new ArrayList<>();
    private final FollowWithPauses following = new FollowWithPauses(this::follow, realTime);

    private void follow(UUID id) {
        tried.add(id);
        if (id.equals(BAD)) {
            secondsOfBad.add(Duration.between(START, realTime.instant()).toSeconds());
        }
        if (cannot.contains(id)) {
            throw new EJBException("no process definition");
        }
    }

    /** A turn each second, as the drain takes them. */
    private void pass(Duration time) {
        for (var until = realTime.instant().plus(time);
                realTime.instant().isBefore(until);
                realTime.set(realTime.instant().plusSeconds(1))) {
            following.follow(BAD);
            following.follow(GOOD);
        }
    }

    @Test
    void whoCannotFollowWaitsTwiceAsLongEachTimeUpToFiveMinutes() {
        pass(Duration.ofMinutes(20));

        assertThat(secondsOfBad).containsExactly(0L, 1L, 3L, 7L, 15L, 31L, 63L, 127L, 255L, 511L, 811L, 1111L);
    }

    @Test
    void nobodyElseWaits() {
        pass(Duration.ofSeconds(10));

        assertThat(tried).filteredOn(GOOD::equals).hasSize(10);
        assertThat(secondsOfBad).hasSize(4);
    }

    @Test
    void whoHasFollowedIsTriedAtOnceTheNextTime() {
        pass(Duration.ofSeconds(7));
        cannot.clear();
        pass(Duration.ofSeconds(1));
        assertThat(following.waiting()).isZero();

        cannot.add(BAD);
        secondsOfBad.clear();
        pass(Duration.ofSeconds(2));

        assertThat(secondsOfBad).containsExactly(8L, 9L);
    }

    @Test
    void whomAnotherNodeHasHelpedIsForgotten() {
        following.follow(BAD);
        realTime.set(START.plusSeconds(1).plus(FollowWithPauses.LONGEST));
        following.forgetTheHelped();
        assertThat(following.waiting()).isOne();

        realTime.set(realTime.instant().plusMillis(1));
        following.forgetTheHelped();

        assertThat(following.waiting()).isZero();
    }
}
