package care.hms.hospital;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.hms.AtOnce;
import care.hms.AtOnce.Ended;
import care.hms.Clinic;
import care.hms.DomainFailure;
import care.hms.Invalid;
import care.hms.Stale;
import care.hms.account.AccessDenied;
import care.hms.account.AccountParts;
import care.hms.account.AccountRoleChanging;
import care.hms.account.AccountView;
import care.hms.account.Action;
import care.hms.account.Actor;
import care.hms.account.Reach;
import care.hms.account.Role;
import care.hms.database.TestDatabase;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The accounts behind patients' records. */
class PatientAccountsIT {

    private final TestDatabase database = TestDatabase.shared();
    private final Clinic clinic = Clinic.openIn(database);
    private final Clinic elsewhere = Clinic.openIn(database);
    private final Actor admin = clinic.somebody(Role.HOSPITAL_ADMIN);
    private final JpaPatients patients = new JpaPatients(database.entities());
    private final LinkPatientAccount link = new LinkPatientAccount(patients, AccountParts.links(database.entities()));
    private final UnlinkPatientAccount unlink =
            new UnlinkPatientAccount(patients, AccountParts.links(database.entities()));
    private final CreatePatientAccount create = new CreatePatientAccount(
            patients, AccountParts.accounts(database.entities()), AccountParts.links(database.entities()));
    private final UUID record = clinic.patient();
    private final UUID account = clinic.somebody(Role.PATIENT).accountId();

    private AccountView link(Actor actor, UUID of, UUID wanted) {
        return database.inTransaction(() -> link.link(actor, of, wanted, null));
    }

    private void unlink(Actor actor, UUID of) {
        database.inTransaction(() -> unlink.unlink(actor, of, null));
    }

    private UUID linked(UUID of) {
        return database.sql().value(UUID.class, "select account_id from patients where id = ?", of);
    }

    private int generation(UUID of) {
        return database.sql().value(Integer.class, "select token_generation from accounts where id = ?", of);
    }

    private static void refuses(String code, Runnable act) {
        assertThatThrownBy(act::run).isInstanceOfSatisfying(DomainFailure.class, failure -> assertThat(failure.code())
                .isEqualTo(code));
    }

    @Test
    void whoIsLinkedStandsBehindTheRecordAndSignsInAnew() {
        var view = link(admin, record, account);

        assertThat(view.id()).isEqualTo(account);
        assertThat(view.patientId()).isEqualTo(record);
        assertThat(linked(record)).isEqualTo(account);
        assertThat(generation(account)).isOne();
    }

    @Test
    void linkingTwiceChangesNothing() {
        link(admin, record, account);

        assertThat(link(admin, record, account).patientId()).isEqualTo(record);
        assertThat(generation(account)).isOne();
    }

    @Test
    void whoIsUnlinkedKeepsTheAccountAndSignsInAnew() {
        link(admin, record, account);

        unlink(admin, record);

        assertThat(linked(record)).isNull();
        assertThat(generation(account)).isEqualTo(2);
        refuses("patient.account-missing", () -> unlink(admin, record));
    }

    @Test
    void aRecordHasOneAccountAndAnAccountOneRecord() {
        link(admin, record, account);
        var other = clinic.somebody(Role.PATIENT).accountId();

        refuses("patient.account-linked", () -> link(admin, record, other));
        refuses("account.linked", () -> link(admin, clinic.patient(), account));
        assertThat(linked(record)).isEqualTo(account);
    }

    @Test
    void theRoleMustFit() {
        refuses("account.role-unfitting", () -> link(admin, record, admin.accountId()));
        refuses(
                "account.role-unfitting",
                () -> link(admin, record, clinic.somebody(Role.DOCTOR).accountId()));
    }

    @Test
    void whatBelongsElsewhereDoesNotExist() {
        var theirs = elsewhere.somebody(Role.PATIENT).accountId();

        refuses("account.not-found", () -> link(admin, record, theirs));
        refuses(
                "account.not-found",
                () -> link(admin, record, clinic.somebodyOfThePlatform().accountId()));
        refuses("account.not-found", () -> link(admin, record, UUID.randomUUID()));
        refuses("patient.not-found", () -> link(admin, elsewhere.patient(), account));
        refuses("patient.not-found", () -> unlink(admin, elsewhere.patient()));
        assertThatThrownBy(() -> link(admin, record, null))
                .isInstanceOf(Invalid.class)
                .hasMessageStartingWith("accountId:");
    }

    @Test
    void whoActsOnAnOldVersionHearsSo() {
        assertThatThrownBy(() -> database.inTransaction(() -> link.link(admin, record, account, 7L)))
                .isInstanceOf(Stale.class);
        database.inTransaction(() -> link.link(admin, record, account, 0L));
        assertThatThrownBy(() -> database.inTransaction(() -> unlink.unlink(admin, record, 0L)))
                .isInstanceOf(Stale.class);
        database.inTransaction(() -> unlink.unlink(admin, record, 1L));
        assertThat(linked(record)).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void whoMayNotIsRefused(Role role) {
        var actor = role == Role.SYSTEM_ADMIN ? clinic.somebodyOfThePlatform() : clinic.somebody(role);
        if (Action.LINK_PATIENT_ACCOUNT.reachOf(role) == Reach.ALL) {
            assertThat(link(actor, record, account).id()).isEqualTo(account);
            unlink(actor, record);
        } else {
            assertThatThrownBy(() -> link(actor, record, account)).isInstanceOf(AccessDenied.class);
            assertThatThrownBy(() -> unlink(actor, record)).isInstanceOf(AccessDenied.class);
        }
    }

    @Test
    void ofTwoRecordsThatWantOneAccountAtOnceOneGetsIt() throws InterruptedException {
        for (var round = 0; round < 10; round++) {
            var wanted = clinic.somebody(Role.PATIENT).accountId();
            var one = clinic.patient();
            var other = clinic.patient();

            var ended = AtOnce.inTransactions(
                    database,
                    List.<Supplier<AccountView>>of(
                            () -> link.link(admin, one, wanted, null), () -> link.link(admin, other, wanted, null)));

            assertThat(ended.stream().map(Ended::code).filter(Objects::nonNull)).containsExactly("account.linked");
        }
    }

    @Test
    void anAccountThatGetsAnotherRoleIsUnlinked() {
        link(admin, record, account);
        var untouched = clinic.patient();
        link(admin, untouched, clinic.somebody(Role.PATIENT).accountId());

        database.inTransaction(() ->
                new UnfittingPatientAccounts(patients).onRoleChanging(new AccountRoleChanging(clinic.id(), account)));

        assertThat(linked(record)).isNull();
        assertThat(linked(untouched)).isNotNull();
    }

    @Test
    void aPatientGetsAnAccountOfTheOwnNames() {
        var username = "u" + UUID.randomUUID();

        var view = database.inTransaction(() -> create.create(admin, record, username, "correct horse battery", null));

        assertThat(view.username()).isEqualTo(username);
        assertThat(view.role()).isEqualTo(Role.PATIENT);
        assertThat(view.firstName() + " " + view.lastName()).isEqualTo("Anna Berg");
        assertThat(view.mustChangePassword()).isTrue();
        assertThat(view.patientId()).isEqualTo(record);
        refuses(
                "patient.account-linked",
                () -> database.inTransaction(
                        () -> create.create(admin, record, "another", "correct horse battery", null)));
        assertThatThrownBy(() -> database.inTransaction(
                        () -> create.create(clinic.somebody(Role.NURSE), clinic.patient(), "x", "y", null)))
                .isInstanceOf(AccessDenied.class);
        refuses(
                "patient.not-found",
                () -> database.inTransaction(
                        () -> create.create(admin, elsewhere.patient(), "another", "correct horse battery", null)));
    }

    @Test
    void whoIsNotLinkedYetSeesNobody() {
        var unlinked = clinic.somebody(Role.PATIENT);

        assertThat(database.inTransaction(() -> new PatientQueries(patients).list(unlinked, 0, 50))
                        .items())
                .isEmpty();
    }
}
