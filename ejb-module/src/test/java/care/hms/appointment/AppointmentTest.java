package care.hms.appointment;

import static care.hms.appointment.AnAppointment.ALERTS;
import static care.hms.appointment.AnAppointment.anAppointment;
import static care.hms.appointment.AnAppointment.slot;
import static care.hms.database.Rows.ZONE;
import static care.hms.database.Rows.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.hms.DomainFailure;
import care.hms.Stale;
import care.hms.hospital.NoShowPolicy;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AppointmentTest {

    private static final NoShowPolicy OF_SLOT_LENGTH = new NoShowPolicy(null);

    /** What somebody may try with an appointment. */
    enum Act {
        CONFIRM {
            @Override
            void on(Appointment appointment, Instant now) {
                appointment.confirm(now);
            }
        },
        CHECK_IN {
            @Override
            void on(Appointment appointment, Instant now) {
                appointment.checkIn(now, ZONE, ALERTS);
            }
        },
        VITALS {
            @Override
            void on(Appointment appointment, Instant now) {
                appointment.recordVitals(now, ALERTS);
            }
        },
        START {
            @Override
            void on(Appointment appointment, Instant now) {
                appointment.startConsultation(now);
            }
        },
        COMPLETE {
            @Override
            void on(Appointment appointment, Instant now) {
                appointment.complete(now);
            }
        },
        CANCEL {
            @Override
            void on(Appointment appointment, Instant now) {
                appointment.cancel(now, "ill");
            }
        },
        MOVE {
            @Override
            void on(Appointment appointment, Instant now) {
                appointment.moveTo(slot("11:00", 15), now, OF_SLOT_LENGTH);
            }
        },
        MARK_BY_HAND {
            @Override
            void on(Appointment appointment, Instant now) {
                appointment.markNoShowByHand(now);
            }
        },
        MARK {
            @Override
            void on(Appointment appointment, Instant now) {
                appointment.markNoShow(now);
            }
        };

        abstract void on(Appointment appointment, Instant now);
    }

    /** A dash is 409 illegal-transition, "due" 409 no-show-due, "first" 409 vitals-before-check-in. */
    private static final String WHILE_IT_RUNS = """
            at 09:05     CONFIRM    CHECK_IN    VITALS      START        COMPLETE   CANCEL     MOVE       MARK_BY_HAND  MARK
            SCHEDULED    CONFIRMED  CHECKED_IN  first       -            -          CANCELLED  SCHEDULED  NO_SHOW       NO_SHOW
            CONFIRMED    -          CHECKED_IN  first       -            -          CANCELLED  SCHEDULED  NO_SHOW       NO_SHOW
            CHECKED_IN   -          -           CHECKED_IN  IN_PROGRESS  -          CANCELLED  -          -             -
            IN_PROGRESS  -          -           -           -            COMPLETED  -          -          -             -
            COMPLETED    -          -           -           -            -          -          -          -             -
            NO_SHOW      -          -           -           -            -          -          -          -             -
            CANCELLED    -          -           -           -            -          -          -          -             -
            """;

    private static final String WHEN_IT_IS_DUE = """
            at 09:15     CONFIRM    CHECK_IN    VITALS      START        COMPLETE   CANCEL     MOVE       MARK_BY_HAND  MARK
            SCHEDULED    due        due         first       -            -          due        due        NO_SHOW       NO_SHOW
            CONFIRMED    due        due         first       -            -          due        due        NO_SHOW       NO_SHOW
            CHECKED_IN   -          -           CHECKED_IN  IN_PROGRESS  -          CANCELLED  -          -             -
            IN_PROGRESS  -          -           -           -            COMPLETED  -          -          -             -
            COMPLETED    -          -           -           -            -          -          -          -             -
            NO_SHOW      due        due         -           -            -          due        due        -             -
            CANCELLED    -          -           -           -            -          -          -          -             -
            """;

    static Stream<Arguments> everyActInEveryStatus() {
        return Stream.of(WHILE_IT_RUNS, WHEN_IT_IS_DUE).flatMap(AppointmentTest::cells);
    }

    private static Stream<Arguments> cells(String table) {
        var lines = table.lines().map(line -> line.split(" {2,}")).toList();
        var head = lines.get(0);
        return lines.stream().skip(1).flatMap(line -> IntStream.range(1, head.length)
                .mapToObj(i -> Arguments.of(head[0].substring(3), line[0], Act.valueOf(head[i]), line[i])));
    }

    @Test
    void A1_everyActIsTriedInEveryStatus() {
        assertThat(everyActInEveryStatus()).hasSize(2 * Act.values().length * AppointmentStatus.values().length);
    }

    @ParameterizedTest(name = "A1 T11 at {0} {1} {2}: {3}")
    @MethodSource("everyActInEveryStatus")
    void theEntityGuardsItsTransitions(String now, AppointmentStatus from, Act act, String outcome) {
        var appointment = anAppointment().in(from).build();
        var code =
                switch (outcome) {
                    case "-" -> "appointment.illegal-transition";
                    case "due" -> "appointment.no-show-due";
                    case "first" -> "appointment.vitals-before-check-in";
                    default -> null;
                };

        if (code == null) {
            act.on(appointment, at(now));
            assertThat(appointment.status()).isEqualTo(AppointmentStatus.valueOf(outcome));
        } else {
            assertThatThrownBy(() -> act.on(appointment, at(now)))
                    .isInstanceOfSatisfying(DomainFailure.class, failure -> {
                        assertThat(failure.kind()).isEqualTo(DomainFailure.Kind.CONFLICT);
                        assertThat(failure.code()).isEqualTo(code);
                        assertThat(failure.details()).containsEntry("status", from.name());
                    });
            assertThat(appointment.status()).isEqualTo(from);
        }
    }

    @Nested
    class NoShows {

        @ParameterizedTest(name = "T1 {0}: due {2}")
        @CsvSource({
            "a second before the end, 09:14:59, false",
            "a microsecond before the end, 09:14:59.999999, false",
            "at the end, 09:15:00, true",
            "a second after the end, 09:15:01, true",
        })
        void areDueFromTheSlotsEndOn(String when, String now, boolean due) {
            assertThat(anAppointment().build().isNoShowDue(at(now))).isEqualTo(due);
        }

        @ParameterizedTest(name = "T2 a slot of {0} minutes at {1}: due {2}")
        @CsvSource({"5, 09:04:59, false", "5, 09:05:00, true", "40, 09:39:59, false", "40, 09:40:00, true"})
        void followTheLengthOfTheirOwnSlot(int minutes, String now, boolean due) {
            assertThat(anAppointment().lasting(minutes).build().isNoShowDue(at(now)))
                    .isEqualTo(due);
        }

        @ParameterizedTest(name = "T3 {0}: due at {3}")
        @CsvSource({
            "a shorter delay, 5, 08:00, 09:05:00",
            "booked while it runs, , 09:10, 09:25:00",
            "booked while it runs with a shorter delay, 5, 09:10, 09:15:00",
        })
        void areDueAtTheStoredInstant(String rule, Integer minutes, String bookedAt, String due) {
            var appointment = anAppointment()
                    .noShowAfter(minutes == null ? null : Duration.ofMinutes(minutes))
                    .bookedAt(bookedAt)
                    .build();

            assertThat(appointment.noShowDueAt()).isEqualTo(at(due));
            assertThat(appointment.isNoShowDue(at(due).minusSeconds(1))).isFalse();
            assertThat(appointment.isNoShowDue(at(due))).isTrue();
            assertThat(appointment.isNoShowDue(at(due).plusSeconds(1))).isTrue();
        }

        @ParameterizedTest(name = "A2 by hand at {0}: {1}")
        @CsvSource({"08:59:59, appointment.not-started", "09:00:00, ", "09:00:01, ", "09:15:00, ", "13:00:00, "})
        void canBeMarkedByHandFromTheSlotsStartOn(String now, String code) {
            for (var status : new AppointmentStatus[] {AppointmentStatus.SCHEDULED, AppointmentStatus.CONFIRMED}) {
                var appointment = anAppointment().in(status).build();
                if (code == null) {
                    appointment.markNoShowByHand(at(now));
                    assertThat(appointment.status()).isEqualTo(AppointmentStatus.NO_SHOW);
                } else {
                    assertThatThrownBy(() -> appointment.markNoShowByHand(at(now)))
                            .isInstanceOfSatisfying(DomainFailure.class, failure -> assertThat(failure.code())
                                    .isEqualTo(code));
                    assertThat(appointment.status()).isEqualTo(status);
                }
            }
        }
    }

    /** T11: a second before the instant everything is possible, at and after it nothing, marked or not. */
    @Nested
    class TheDueInstant {

        static Stream<Arguments> lateActs() {
            return Stream.of(Act.CONFIRM, Act.CHECK_IN, Act.MOVE, Act.CANCEL)
                    .flatMap(act -> Stream.of("SCHEDULED", "CONFIRMED", "NO_SHOW")
                            .flatMap(status -> Stream.of("09:14:59", "09:15:00", "09:15:01")
                                    .map(now -> Arguments.of(act, status, now))));
        }

        @ParameterizedTest(name = "T11 {0} a {1} appointment at {2}")
        @MethodSource("lateActs")
        void isTheEndOfEveryOtherOutcome(Act act, AppointmentStatus status, String now) {
            var appointment = anAppointment().in(status).build();

            if ("09:14:59".equals(now)) {
                if (status == AppointmentStatus.SCHEDULED
                        || (status == AppointmentStatus.CONFIRMED && act != Act.CONFIRM)) {
                    assertThatCode(() -> act.on(appointment, at(now))).doesNotThrowAnyException();
                } else {
                    assertThatThrownBy(() -> act.on(appointment, at(now))).isInstanceOf(IllegalTransition.class);
                }
            } else {
                assertThatThrownBy(() -> act.on(appointment, at(now)))
                        .isInstanceOfSatisfying(NoShowDue.class, failure -> assertThat(failure.details())
                                .containsEntry("noShowDueAt", at("09:15").toString()))
                        .hasMessageContaining("reinstate");
            }
        }
    }

    @Nested
    class CheckingIn {

        @ParameterizedTest(name = "A1 in {0} at {1}: {2}")
        @CsvSource({
            "Europe/Berlin, 2026-01-18T22:59:59Z, appointment.too-early",
            "Europe/Berlin, 2026-01-18T23:00:00Z, ",
            "Europe/Berlin, 2026-01-18T23:00:01Z, ",
            "America/New_York, 2026-01-19T04:59:59Z, appointment.too-early",
            "America/New_York, 2026-01-19T05:00:00Z, ",
            "Pacific/Auckland, 2026-01-18T10:59:59Z, appointment.too-early",
            "Pacific/Auckland, 2026-01-18T11:00:00Z, ",
        })
        void isPossibleFromTheStartOfTheLocalDay(String zone, Instant now, String code) {
            var appointment = anAppointment().build();

            if (code == null) {
                appointment.checkIn(now, ZoneId.of(zone), ALERTS);
                assertThat(appointment.checkedInAt()).isEqualTo(now);
            } else {
                assertThatThrownBy(() -> appointment.checkIn(now, ZoneId.of(zone), ALERTS))
                        .isInstanceOfSatisfying(DomainFailure.class, failure -> assertThat(failure.code())
                                .isEqualTo(code));
                assertThat(appointment.checkedInAt()).isNull();
            }
        }

        @Test
        void T4_T5_setsTheInstantsAtWhichStaffAreAlerted() {
            var appointment = anAppointment().build();

            appointment.checkIn(at("08:55"), ZONE, ALERTS);

            assertThat(appointment.noVitalsDueAt()).isEqualTo(at("09:20"));
            assertThat(appointment.waitingTooLongDueAt()).isEqualTo(at("09:30"));
            assertThat(appointment.noDoctorDueAt()).isNull();
        }
    }

    @Nested
    class VitalsTaken {

        @Test
        void T4_theFirstSetTheDoctorsInstant() {
            var appointment = anAppointment().in(AppointmentStatus.CHECKED_IN).build();

            assertThat(appointment.recordVitals(at("09:20"), ALERTS)).isTrue();

            assertThat(appointment.vitalsRecordedAt()).isEqualTo(at("09:20"));
            assertThat(appointment.noDoctorDueAt()).isEqualTo(at("09:30"));
            assertThat(appointment.status()).isEqualTo(AppointmentStatus.CHECKED_IN);
        }

        @Test
        void A1_laterOnesMoveNoDeadline() {
            var appointment = anAppointment()
                    .in(AppointmentStatus.CHECKED_IN)
                    .withVitalsAt("09:20")
                    .build();

            assertThat(appointment.recordVitals(at("09:22"), ALERTS)).isFalse();

            assertThat(appointment.vitalsRecordedAt()).isEqualTo(at("09:20"));
            assertThat(appointment.noDoctorDueAt()).isEqualTo(at("09:30"));
        }
    }

    /** Due at 09:15, a second before and at that instant; with a delay of 30 minutes the slot is over before. */
    @ParameterizedTest(name = "{0} at {1}, no-show after {2}: leave {3}, schedule {4}")
    @CsvSource({
        "SCHEDULED, 09:14:59, , true, true",
        "SCHEDULED, 09:15:00, , false, false",
        "CONFIRMED, 09:14:59, , true, true",
        "CONFIRMED, 09:15:00, , false, false",
        "SCHEDULED, 09:15:00, 30, true, false",
        "SCHEDULED, 09:09:59, 10, true, true",
        "SCHEDULED, 09:10:00, 10, false, false",
        "CHECKED_IN, 11:00:00, , true, false",
        "IN_PROGRESS, 09:10:00, , false, false",
        "COMPLETED, 09:10:00, , false, false",
        "NO_SHOW, 09:10:00, , false, false",
        "CANCELLED, 09:10:00, , false, false"
    })
    void E1_E4_whoIsExpectedOrWaitsIsOpenToALeaveAndWhoIsStillToComeToASchedule(
            AppointmentStatus status, String now, Integer noShowAfter, boolean leave, boolean schedule) {
        var builder = anAppointment().in(status);
        if (noShowAfter != null) {
            builder.noShowAfter(Duration.ofMinutes(noShowAfter));
        }
        var appointment = builder.build();

        assertThat(appointment.isOpenToAbsence(at(now))).isEqualTo(leave);
        assertThat(appointment.isStillToCome(at(now))).isEqualTo(schedule);
    }

    @Test
    void A9_aMoveTakesTheNewSlotAndCountsFromIt() {
        var appointment = anAppointment().in(AppointmentStatus.CONFIRMED).build();
        var other = slot("11:00", 20);

        appointment.moveTo(other, at("09:05"), OF_SLOT_LENGTH);

        assertThat(appointment.slotId()).isEqualTo(other.id());
        assertThat(appointment.doctorId()).isEqualTo(other.doctorId());
        assertThat(appointment.time()).isEqualTo(other.time());
        assertThat(appointment.noShowDueAt()).isEqualTo(at("11:20"));
        assertThat(appointment.status()).isEqualTo(AppointmentStatus.SCHEDULED);
    }

    @Test
    void A7_aCallerMayActOnTheCurrentVersionOrSayNone() {
        var appointment = anAppointment().build();

        assertThatCode(() -> appointment.requireVersion(null)).doesNotThrowAnyException();
        assertThatCode(() -> appointment.requireVersion(0L)).doesNotThrowAnyException();
        assertThatThrownBy(() -> appointment.requireVersion(1L))
                .isInstanceOfSatisfying(
                        Stale.class, failure -> assertThat(failure.details()).containsEntry("currentVersion", 0L));
    }

    @Test
    void theTablesNameEveryStatusOnce() {
        for (var table : new String[] {WHILE_IT_RUNS, WHEN_IT_IS_DUE}) {
            assertThat(table.lines().skip(1).map(line -> line.split(" ", 2)[0]))
                    .containsExactlyInAnyOrder(Arrays.stream(AppointmentStatus.values())
                            .map(Enum::name)
                            .toArray(String[]::new));
        }
    }
}
