package care.hms.schedule;

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

/** The accounts behind doctors' records. */
class DoctorAccountsIT {

    private final TestDatabase database = TestDatabase.shared();
    private final Clinic clinic = Clinic.openIn(database);
    private final Clinic elsewhere = Clinic.openIn(database);
    private final Actor admin = clinic.somebody(Role.HOSPITAL_ADMIN);
    private final JpaDoctors doctors = new JpaDoctors(database.entities());
    private final LinkDoctorAccount link = new LinkDoctorAccount(doctors, AccountParts.links(database.entities()));
    private final UnlinkDoctorAccount unlink =
            new UnlinkDoctorAccount(doctors, AccountParts.links(database.entities()));
    private final UUID record = clinic.doctor();
    private final UUID account = clinic.somebody(Role.DOCTOR).accountId();

    private AccountView link(Actor actor, UUID of, UUID wanted) {
        return database.inTransaction(() -> link.link(actor, of, wanted, null));
    }

    private void unlink(Actor actor, UUID of) {
        database.inTransaction(() -> unlink.unlink(actor, of, null));
    }

    private UUID linked(UUID of) {
        return database.sql().value(UUID.class, "select account_id from doctors where id = ?", of);
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
        assertThat(view.doctorId()).isEqualTo(record);
        assertThat(linked(record)).isEqualTo(account);
        assertThat(generation(account)).isOne();
    }

    @Test
    void linkingTwiceChangesNothing() {
        link(admin, record, account);

        assertThat(link(admin, record, account).doctorId()).isEqualTo(record);
        assertThat(generation(account)).isOne();
    }

    @Test
    void whoIsUnlinkedKeepsTheAccountAndSignsInAnew() {
        link(admin, record, account);

        unlink(admin, record);

        assertThat(linked(record)).isNull();
        assertThat(generation(account)).isEqualTo(2);
        refuses("doctor.account-missing", () -> unlink(admin, record));
    }

    @Test
    void aRecordHasOneAccountAndAnAccountOneRecord() {
        link(admin, record, account);
        var other = clinic.somebody(Role.DOCTOR).accountId();

        refuses("doctor.account-linked", () -> link(admin, record, other));
        refuses("account.linked", () -> link(admin, clinic.doctor(), account));
        assertThat(linked(record)).isEqualTo(account);
    }

    @Test
    void theRoleMustFit() {
        refuses("account.role-unfitting", () -> link(admin, record, admin.accountId()));
        refuses(
                "account.role-unfitting",
                () -> link(admin, record, clinic.somebody(Role.PATIENT).accountId()));
    }

    @Test
    void whatBelongsElsewhereDoesNotExist() {
        var theirs = elsewhere.somebody(Role.DOCTOR).accountId();

        refuses("account.not-found", () -> link(admin, record, theirs));
        refuses(
                "account.not-found",
                () -> link(admin, record, clinic.somebodyOfThePlatform().accountId()));
        refuses("account.not-found", () -> link(admin, record, UUID.randomUUID()));
        refuses("doctor.not-found", () -> link(admin, elsewhere.doctor(), account));
        refuses("doctor.not-found", () -> unlink(admin, elsewhere.doctor()));
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
        if (Action.ADMINISTER.reachOf(role) == Reach.ALL) {
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
            var wanted = clinic.somebody(Role.DOCTOR).accountId();
            var one = clinic.doctor();
            var other = clinic.doctor();

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
        var untouched = clinic.doctor();
        link(admin, untouched, clinic.somebody(Role.DOCTOR).accountId());

        database.inTransaction(() ->
                new UnfittingDoctorAccounts(doctors).onRoleChanging(new AccountRoleChanging(clinic.id(), account)));

        assertThat(linked(record)).isNull();
        assertThat(linked(untouched)).isNotNull();
    }
}
