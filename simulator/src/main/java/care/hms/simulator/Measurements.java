package care.hms.simulator;

import java.util.Map;
import java.util.Random;

/** Plausible vitals of an adult. The recording holds none; the same patient always gets the same ones. */
final class Measurements {
    private Measurements() {}

    static Map<String, Object> of(RecordedPatient patient) {
        var random = new Random(patient.mrn().hashCode());
        return Map.of(
                "temperatureCelsius", tenths(random, 361, 374),
                "systolicMmHg", random.nextInt(105, 146),
                "diastolicMmHg", random.nextInt(62, 92),
                "pulsePerMinute", random.nextInt(56, 96),
                "oxygenSaturationPercent", random.nextInt(95, 100),
                "respirationsPerMinute", random.nextInt(12, 19),
                "weightKg", tenths(random, 520, 980),
                "heightCm", random.nextInt(152, 194));
    }

    private static double tenths(Random random, int from, int to) {
        return random.nextInt(from, to) / 10.0;
    }
}
