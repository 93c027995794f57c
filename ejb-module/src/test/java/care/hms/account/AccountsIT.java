package care.hms.account;

import static org.assertj.core.api.Assertions.assertThat;

import care.hms.AtOnce;
import care.hms.AtOnce.Ended;
import care.hms.Clinic;
import care.hms.database.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class AccountsIT {

    private static final String PASSWORD = "correct horse battery";
    private static final String HERE = "192.0.2.7";

    private final TestDatabase database = TestDatabase.shared();
    private final Clinic clinic = Clinic.openIn(database);
    private final MovableClock realTime = new MovableClock();
    private final JpaAccountRows rows = new JpaAccountRows(database.entities());
    private final JpaSignInFailures failures = new JpaSignInFailures(database.entities());
    private final SignInThrottle throttle = new SignInThrottle(failures, realTime);
    private final PasswordHashing hashing = new PasswordHashing(64, 1);
    private final AccountRegister register = new AccountRegister(rows, hashing, realTime);
    private final String username = "u" + UUID.randomUUID();

    private String hash(UUID id) {
        return find(id).passwordHash();
    }

    private UUID add(Role role) {
        var account = new NewAccount(username, PASSWORD, role, "Jun", "Kim", "jun@example.org");
        return database.inTransaction(() -> register.add(account, clinic.id(), false));
    }

    private Identity find(UUID id) {
        return database.outsideOfTransactions(() -> rows.find(id)).orElseThrow();
    }

    @Test
    void anAccountReadsBackAsItWasAdded() {
        var id = add(Role.NURSE);

        var found = find(id);

        assertThat(found.view())
                .isEqualTo(new UserView(id, username, "Jun", "Kim", Role.NURSE, clinic.id(), null, null, true));
        assertThat(hashing.matches(PASSWORD, found.passwordHash())).isTrue();
        assertThat(found.honours(0)).isTrue();
        assertThat(database.outsideOfTransactions(() -> rows.findByUsername(username)))
                .contains(found);
    }

    @Test
    void theRecordBehindAnAccountIsFoundWithIt() {
        var doctorsAccount = add(Role.DOCTOR);
        var doctor = clinic.doctor();
        database.sql().run("update doctors set account_id = ? where id = ?", doctorsAccount, doctor);

        assertThat(find(doctorsAccount).doctorId()).isEqualTo(doctor);
        assertThat(find(doctorsAccount).patientId()).isNull();
    }

    @Test
    void ofManyWhoWantOneNameAtOnceExactlyOneGetsIt() throws InterruptedException {
        var account = new NewAccount(username, PASSWORD, Role.NURSE, "Jun", "Kim", null);
        Supplier<UUID> add = () -> register.add(account, clinic.id(), false);

        var ended = AtOnce.inTransactions(database, Collections.nCopies(8, add));

        assertThat(ended.stream().filter(one -> one.code() == null)).hasSize(1);
        assertThat(ended.stream().map(Ended::code).filter(Objects::nonNull)).containsOnly("account.username-taken");
    }

    @Test
    void aDisabledAccountHonoursNothing() {
        var id = add(Role.NURSE);
        database.sql().run("update accounts set enabled = false where id = ?", id);

        assertThat(find(id).honours(0)).isFalse();
    }

    @Test
    void aChangedPasswordRaisesTheStoredGeneration() {
        var id = add(Role.NURSE);
        var actor = new Actor(id, clinic.id(), Role.NURSE, null, null);

        database.inTransaction(
                () -> new ChangePassword(rows, hashing, throttle).change(actor, PASSWORD, "a quite different one"));

        var changed = find(id);
        assertThat(changed.honours(0)).isFalse();
        assertThat(changed.honours(1)).isTrue();
        assertThat(changed.mustChangePassword()).isFalse();
        assertThat(hashing.matches("a quite different one", changed.passwordHash()))
                .isTrue();
    }

    @Test
    void whoSignsInWithAnOutdatedHashGetsANewOneAndStaysSignedIn() {
        var id = add(Role.NURSE);
        var before = hash(id);
        var stronger = new PasswordHashing(128, 2);

        database.inTransaction(() -> new StoredHashes(rows, stronger).renewIfOutdated(find(id), PASSWORD));

        assertThat(hash(id)).isNotEqualTo(before);
        assertThat(stronger.isOutdated(hash(id))).isFalse();
        assertThat(stronger.matches(PASSWORD, hash(id))).isTrue();
        assertThat(find(id).honours(0)).isTrue();
        var renewed = hash(id);
        database.inTransaction(() -> new StoredHashes(rows, stronger).renewIfOutdated(find(id), PASSWORD));
        assertThat(hash(id)).isEqualTo(renewed);
    }

    @Test
    void aPasswordChosenMeanwhileIsNotTakenBackByANewHash() {
        var id = add(Role.NURSE);
        var seen = find(id);
        var chosen = hashing.hash("a quite different one");
        database.sql().run("update accounts set password_hash = ? where id = ?", chosen, id);

        database.inTransaction(
                () -> new StoredHashes(rows, new PasswordHashing(128, 2)).renewIfOutdated(seen, PASSWORD));

        assertThat(hash(id)).isEqualTo(chosen);
    }

    @Test
    void ofManyAttemptsAtOnceOnlyTheFreeOnesBegin() throws InterruptedException {
        Supplier<Boolean> attempt = () -> {
            throttle.begin(username, null, HERE);
            return true;
        };

        var ended = AtOnce.inTransactions(database, Collections.nCopies(30, attempt));

        assertThat(ended.stream().filter(one -> one.code() == null)).hasSize(ThrottlePolicy.NAME_AND_ADDRESS.free());
        assertThat(ended.stream().map(Ended::code).filter(Objects::nonNull)).containsOnly("auth.throttled");
    }

    @Test
    void aSuccessForgetsTheFailuresAndRemembersTheAddress() {
        var id = add(Role.NURSE);
        var address = Subject.ofAddress("198.51.100.7");
        var since = realTime.instant().minus(Duration.ofDays(1));
        database.inTransaction(() -> throttle.begin(username, id, "198.51.100.7"));

        database.inTransaction(() -> throttle.succeeded(username, id, "198.51.100.7"));

        var before = database.inTransaction(() -> failures.lock(Subject.of(username, "198.51.100.7"), now()));
        assertThat(before).isEqualTo(Attempts.none(now()));
        assertThat(database.outsideOfTransactions(() -> failures.isKnown(id, address, since)))
                .isTrue();
        assertThat(database.outsideOfTransactions(() -> failures.isKnown(id, address, now().plusSeconds(1))))
                .isFalse();
    }

    private Instant now() {
        return realTime.instant();
    }

    @Test
    void whoeverWasQuietIsForgotten() {
        var quiet = Subject.of(username, "203.0.113.1");
        var busy = Subject.of(username, "203.0.113.2");
        database.inTransaction(() -> {
            failures.store(
                    quiet, new Attempts(9, now().minus(Duration.ofDays(400)), now().minus(Duration.ofDays(400))));
            failures.store(busy, new Attempts(9, now(), now()));
        });

        database.inTransaction(() -> failures.forgetThoseQuietSince(now().minus(Duration.ofDays(365))));

        assertThat(stored(quiet)).isZero();
        assertThat(stored(busy)).isOne();
    }

    private long stored(Subject subject) {
        return database.sql()
                .value(Long.class, "select count(*) from sign_in_failures where subject = ?", subject.bytes());
    }
}
