package care.hms.noshow;

import static care.hms.Clinic.at;
import static org.assertj.core.api.Assertions.assertThat;

import care.hms.Announcements;
import care.hms.AtOnce;
import care.hms.AtOnce.Ended;
import care.hms.Clinic;
import care.hms.HandSetClock;
import care.hms.Source;
import care.hms.appointment.AppointmentParts;
import care.hms.database.Sql;
import care.hms.database.TestDatabase;
import care.hms.schedule.ScheduleParts;
import java.util.Collections;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One appointment at a time, as a process timer asks for it. */
class SettleNoShowsIT {

    private final TestDatabase database = TestDatabase.shared();
    private final Sql sql = database.sql();
    private final Clinic clinic = Clinic.openIn(database);
    private final HandSetClock clock = new HandSetClock(at("09:15"));
    private final Announcements<AppointmentMarkedNoShow> marked = new Announcements<>();
    private final SettleNoShows settle = new SettleNoShows(
            AppointmentParts.appointments(database.entities()),
            new NoShowEffects(
                    ScheduleParts.slotBook(database.entities()),
                    new JpaNoShows(database.entities()),
                    AppointmentParts.timeline(database.entities()),
                    marked),
            clock);

    private Answer settle(UUID id) {
        return database.inTransaction(() -> settle.settle(id, Source.TIMER));
    }

    @ParameterizedTest(name = "A6 {0} at {1}: {2}")
    @CsvSource({
        "SCHEDULED, 09:14:59, NOT_YET_DUE",
        "SCHEDULED, 09:15:00, MARKED",
        "SCHEDULED, 09:15:01, MARKED",
        "CONFIRMED, 09:14:59.999999, NOT_YET_DUE",
        "CONFIRMED, 09:15:00, MARKED",
        "CHECKED_IN, 09:15:00, NOT_WAITING",
        "IN_PROGRESS, 09:15:00, NOT_WAITING",
        "COMPLETED, 09:15:00, ALREADY_SETTLED",
        "NO_SHOW, 09:15:00, ALREADY_SETTLED",
        "CANCELLED, 09:15:00, ALREADY_SETTLED",
    })
    void everyStatusHasItsAnswer(String status, String now, Answer answer) {
        var id = clinic.anAppointment().status(status).store();
        var before = sql.row("select * from appointments where id = ?", id);
        clock.set(at(now));

        assertThat(settle(id)).isEqualTo(answer);

        if (answer == Answer.MARKED) {
            assertThat(sql.row("select status, no_show_at, version from appointments where id = ?", id))
                    .isEqualTo(Map.of("status", "NO_SHOW", "no_show_at", at(now), "version", 1L));
            assertThat(marked.all())
                    .containsExactly(new AppointmentMarkedNoShow(
                            id, clinic.id(), NoShowReason.AUTO_TIMEOUT, Source.TIMER, at("09:15")));
        } else {
            assertThat(sql.row("select * from appointments where id = ?", id)).isEqualTo(before);
            assertThat(sql.count("no_show_logs where appointment_id = ?", id)).isZero();
            assertThat(marked.all()).isEmpty();
        }
    }

    @Test
    void A6_whatDoesNotExistIsSettled() {
        assertThat(settle(UUID.randomUUID())).isEqualTo(Answer.ALREADY_SETTLED);
    }

    @Test
    void A6_theSecondTimeItIsSettledAlready() {
        var id = clinic.anAppointment().store();

        assertThat(settle(id)).isEqualTo(Answer.MARKED);
        assertThat(settle(id)).isEqualTo(Answer.ALREADY_SETTLED);
        assertThat(sql.count("no_show_logs where appointment_id = ?", id)).isOne();
    }

    @Test
    void T7_howeverOldItIs() {
        var id = clinic.anAppointment().store();
        clock.set(at("09:15").plusSeconds(400L * 86_400));

        assertThat(settle(id)).isEqualTo(Answer.MARKED);
    }

    @Test
    void A7_twoTimersAtOnceMarkItOnce() throws Exception {
        for (int round = 0; round < 10; round++) {
            var id = clinic.anAppointment().store();
            Supplier<Answer> timer = () -> settle.settle(id, Source.TIMER);

            var ended = AtOnce.inTransactions(database, Collections.nCopies(4, timer));

            assertThat(ended)
                    .extracting(Ended::answer)
                    .containsOnlyOnce(Answer.MARKED)
                    .containsOnly(Answer.MARKED, Answer.ALREADY_SETTLED);
            assertThat(sql.count("no_show_logs where appointment_id = ?", id)).isOne();
        }
    }
}
