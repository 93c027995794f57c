package care.hms.demo;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.IntStream;

/** The invented people of the demo hospital. */
final class DemoPeople {

    private static final List<String> FIRST = List.of(
            "Roy", "Anna", "Ken", "Petra", "Luis", "Mona", "Ivan", "Tess", "Omar", "Nina", "Kofi", "Lena", "Paul",
            "Rosa", "Emil", "Hana", "Jens", "Vera", "Noah", "Olga", "Theo", "Yara", "Finn", "Zoe");

    private static final List<String> LAST = List.of(
            "Albers", "Berg", "Ito", "Diaz", "Ferro", "Novak", "Weiss", "Lindt", "Haddad", "Maier", "Mensah", "Roth",
            "Simon", "Vidal", "Busch", "Sato", "Falk", "Horn", "Peters", "Orlow", "Krug", "Nasser", "Voss", "Adler");

    static final List<DoctorPerson> DOCTORS = List.of(
            new DoctorPerson("D01", "doctor", "Min", "Lee", LocalTime.of(8, 0), LocalTime.of(18, 0)),
            new DoctorPerson("D02", "d02", "Eva", "Novotna", LocalTime.of(8, 0), LocalTime.of(18, 0)),
            new DoctorPerson("D03", "d03", "Carl", "Otto", LocalTime.of(10, 0), LocalTime.of(20, 0)),
            new DoctorPerson("D04", "d04", "Ines", "Costa", LocalTime.of(12, 0), LocalTime.of(22, 0)));

    static final List<PatientPerson> PATIENTS =
            IntStream.range(0, FIRST.size()).mapToObj(DemoPeople::patient).toList();

    private DemoPeople() {}

    record DoctorPerson(
            String code, String username, String firstName, String lastName, LocalTime start, LocalTime end) {}

    record PatientPerson(String mrn, String firstName, String lastName, LocalDate born, String phone) {}

    private static PatientPerson patient(int i) {
        return new PatientPerson(
                "HMS001-%04d".formatted(i + 1),
                FIRST.get(i),
                LAST.get(i),
                LocalDate.of(1940 + 3 * i, 1 + i % 12, 1 + i),
                // Numbers reserved for drama; every sixth patient has no phone.
                i % 6 == 5 ? null : "+49 30 23125%03d".formatted(i));
    }
}
