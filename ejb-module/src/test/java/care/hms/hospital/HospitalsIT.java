package care.hms.hospital;

import static care.hms.Clinic.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.hms.Clinic;
import care.hms.Conflict;
import care.hms.HandSetClock;
import care.hms.Invalid;
import care.hms.NotFound;
import care.hms.account.AccessDenied;
import care.hms.account.Actor;
import care.hms.account.NewAccount;
import care.hms.account.Role;
import care.hms.database.Rows;
import care.hms.database.TestDatabase;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HospitalsIT {

    private static final NewAccount ADMIN =
            new NewAccount("ada", "correct horse battery", Role.NURSE, "Ada", "Brandt", null);

    private final TestDatabase database = TestDatabase.shared();
    private final JpaHospitals hospitals = new JpaHospitals(database.entities());
    private final List<NewAccount> accounts = new ArrayList<>();
    private final AddHospital add = new AddHospital(
            hospitals,
            (account, hospital, demo) -> {
                accounts.add(account);
                return UUID.randomUUID();
            },
            new HandSetClock(at("09:00")));
    private final Actor platform = new Actor(UUID.randomUUID(), null, Role.SYSTEM_ADMIN, null, null);

    private HospitalView add(String code, String zone) {
        return database.inTransaction(() -> add.add(platform, new NewHospital(code, "St. Test", zone, ADMIN)));
    }

    @Test
    void aNewHospitalHasTheSpecificationsPolicies() {
        var view = add(Rows.code(), "America/New_York");

        assertThat(database.inTransaction(
                        () -> HospitalParts.rules(database.entities()).of(view.id())))
                .isEqualTo(new Rules(
                        view.id(),
                        ZoneId.of("America/New_York"),
                        new NoShowPolicy(null),
                        new AlertPolicy(
                                AlertClock.SLOT_END,
                                Duration.ofMinutes(5),
                                Duration.ofMinutes(10),
                                Duration.ofMinutes(30)),
                        new BookingPolicy(Duration.ofMinutes(3)),
                        60,
                        Duration.ofMinutes(2)));
    }

    @Test
    void itsFirstAccountIsItsAdministratorWhateverWasAskedFor() {
        add(Rows.code(), "Europe/Berlin");

        assertThat(accounts).extracting(NewAccount::role).containsExactly(Role.HOSPITAL_ADMIN);
        assertThat(accounts).extracting(NewAccount::username).containsExactly("ada");
    }

    @Test
    void aCodeIsGivenOnce() {
        var code = Rows.code();
        add(code, "Europe/Berlin");

        assertThatThrownBy(() -> add(code, "Europe/Berlin"))
                .isInstanceOfSatisfying(
                        Conflict.class, failure -> assertThat(failure.code()).isEqualTo("hospital.code-taken"));
    }

    @ParameterizedTest(name = "T6 {0}: {1}")
    @CsvSource({
        "Europe/Berlin, true",
        "UTC, true",
        "+02:00, false",
        "UTC+2, false",
        "Europe/Nowhere, false",
        "europe/berlin, false",
        ", false",
    })
    void aZoneIsOneOfTheWorldsZones(String zone, boolean possible) {
        if (possible) {
            assertThat(add(Rows.code(), zone).zone()).isEqualTo(zone);
        } else {
            assertThatThrownBy(() -> add(Rows.code(), zone))
                    .isInstanceOf(Invalid.class)
                    .hasMessageStartingWith("zone:");
        }
    }

    @ParameterizedTest
    @CsvSource({"a", "A", "HMS-1", "ABCDEFGHIJKLMNOPQRSTU", "''", ","})
    void aCodeIsTwoToTwentyCapitalsAndDigits(String code) {
        assertThatThrownBy(() -> add(code, "Europe/Berlin"))
                .isInstanceOf(Invalid.class)
                .hasMessageStartingWith("code:");
    }

    @Test
    void onlyThePlatformsAdministratorOpensHospitalsAndSeesThemAll() {
        var clinic = Clinic.openIn(database);
        var admin = clinic.somebody(Role.HOSPITAL_ADMIN);
        var queries = new HospitalQueries(hospitals);

        assertThatThrownBy(() -> database.inTransaction(
                        () -> add.add(admin, new NewHospital(Rows.code(), "Mine", "Europe/Berlin", ADMIN))))
                .isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> queries.list(admin)).isInstanceOf(AccessDenied.class);
        assertThat(database.inTransaction(() -> queries.list(platform)))
                .extracting(HospitalView::id)
                .contains(clinic.id());
    }

    @Test
    void holidaysAreTheHospitalsOwn() {
        var clinic = Clinic.openIn(database);
        database.sql()
                .insert("holidays", Rows.of("hospital_id", clinic.id(), "day", "2026-12-25", "name", "Christmas"));
        var rules = HospitalParts.rules(database.entities());

        assertThat(database.inTransaction(() -> rules.holidays(clinic.id())))
                .containsExactly(LocalDate.of(2026, 12, 25));
        assertThat(database.inTransaction(
                        () -> rules.holidays(Clinic.openIn(database).id())))
                .isEmpty();
        assertThatThrownBy(() -> database.inTransaction(() -> rules.of(UUID.randomUUID())))
                .isInstanceOf(NotFound.class);
    }
}
