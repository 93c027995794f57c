package care.hms.demo;

import static java.lang.System.Logger.Level.INFO;

import care.hms.Invalid;
import care.hms.account.Accounts;
import care.hms.account.Actor;
import care.hms.account.NewAccount;
import care.hms.account.Role;
import care.hms.appointment.Book;
import care.hms.appointment.Booking;
import care.hms.database.LongTransaction;
import care.hms.hospital.AddHospital;
import care.hms.hospital.NewPatient;
import care.hms.hospital.RegisterPatient;
import care.hms.schedule.AddDoctor;
import care.hms.schedule.DoctorView;
import care.hms.schedule.NewDoctor;
import care.hms.schedule.SlotQueries;
import care.hms.schedule.SlotView;
import care.hms.schedule.WorkingHours;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;

/** Fills an empty demo database with a hospital that has staff, doctors, patients and two days of bookings. */
@Singleton
@Startup
@DependsOn({"StartClock", "Engine"})
@TransactionManagement(TransactionManagementType.BEAN)
@PermitAll
public class SeedDemo {

    private static final System.Logger LOGGER = System.getLogger(SeedDemo.class.getName());

    /** Every third slot stays free, so that there is something to book. */
    private static final int FREE_EVERY = 3;

    private static final int BOOKINGS_PER_DOCTOR_AND_DAY = 12;

    /** Hashing passwords is slow on purpose, and a machine may be busy: more than the usual 45 s. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    @Inject
    private LongTransaction transaction;

    @Inject
    private JpaInstallation installation;

    @Inject
    private Accounts accounts;

    @Inject
    private AddHospital addHospital;

    @Inject
    private AddDoctor addDoctor;

    @Inject
    private RegisterPatient registerPatient;

    @Inject
    private SlotQueries slots;

    @Inject
    private Book book;

    @Inject
    private Clock clock;

    @PostConstruct
    void seed() {
        var settings = DemoSettings.from(ConfigProvider.getConfig());
        if (settings.enabled()) {
            transaction.run(PATIENCE, () -> {
                if (installation.becomesDemo(clock.instant())) {
                    fill(settings);
                    LOGGER.log(INFO, "demo hospital seeded");
                }
            });
        }
    }

    /** Whoever starts the system knows settings, and no fields of a request. */
    private void fill(DemoSettings settings) {
        try {
            fill(settings.password().orElseThrow());
        } catch (Invalid wrong) {
            throw new IllegalArgumentException("HMS_DEMO_PASSWORD: " + wrong.getMessage(), wrong);
        }
    }

    private void fill(String password) {
        accounts.add(new NewAccount("system", password, Role.SYSTEM_ADMIN, "Sam", "Sysop", null), null, true);
        var hospital = addHospital
                .open("HMS001", "Demo Hospital", DemoSettings.ZONE.getId())
                .id();
        staff(hospital, "admin", password, Role.HOSPITAL_ADMIN, "Ada", "Brandt");
        staff(hospital, "nurse", password, Role.NURSE, "Mara", "Cole");
        var reception = new Actor(
                staff(hospital, "reception", password, Role.RECEPTIONIST, "Jun", "Kim"),
                hospital,
                Role.RECEPTIONIST,
                null,
                null);
        var patients = patients(hospital, password);
        bookDays(reception, doctors(hospital, password), patients);
    }

    private UUID staff(UUID hospital, String username, String password, Role role, String first, String last) {
        return accounts.add(new NewAccount(username, password, role, first, last, null), hospital, true);
    }

    private List<DoctorView> doctors(UUID hospital, String password) {
        return DemoPeople.DOCTORS.stream()
                .map(person -> addDoctor.addToDemo(
                        hospital,
                        new NewDoctor(
                                person.code(),
                                person.firstName(),
                                person.lastName(),
                                15,
                                everyDay(person.start(), person.end()),
                                person.username(),
                                password)))
                .toList();
    }

    private List<UUID> patients(UUID hospital, String password) {
        var account = staff(hospital, "patient", password, Role.PATIENT, "Roy", "Albers");
        var ids = new ArrayList<UUID>();
        for (var person : DemoPeople.PATIENTS) {
            var wanted = new NewPatient(
                    person.mrn(), person.firstName(), person.lastName(), person.born(), null, person.phone(), null);
            ids.add(registerPatient
                    .register(hospital, wanted, ids.isEmpty() ? account : null)
                    .id());
        }
        return ids;
    }

    private void bookDays(Actor reception, List<DoctorView> doctors, List<UUID> patients) {
        var today = LocalDate.ofInstant(clock.instant(), DemoSettings.ZONE);
        for (var day : List.of(today, today.plusDays(1))) {
            for (int d = 0; d < doctors.size(); d++) {
                // Each doctor has his own patients: nobody is at two places at once.
                bookDay(reception, doctors.get(d), day, share(patients, d, doctors.size()));
            }
        }
    }

    private void bookDay(Actor reception, DoctorView doctor, LocalDate day, List<UUID> patients) {
        var booked = 0;
        for (var slot : wanted(slots.ofDay(reception, doctor.id(), day))) {
            var patient = patients.get(booked % patients.size());
            book.book(reception, new Booking(patient, slot.id(), null, null));
            booked++;
        }
    }

    private static List<SlotView> wanted(List<SlotView> day) {
        var bookable = day.stream().filter(SlotView::bookable).toList();
        return Stream.iterate(0, i -> i < bookable.size(), i -> i + 1)
                .filter(i -> i % FREE_EVERY != FREE_EVERY - 1)
                .limit(BOOKINGS_PER_DOCTOR_AND_DAY)
                .map(bookable::get)
                .toList();
    }

    private static List<UUID> share(List<UUID> patients, int part, int parts) {
        var size = patients.size() / parts;
        return patients.subList(part * size, (part + 1) * size);
    }

    private static List<WorkingHours> everyDay(LocalTime start, LocalTime end) {
        return Stream.of(DayOfWeek.values())
                .map(day -> new WorkingHours(day, start, end))
                .toList();
    }
}
