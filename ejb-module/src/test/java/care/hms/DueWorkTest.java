package care.hms;

import static org.assertj.core.api.Assertions.assertThat;

import care.hms.DueWork.Due;
import jakarta.ejb.EJBException;
import jakarta.persistence.EntityExistsException;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.PessimisticLockException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DueWorkTest {

    private static final Fence OPEN = new Fence() {
        @Override
        public void hold() {}

        @Override
        public void check() {}
    };

    private final List<Due> due = Stream.generate(UUID::randomUUID)
            .limit(DueWork.PAGE)
            .map(id -> new Due(Instant.EPOCH, id))
            .toList();
    private final List<Integer> attempts = new ArrayList<>();

    /** A page of which some cannot be done. */
    private DueWork.Tally work(Predicate<UUID> fails, RuntimeException cause) {
        return DueWork.doAll(
                "the work",
                new DueWork.Step() {
                    @Override
                    public List<Due> next(Due last, int limit) {
                        return last.equals(Due.FIRST) ? due : List.of();
                    }

                    @Override
                    public int perform(List<UUID> ids) {
                        attempts.add(ids.size());
                        if (ids.stream().anyMatch(fails)) {
                            throw new EJBException(new PersistenceException(cause));
                        }
                        return ids.size();
                    }
                },
                OPEN,
                DueWork.PAGE);
    }

    @Test
    void oneThatCannotBeDoneStopsNoOther() {
        var bad = due.get(77).id();

        var tally = work(bad::equals, new EntityExistsException());

        assertThat(tally.done()).isEqualTo(DueWork.PAGE - 1);
        assertThat(tally.failed()).containsExactly(bad);
        assertThat(tally.broken()).isNull();
    }

    @Test
    void oneThatSomebodyHoldsStopsNoOther() {
        var held = due.get(499).id();

        var tally = work(held::equals, new PessimisticLockException());

        assertThat(tally.done()).isEqualTo(DueWork.PAGE - 1);
        assertThat(tally.failed()).containsExactly(held);
        assertThat(tally.broken()).isNull();
    }

    /** Halved down to every single row, each with the whole time of a lock, a run would take hours. */
    @Test
    void whenEverythingWaitsItIsGivenUp() {
        var tally = work(id -> true, new PessimisticLockException());

        assertThat(attempts).hasSize(DueWork.MOST_WAITS + 1);
        assertThat(tally.done()).isZero();
        assertThat(tally.broken()).isInstanceOf(EJBException.class);
    }

    @Test
    void everythingThatIsWrongIsFoundHoweverMuch() {
        var bad = Set.copyOf(due.subList(100, 150).stream().map(Due::id).toList());

        var tally = work(bad::contains, new EntityExistsException());

        assertThat(tally.done()).isEqualTo(DueWork.PAGE - 50);
        assertThat(tally.failed()).containsExactlyInAnyOrderElementsOf(bad);
    }
}
