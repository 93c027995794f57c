package care.hms.absence;

import static care.hms.absence.AbsenceType.EMERGENCY;
import static care.hms.absence.AbsenceType.PLANNED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import care.hms.Conflict;
import care.hms.DomainFailure;
import care.hms.DomainFailure.FieldError;
import care.hms.Invalid;
import care.hms.database.Rows;
import care.hms.schedule.SlotTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Monday, 19 January 2026, in Europe/Berlin. */
class AbsenceRulesTest {

    private static final ZoneId BERLIN = Rows.ZONE;
    private static final LocalDate TODAY = Rows.DAY;
    private static final Instant NOW = Rows.at("12:00");

    private static WantedAbsence wanted(String startDate, String startTime, String endDate, String endTime) {
        return new WantedAbsence(PLANNED, date(startDate), time(startTime), date(endDate), time(endTime), null);
    }

    private static LocalDate date(String text) {
        return text == null ? null : LocalDate.parse(text);
    }

    private static LocalTime time(String text) {
        return text == null ? null : LocalTime.parse(text);
    }

    private static AbsencePeriod period(WantedAbsence wanted) {
        return AbsenceRules.period(wanted, null, BERLIN, NOW);
    }

    /** The last two cases: a day of 23 hours, and a time that the clocks leave out. */
    @ParameterizedTest(name = "E2 {0} {1} to {2} {3}")
    @CsvSource({
        "2026-01-22,      , 2026-01-22,      , 2026-01-21T23:00:00Z, 2026-01-22T23:00:00Z",
        "2026-01-22,      , 2026-01-24,      , 2026-01-21T23:00:00Z, 2026-01-24T23:00:00Z",
        "2026-01-22, 10:00, 2026-01-22, 11:30, 2026-01-22T09:00:00Z, 2026-01-22T10:30:00Z",
        "2026-01-22, 18:00, 2026-01-23,      , 2026-01-22T17:00:00Z, 2026-01-23T23:00:00Z",
        "2026-01-22,      , 2026-01-23, 08:00, 2026-01-21T23:00:00Z, 2026-01-23T07:00:00Z",
        "2026-03-29,      , 2026-03-29,      , 2026-03-28T23:00:00Z, 2026-03-29T22:00:00Z",
        "2026-03-29, 02:30, 2026-03-29,      , 2026-03-29T01:30:00Z, 2026-03-29T22:00:00Z",
    })
    void withoutTimesAnAbsenceIsWholeLocalDays(
            String startDate, String startTime, String endDate, String endTime, Instant startsAt, Instant endsAt) {
        assertThat(period(wanted(startDate, startTime, endDate, endTime)))
                .extracting(AbsencePeriod::startsAt, AbsencePeriod::endsAt)
                .containsExactly(startsAt, endsAt);
    }

    @ParameterizedTest(name = "{0} {1} to {2} {3}: {4}")
    @CsvSource({
        "          ,      , 2026-01-22,      , startDate",
        "2026-01-22,      ,           ,      , endDate",
        "2026-01-22,      , 2026-01-21,      , endDate",
        "2026-01-22,      , 2027-01-24,      , endDate",
        "2028-01-22,      , 2028-01-22,      , endDate",
        "2026-01-22, 10:00, 2026-01-22, 10:00, endTime",
        "2026-01-22, 10:00, 2026-01-22, 09:59, endTime",
    })
    void anAbsenceIsInOrderAndNotEndless(
            String startDate, String startTime, String endDate, String endTime, String field) {
        var refusal = catchThrowableOfType(Invalid.class, () -> period(wanted(startDate, startTime, endDate, endTime)));

        assertThat(refusal.errors()).extracting(FieldError::field).containsExactly(field);
    }

    @Test
    void itMayLastAYearAndADay() {
        assertThat(period(wanted("2026-01-22", null, "2027-01-23", null)).endDate())
                .isEqualTo(LocalDate.of(2027, 1, 23));
    }

    @Test
    void everythingThatIsWrongIsNamedAtOnce() {
        var refusal =
                catchThrowableOfType(Invalid.class, () -> period(new WantedAbsence(null, null, null, null, null, " ")));

        assertThat(refusal.errors())
                .extracting(FieldError::field)
                .containsExactly("type", "startDate", "endDate", "reason");
    }

    @ParameterizedTest(name = "{0} characters: {1}")
    @CsvSource({"1, true", "500, true", "501, false"})
    void theReasonIsShort(int length, boolean accepted) {
        var wanted = new WantedAbsence(EMERGENCY, TODAY, null, TODAY, null, "x".repeat(length));

        if (accepted) {
            assertThat(period(wanted).startDate()).isEqualTo(TODAY);
        } else {
            assertThatThrownBy(() -> period(wanted)).isInstanceOf(Invalid.class);
        }
    }

    /** It is noon of the 19th. */
    @ParameterizedTest(name = "{0} to {1} {2}: past is {3}")
    @CsvSource({
        "2026-01-18, 2026-01-18,      , true",
        "2026-01-18, 2026-01-20,      , true",
        "2026-01-19, 2026-01-19, 12:00, true",
        "2026-01-19, 2026-01-19, 12:01, false",
        "2026-01-19, 2026-01-19,      , false",
    })
    void whatIsOverIsNoAbsence(String startDate, String endDate, String endTime, boolean past) {
        var wanted = wanted(startDate, null, endDate, endTime);

        if (past) {
            assertThatThrownBy(() -> period(wanted))
                    .isInstanceOf(Conflict.class)
                    .extracting(refusal -> ((DomainFailure) refusal).code())
                    .isEqualTo("absence.past");
        } else {
            assertThat(period(wanted).endDate()).isEqualTo(date(endDate));
        }
    }

    @Test
    void oneThatHasBegunMayKeepItsFirstDay() {
        var yesterday = TODAY.minusDays(1);
        var wanted = new WantedAbsence(PLANNED, yesterday, null, TODAY, null, null);

        assertThat(AbsenceRules.period(wanted, yesterday, BERLIN, NOW).startDate())
                .isEqualTo(yesterday);
        assertThatThrownBy(() -> AbsenceRules.period(wanted, yesterday.minusDays(1), BERLIN, NOW))
                .isInstanceOf(Conflict.class);
    }

    @ParameterizedTest(name = "{0} to {1}: {2}")
    @CsvSource({"09:45, 10:00, false", "09:46, 10:01, true", "11:29, 11:44, true", "11:30, 11:45, false"})
    void anAbsenceTouchesWhateverItShares(String start, String end, boolean touches) {
        var period = period(wanted("2026-01-22", "10:00", "2026-01-22", "11:30"));
        var day = LocalDate.of(2026, 1, 22);
        var time = new SlotTime(
                day,
                time(start),
                time(end),
                day.atTime(time(start)).atZone(BERLIN).toInstant(),
                day.atTime(time(end)).atZone(BERLIN).toInstant());

        assertThat(period.touches(time)).isEqualTo(touches);
    }

    // An absence that stands

    private static Absence standing(AbsenceType type) {
        return new Absence(
                UUID.randomUUID(),
                UUID.randomUUID(),
                type,
                period(wanted("2026-01-22", null, "2026-01-22", null)),
                "family",
                UUID.randomUUID(),
                NOW);
    }

    @Test
    void E3_aPlannedAbsenceMayBecomeAnEmergencyAndAnEmergencyStaysOne() {
        var other = period(wanted("2026-01-23", null, "2026-01-24", null));
        var planned = standing(PLANNED);

        planned.change(EMERGENCY, other, null);

        assertThat(planned.type()).isEqualTo(EMERGENCY);
        assertThat(planned.period()).isEqualTo(other);
        assertThatThrownBy(() -> planned.change(PLANNED, other, null))
                .isInstanceOf(Conflict.class)
                .extracting(refusal -> ((DomainFailure) refusal).code())
                .isEqualTo("absence.emergency");
    }

    @Test
    void whatIsWithdrawnOrOverIsNotChanged() {
        var absence = standing(PLANNED);
        absence.requireStanding(absence.period().endsAt().minusSeconds(1));

        assertThatThrownBy(() -> absence.requireStanding(absence.period().endsAt()))
                .extracting(refusal -> ((DomainFailure) refusal).code())
                .isEqualTo("absence.over");

        absence.withdraw(UUID.randomUUID(), NOW);
        assertThatThrownBy(() -> absence.requireStanding(NOW))
                .extracting(refusal -> ((DomainFailure) refusal).code())
                .isEqualTo("absence.withdrawn");
    }

    @Test
    void theReasonIsNotForEverybody() {
        assertThat(standing(PLANNED).view(true).reason()).isEqualTo("family");
        assertThat(standing(PLANNED).view(false).reason()).isNull();
    }
}
