package care.hms.account;

import static org.assertj.core.api.Assertions.assertThat;

import care.hms.Announcements;
import care.hms.AtOnce;
import care.hms.AtOnce.Ended;
import care.hms.Clinic;
import care.hms.database.TestDatabase;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The accounts of people whom an identity provider sends. */
class ExternalAccountsIT {

    private static final Instant NOW = Instant.parse("2026-01-19T08:00:00Z");

    private final TestDatabase database = TestDatabase.shared();
    private final Clinic clinic = Clinic.openIn(database);
    private final Clinic elsewhere = Clinic.openIn(database);
    private final Announcements<AccountFact> facts = new Announcements<>();
    private final Announcements<AccountRoleChanging> changes = new Announcements<>();
    private final JpaAccountRows rows = new JpaAccountRows(database.entities());
    private final ExternalAccounts accounts = new ExternalAccounts(rows, facts, changes, new MovableClock());
    private final String subject = UUID.randomUUID().toString();

    private ExternalPerson person(Role role, UUID hospital) {
        return person(role, hospital, NOW);
    }

    private ExternalPerson person(Role role, UUID hospital, Instant saidAt) {
        return new ExternalPerson("https://id.example", subject, role, hospital, "Mara", "Cole", null, saidAt);
    }

    private Identity come(ExternalPerson person) {
        return database.inTransaction(() -> accounts.of(person)).orElseThrow();
    }

    @Test
    void whoComesForTheFirstTimeGetsAnAccountAndKeepsIt() {
        var first = come(person(Role.NURSE, clinic.id()));

        assertThat(first.username()).isNull();
        assertThat(first.passwordHash()).isNull();
        assertThat(first.role()).isEqualTo(Role.NURSE);
        assertThat(first.mustChangePassword()).isFalse();
        assertThat(come(person(Role.NURSE, clinic.id()))).isEqualTo(first);
        assertThat(facts.all())
                .containsExactly(
                        new AccountFact("addExternalAccount", first.accountId(), clinic.id(), Role.NURSE, null));
    }

    @Test
    void anotherIssuersSubjectIsAnotherPerson() {
        var other = new ExternalPerson(
                "https://other.example", subject, Role.NURSE, clinic.id(), "Mara", "Cole", null, NOW);

        assertThat(come(other).accountId())
                .isNotEqualTo(come(person(Role.NURSE, clinic.id())).accountId());
    }

    @Test
    void ofManyFirstRequestsAtOnceOneOpensTheAccount() throws InterruptedException {
        Supplier<UUID> request =
                () -> accounts.of(person(Role.NURSE, clinic.id())).orElseThrow().accountId();

        var ended = AtOnce.inTransactions(database, Collections.nCopies(8, request));

        assertThat(ended.stream().map(Ended::failure)).containsOnlyNulls();
        assertThat(ended.stream().map(Ended::answer).distinct()).hasSize(1);
        assertThat(facts.all()).hasSize(1);
    }

    @Test
    void anUnknownHospitalOpensNothing() {
        assertThat(database.inTransaction(() -> accounts.of(person(Role.NURSE, UUID.randomUUID()))))
                .isEmpty();
        assertThat(database.sql().count("accounts where subject = ?", subject)).isZero();
    }

    @Test
    void aNewRoleIsFollowedAndEndsWhatWasGivenOut() {
        var before = come(person(Role.NURSE, clinic.id()));

        var after = come(person(Role.RECEPTIONIST, clinic.id()));

        assertThat(after.accountId()).isEqualTo(before.accountId());
        assertThat(after.role()).isEqualTo(Role.RECEPTIONIST);
        assertThat(after.tokenGeneration()).isEqualTo(before.tokenGeneration() + 1);
        assertThat(facts.all()).extracting(AccountFact::operation).contains("followExternalAccount");
        assertThat(changes.all()).isEmpty();
    }

    @Test
    void anOlderTokenDoesNotBringBackWhatItSaid() {
        come(person(Role.HOSPITAL_ADMIN, clinic.id(), NOW));
        come(person(Role.NURSE, clinic.id(), NOW.plusSeconds(1)));

        assertThat(database.inTransaction(() -> accounts.of(person(Role.HOSPITAL_ADMIN, clinic.id(), NOW))))
                .isEmpty();

        assertThat(database.sql().value(String.class, "select role from accounts where subject = ?", subject))
                .isEqualTo("NURSE");
        assertThat(come(person(Role.HOSPITAL_ADMIN, clinic.id(), NOW.plusSeconds(2)))
                        .role())
                .isEqualTo(Role.HOSPITAL_ADMIN);
    }

    @Test
    void aNewNameIsFollowed() {
        var before = come(person(Role.NURSE, clinic.id()));
        var married = new ExternalPerson(
                "https://id.example", subject, Role.NURSE, clinic.id(), "Mara", "Brandt", "mara@example.org", NOW);

        var after = come(married);

        assertThat(after.lastName()).isEqualTo("Brandt");
        assertThat(after.email()).isEqualTo("mara@example.org");
        assertThat(after.tokenGeneration()).isEqualTo(before.tokenGeneration());
    }

    @Test
    void inAnotherHospitalThePersonIsSomebodyElse() {
        var here = come(person(Role.NURSE, clinic.id()));

        var there = come(person(Role.NURSE, elsewhere.id()));

        assertThat(there.accountId()).isNotEqualTo(here.accountId());
        assertThat(there.hospitalId()).isEqualTo(elsewhere.id());
        assertThat(come(person(Role.NURSE, clinic.id())).accountId()).isEqualTo(here.accountId());
    }

    @Test
    void aDisabledAccountStaysAsItIs() {
        var before = come(person(Role.NURSE, clinic.id()));
        database.sql().run("update accounts set enabled = false where id = ?", before.accountId());

        var after = come(person(Role.HOSPITAL_ADMIN, clinic.id()));

        assertThat(after.enabled()).isFalse();
        assertThat(after.role()).isEqualTo(Role.NURSE);
    }

    @Test
    void whoseRoleNoLongerFitsTheRecordIsAnnouncedBefore() {
        var doctor = come(person(Role.DOCTOR, clinic.id()));
        var record = clinic.doctor();
        database.sql().run("update doctors set account_id = ? where id = ?", doctor.accountId(), record);
        var unlinking = new ExternalAccounts(
                rows,
                facts,
                new Announcements<>() {
                    @Override
                    public void fire(AccountRoleChanging event) {
                        database.entities()
                                .createNativeQuery("update doctors set account_id = null where account_id = :id")
                                .setParameter("id", event.accountId())
                                .executeUpdate();
                    }
                },
                new MovableClock());

        var nurse = database.inTransaction(() -> unlinking.of(person(Role.NURSE, clinic.id())));

        assertThat(nurse.map(Identity::role)).isEqualTo(Optional.of(Role.NURSE));
        assertThat(nurse.orElseThrow().isLinked()).isFalse();
    }
}
