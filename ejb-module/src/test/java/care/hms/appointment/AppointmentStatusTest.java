package care.hms.appointment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AppointmentStatusTest {

    /** A1, as the decisions tell it: everything that is not said here is refused. */
    private static final String TABLE = """
            SCHEDULED   -> CONFIRMED CHECKED_IN NO_SHOW CANCELLED
            CONFIRMED   -> CHECKED_IN NO_SHOW CANCELLED
            CHECKED_IN  -> IN_PROGRESS CANCELLED
            IN_PROGRESS -> COMPLETED
            COMPLETED   ->
            NO_SHOW     -> CHECKED_IN
            CANCELLED   ->
            """;

    static Stream<Arguments> everyPair() {
        return TABLE.lines().flatMap(line -> {
            var sides = line.split("->", 2);
            var from = AppointmentStatus.valueOf(sides[0].strip());
            var successors = List.of(sides[1].strip().split(" "));
            return Arrays.stream(AppointmentStatus.values())
                    .map(to -> Arguments.of(from, to, successors.contains(to.name())));
        });
    }

    @ParameterizedTest(name = "A1 {0} to {1}: {2}")
    @MethodSource("everyPair")
    void everyPairIsAsTheTableSays(AppointmentStatus from, AppointmentStatus to, boolean possible) {
        assertThat(from.mayBecome(to)).isEqualTo(possible);
    }

    @Test
    void A1_theTableKnowsEveryPair() {
        assertThat(everyPair()).hasSize(49);
    }

    @ParameterizedTest(name = "{0}: expected {1}, in the building {2}")
    @CsvSource({
        "SCHEDULED, true, false",
        "CONFIRMED, true, false",
        "CHECKED_IN, false, true",
        "IN_PROGRESS, false, true",
        "COMPLETED, false, false",
        "NO_SHOW, false, false",
        "CANCELLED, false, false",
    })
    void aPatientIsExpectedOrInTheBuildingOrNeither(AppointmentStatus status, boolean expected, boolean inBuilding) {
        assertThat(status.isWaitingForArrival()).isEqualTo(expected);
        assertThat(status.isInBuilding()).isEqualTo(inBuilding);
    }
}
