package care.hms.appointment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import care.hms.DomainFailure.FieldError;
import care.hms.Invalid;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VitalsTest {

    private static List<FieldError> faults(Vitals vitals) {
        var refusal = catchThrowableOfType(Invalid.class, vitals::check);
        return refusal == null ? List.of() : refusal.errors();
    }

    /** One value, blood pressure completed by a fitting other one. */
    private static Vitals only(String field, BigDecimal value) {
        var number = value.stripTrailingZeros().scale() <= 0 ? value.intValue() : null;
        return new Vitals(
                "temperatureCelsius".equals(field) ? value : null,
                switch (field) {
                    case "systolicMmHg" -> number;
                    case "diastolicMmHg" -> 300;
                    default -> null;
                },
                switch (field) {
                    case "systolicMmHg" -> 20;
                    case "diastolicMmHg" -> number;
                    default -> null;
                },
                "pulsePerMinute".equals(field) ? number : null,
                "oxygenSaturationPercent".equals(field) ? number : null,
                "respirationsPerMinute".equals(field) ? number : null,
                "weightKg".equals(field) ? value : null,
                "heightCm".equals(field) ? value : null);
    }

    @ParameterizedTest(name = "{0}: {1} to {2} {3}")
    @CsvSource({
        "temperatureCelsius, 25.0, 45.0, °C, 0.1",
        "systolicMmHg, 40, 300, mmHg, 1",
        "diastolicMmHg, 20, 200, mmHg, 1",
        "pulsePerMinute, 20, 250, per minute, 1",
        "oxygenSaturationPercent, 50, 100, %, 1",
        "respirationsPerMinute, 4, 80, per minute, 1",
        "weightKg, 0.3, 500.0, kg, 0.1",
        "heightCm, 20.0, 260.0, cm, 0.1",
    })
    void eachHasItsRangeAndSaysSoInItsUnit(
            String field, BigDecimal least, BigDecimal most, String unit, BigDecimal step) {
        var refusal = new FieldError(field, least + " to " + most + " " + unit);

        assertThat(faults(only(field, least))).isEmpty();
        assertThat(faults(only(field, most))).isEmpty();
        assertThat(faults(only(field, least.subtract(step)))).containsExactly(refusal);
        assertThat(faults(only(field, most.add(step)))).contains(refusal);
    }

    @Test
    void somethingWasMeasured() {
        assertThat(faults(new Vitals(null, null, null, null, null, null, null, null)))
                .containsExactly(new FieldError("vitals", "at least one value"));
    }

    @Test
    void bloodPressureIsGivenWholeOrNotAtAll() {
        assertThat(faults(new Vitals(null, 120, null, null, null, null, null, null)))
                .containsExactly(new FieldError("diastolicMmHg", "blood pressure needs both values"));
        assertThat(faults(new Vitals(null, null, 80, null, null, null, null, null)))
                .containsExactly(new FieldError("systolicMmHg", "blood pressure needs both values"));
    }

    @ParameterizedTest(name = "{0} over {1}: {2}")
    @CsvSource({"81, 80, true", "80, 80, false", "79, 80, false"})
    void theSystolicValueIsAboveTheDiastolic(int systolic, int diastolic, boolean possible) {
        assertThat(faults(new Vitals(null, systolic, diastolic, null, null, null, null, null)))
                .isEqualTo(possible ? List.of() : List.of(new FieldError("systolicMmHg", "above the diastolic value")));
    }

    @Test
    void allFaultsAreNamedAtOnce() {
        assertThat(faults(new Vitals(
                        BigDecimal.ZERO, 400, 400, 400, 400, 400, BigDecimal.valueOf(4000), BigDecimal.valueOf(4000))))
                .extracting(FieldError::field)
                .containsExactly(
                        "temperatureCelsius",
                        "systolicMmHg",
                        "diastolicMmHg",
                        "pulsePerMinute",
                        "oxygenSaturationPercent",
                        "respirationsPerMinute",
                        "weightKg",
                        "heightCm",
                        "systolicMmHg");
    }
}
