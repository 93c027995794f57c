package care.hms.appointment;

import care.hms.DomainFailure.FieldError;
import care.hms.Invalid;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Vital signs as measured; what was not measured is null, but something was. The ranges hold every living patient and
 * refuse slips of the hand.
 *
 * @param temperatureCelsius 25.0 to 45.0 °C
 * @param systolicMmHg 40 to 300 mmHg, above the diastolic
 * @param diastolicMmHg 20 to 200 mmHg; blood pressure is given whole or not at all
 * @param pulsePerMinute 20 to 250 beats per minute
 * @param oxygenSaturationPercent 50 to 100 % SpO2
 * @param respirationsPerMinute 4 to 80 breaths per minute
 * @param weightKg 0.3 to 500.0 kg
 * @param heightCm 20.0 to 260.0 cm
 */
public record Vitals(
        BigDecimal temperatureCelsius,
        Integer systolicMmHg,
        Integer diastolicMmHg,
        Integer pulsePerMinute,
        Integer oxygenSaturationPercent,
        Integer respirationsPerMinute,
        BigDecimal weightKg,
        BigDecimal heightCm) {

    /** Names every value that cannot be; nothing is kept then. */
    void check() {
        var errors = new ArrayList<FieldError>();
        range(errors, "temperatureCelsius", temperatureCelsius, "25.0", "45.0", "°C");
        range(errors, "systolicMmHg", decimal(systolicMmHg), "40", "300", "mmHg");
        range(errors, "diastolicMmHg", decimal(diastolicMmHg), "20", "200", "mmHg");
        range(errors, "pulsePerMinute", decimal(pulsePerMinute), "20", "250", "per minute");
        range(errors, "oxygenSaturationPercent", decimal(oxygenSaturationPercent), "50", "100", "%");
        range(errors, "respirationsPerMinute", decimal(respirationsPerMinute), "4", "80", "per minute");
        range(errors, "weightKg", weightKg, "0.3", "500.0", "kg");
        range(errors, "heightCm", heightCm, "20.0", "260.0", "cm");
        if ((systolicMmHg == null) != (diastolicMmHg == null)) {
            errors.add(new FieldError(
                    systolicMmHg == null ? "systolicMmHg" : "diastolicMmHg", "blood pressure needs both values"));
        } else if (systolicMmHg != null && systolicMmHg <= diastolicMmHg) {
            errors.add(new FieldError("systolicMmHg", "above the diastolic value"));
        }
        if (isEmpty()) {
            errors.add(new FieldError("vitals", "at least one value"));
        }
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
    }

    private boolean isEmpty() {
        return temperatureCelsius == null
                && systolicMmHg == null
                && diastolicMmHg == null
                && pulsePerMinute == null
                && oxygenSaturationPercent == null
                && respirationsPerMinute == null
                && weightKg == null
                && heightCm == null;
    }

    private static BigDecimal decimal(Integer value) {
        return value == null ? null : BigDecimal.valueOf(value);
    }

    private static void range(
            List<FieldError> errors, String field, BigDecimal value, String least, String most, String unit) {
        if (value != null
                && (value.compareTo(new BigDecimal(least)) < 0 || value.compareTo(new BigDecimal(most)) > 0)) {
            errors.add(new FieldError(field, least + " to " + most + " " + unit));
        }
    }
}
