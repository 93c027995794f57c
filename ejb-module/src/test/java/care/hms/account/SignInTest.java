package care.hms.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.hms.Announcements;
import care.hms.Conflict;
import care.hms.DomainFailure.FieldError;
import care.hms.Invalid;
import care.hms.platform.Refusal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignInTest {

    private static final String PASSWORD = "correct horse battery";
    private static final String WRONG = "wrong horse battery";
    private static final String HERE = "192.0.2.7";
    private static final String ELSEWHERE = "198.51.100.9";
    private static final UUID HOSPITAL = UUID.randomUUID();
    private static final PasswordHashing HASHING = new PasswordHashing(64, 1);

    @TempDir
    private Path folder;

    private final MovableClock realTime = new MovableClock();
    private final Announcements<AccountFact> facts = new Announcements<>();
    private final InMemoryAccounts rows = new InMemoryAccounts();
    private final SignInThrottle throttle = new SignInThrottle(new InMemorySignInFailures(), realTime);
    private final AccountRegister register = new AccountRegister(rows, HASHING, realTime);
    private SignIn signIn;
    private AccountCallers callers;
    private UUID nurse;

    @BeforeEach
    void oneNurse() {
        var credentials = new Credentials(rows, HASHING, throttle, new StoredHashes(rows, HASHING), facts);
        var tokens = new Tokens(TestKeys.settings(TestKeys.write(TestKeys.generate(), folder)), realTime);
        signIn = new SignIn(credentials, tokens);
        callers = new AccountCallers(rows, credentials, tokens, new ExternalSignIn(Optional.empty(), null));
        nurse = register.add(account("nurse", Role.NURSE), HOSPITAL, false);
    }

    private static NewAccount account(String username, Role role) {
        return new NewAccount(username, PASSWORD, role, "Nina", "Stone", "nina@example.org");
    }

    private static Actor actor(UUID account, Role role) {
        return new Actor(account, HOSPITAL, role, null, null);
    }

    @Nested
    class Passwords {

        @Test
        void theRightPasswordGivesATokenForThisAccount() {
            var signedIn = signIn.signIn(" Nurse ", PASSWORD, HERE);

            assertThat(signedIn.user().id()).isEqualTo(nurse);
            assertThat(signedIn.user().mustChangePassword()).isTrue();
            assertThat(signedIn.expiresAt()).isEqualTo(realTime.instant().plus(Duration.ofMinutes(15)));
            assertThat(callers.byToken(signedIn.token()).caller().accountId()).isEqualTo(nurse);
        }

        @Test
        void aWrongPasswordAndAnUnknownNameReadTheSame() {
            assertThatThrownBy(() -> signIn.signIn("nurse", WRONG, HERE))
                    .isInstanceOf(InvalidCredentials.class)
                    .hasMessage("User name or password is wrong.");
            assertThatThrownBy(() -> signIn.signIn("nobody", WRONG, HERE))
                    .isInstanceOf(InvalidCredentials.class)
                    .hasMessage("User name or password is wrong.");
        }

        @Test
        void nothingIsNoCredential() {
            assertThatThrownBy(() -> signIn.signIn(null, PASSWORD, HERE)).isInstanceOf(InvalidCredentials.class);
            assertThatThrownBy(() -> signIn.signIn("nurse", null, HERE)).isInstanceOf(InvalidCredentials.class);
            assertThatThrownBy(() -> signIn.signIn("nurse", "x".repeat(5000), HERE))
                    .isInstanceOf(InvalidCredentials.class);
        }

        @Test
        void whatCanBeNobodysNameIsRefusedLikeAnyOther() {
            for (var name : List.of("nur\0se", "", "n", "x".repeat(10_000), "nurse; drop table accounts")) {
                assertThatThrownBy(() -> signIn.signIn(name, PASSWORD, HERE)).isInstanceOf(InvalidCredentials.class);
            }
        }

        @Test
        void cockpitAsksTheSameAccounts() {
            assertThat(callers.byPassword("nurse", PASSWORD, HERE)).isPresent();
            assertThat(callers.byPassword("nurse", WRONG, HERE)).isEmpty();
        }
    }

    @Nested
    class Throttle {

        private void failAsNurse(int times, String address) {
            for (var i = 0; i < times; i++) {
                assertThatThrownBy(() -> signIn.signIn("nurse", WRONG, address)).isInstanceOf(InvalidCredentials.class);
            }
        }

        @Test
        void theSixthAttemptInARowMustWaitEvenWithTheRightPassword() {
            failAsNurse(5, HERE);

            assertThatThrownBy(() -> signIn.signIn("nurse", PASSWORD, HERE))
                    .isInstanceOfSatisfying(Throttled.class, failure -> assertThat(failure.details())
                            .containsEntry("retryAfterSeconds", 1L));
            assertThat(callers.byPassword("nurse", PASSWORD, HERE)).isEmpty();
        }

        @Test
        void afterTheWaitTheRightPasswordIsTakenAndForgivesEverything() {
            failAsNurse(5, HERE);
            realTime.pass(Duration.ofSeconds(1));

            signIn.signIn("nurse", PASSWORD, HERE);

            failAsNurse(5, HERE);
            assertThatCode(() -> signIn.signIn("nurse", PASSWORD, HERE)).doesNotThrowAnyException();
        }

        @Test
        void whereTheAccountSignedInBeforeTwentyMayBeUnderWayAtOnce() {
            signIn.signIn("nurse", PASSWORD, HERE);
            for (var i = 0; i < 20; i++) {
                throttle.begin("nurse", nurse, HERE);
            }

            assertThatThrownBy(() -> throttle.begin("nurse", nurse, HERE)).isInstanceOf(Throttled.class);
        }

        @Test
        void guessingFromManyAddressesSlowsTheNameButNotThePersonWhereHeIsKnown() {
            signIn.signIn("nurse", PASSWORD, HERE);
            for (var i = 0; i < 100; i++) {
                failAsNurse(1, "203.0.113." + i);
            }

            assertThatThrownBy(() -> signIn.signIn("nurse", WRONG, ELSEWHERE)).isInstanceOf(Throttled.class);
            assertThatCode(() -> signIn.signIn("nurse", PASSWORD, HERE)).doesNotThrowAnyException();
            realTime.pass(Duration.ofSeconds(10));
            assertThatCode(() -> signIn.signIn("nurse", PASSWORD, ELSEWHERE)).doesNotThrowAnyException();
        }

        @Test
        void aNameThatIsNobodysIsSlowedDownTheSame() {
            for (var i = 0; i < 100; i++) {
                throttle.begin("nobody", null, "203.0.113." + i);
            }

            assertThatThrownBy(() -> throttle.begin("nobody", null, ELSEWHERE)).isInstanceOf(Throttled.class);
        }

        @Test
        void anAddressIsForgottenAfterThreeMonths() {
            signIn.signIn("nurse", PASSWORD, HERE);
            realTime.pass(Duration.ofDays(90).plusSeconds(1));
            for (var i = 0; i < 5; i++) {
                throttle.begin("nurse", nurse, HERE);
            }

            assertThatThrownBy(() -> throttle.begin("nurse", nurse, HERE)).isInstanceOf(Throttled.class);
        }

        @Test
        void guessingSomewhereElseDoesNotHinderThePersonHere() {
            failAsNurse(5, ELSEWHERE);

            assertThatCode(() -> signIn.signIn("nurse", PASSWORD, HERE)).doesNotThrowAnyException();
        }

        @Test
        void guessingManyNamesSlowsTheAddressButNotWhoIsKnownThere() {
            register.add(account("reception", Role.RECEPTIONIST), HOSPITAL, false);
            signIn.signIn("nurse", PASSWORD, HERE);
            for (var i = 0; i < 100; i++) {
                var name = "guess" + i;
                throttle.begin(name, null, HERE);
            }

            assertThatThrownBy(() -> signIn.signIn("reception", PASSWORD, HERE)).isInstanceOf(Throttled.class);
            assertThatCode(() -> signIn.signIn("nurse", PASSWORD, HERE)).doesNotThrowAnyException();
            assertThatCode(() -> signIn.signIn("reception", PASSWORD, ELSEWHERE))
                    .doesNotThrowAnyException();
        }

        @Test
        void successesDoNotCountAgainstTheAddress() {
            for (var i = 0; i < 200; i++) {
                throttle.begin("nurse", nurse, HERE);
                throttle.succeeded("nurse", nurse, HERE);
            }

            assertThatThrownBy(() -> signIn.signIn("nobody", WRONG, HERE)).isInstanceOf(InvalidCredentials.class);
        }

        @Test
        void aNetworkOfIpv6CountsAsOneAddress() {
            assertThat(Subject.ofAddress("2001:db8:1:2:3:4:5:6")).isEqualTo(Subject.ofAddress("2001:db8:1:2::9"));
            assertThat(Subject.ofAddress("2001:db8:1:2::9")).isNotEqualTo(Subject.ofAddress("2001:db8:1:3::9"));
            assertThat(Subject.ofAddress("192.0.2.7")).isNotEqualTo(Subject.ofAddress("192.0.2.8"));
        }
    }

    @Nested
    class Changing {

        private final ChangePassword changePassword = new ChangePassword(rows, HASHING, throttle);

        @Test
        void aNewPasswordEndsEveryTokenAndSessionGivenOutBefore() {
            var before = signIn.signIn("nurse", PASSWORD, HERE);
            var session = callers.byPassword("nurse", PASSWORD, HERE).orElseThrow();

            changePassword.change(actor(nurse, Role.NURSE), PASSWORD, "a quite different one");

            assertThat(callers.byToken(before.token()).refusal()).isEqualTo(Refusal.TOKEN_INVALID);
            assertThat(callers.again(session)).isEmpty();
            var after = signIn.signIn("nurse", "a quite different one", HERE);
            assertThat(after.user().mustChangePassword()).isFalse();
            assertThat(callers.byToken(after.token()).refusal()).isNull();
            assertThatThrownBy(() -> signIn.signIn("nurse", PASSWORD, HERE)).isInstanceOf(InvalidCredentials.class);
        }

        @Test
        void thePresentPasswordIsAskedForAndCannotBeGuessed() {
            var actor = actor(nurse, Role.NURSE);
            for (var i = 0; i < 5; i++) {
                assertThatThrownBy(() -> changePassword.change(actor, WRONG, "a quite different one"))
                        .isInstanceOfSatisfying(Invalid.class, failure -> assertThat(failure.errors())
                                .extracting(FieldError::field)
                                .containsExactly("currentPassword"));
            }

            assertThatThrownBy(() -> changePassword.change(actor, PASSWORD, "a quite different one"))
                    .isInstanceOf(Throttled.class);
        }

        @Test
        void theNewPasswordMustBeAcceptableAndNew() {
            var actor = actor(nurse, Role.NURSE);

            assertThatThrownBy(() -> changePassword.change(actor, PASSWORD, "short"))
                    .isInstanceOf(Invalid.class);
            assertThatThrownBy(() -> changePassword.change(actor, PASSWORD, PASSWORD))
                    .isInstanceOf(Invalid.class);
        }
    }

    @Nested
    class Adding {

        @Test
        void aUserNameIsGivenOnceInAnyCaseAndInAnyHospital() {
            assertThatThrownBy(() -> register.add(account("NURSE", Role.NURSE), UUID.randomUUID(), false))
                    .isInstanceOfSatisfying(Conflict.class, failure -> assertThat(failure.code())
                            .isEqualTo("account.username-taken"));
        }

        @Test
        void everyWrongFieldIsNamed() {
            var wrong = new NewAccount("Ünlaut", "short", null, " ", "x".repeat(101), "nobody");

            assertThatThrownBy(() -> register.add(wrong, HOSPITAL, false))
                    .isInstanceOfSatisfying(Invalid.class, failure -> assertThat(failure.errors())
                            .extracting(FieldError::field)
                            .containsExactly("username", "password", "role", "firstName", "lastName", "email"));
        }

        @Test
        void demoAccountsKeepTheirPassword() {
            register.add(account("demo", Role.NURSE), HOSPITAL, true);

            assertThat(signIn.signIn("demo", PASSWORD, HERE).user().mustChangePassword())
                    .isFalse();
        }
    }

    @Nested
    class First {

        private final InMemoryAccounts nobody = new InMemoryAccounts();
        private final AddFirstAdministrator first =
                new AddFirstAdministrator(nobody, new AccountRegister(nobody, HASHING, realTime), facts);
        private final FirstAdministratorSettings settings =
                new FirstAdministratorSettings(false, Optional.of("root"), Optional.of(PASSWORD));

        @Test
        void theFirstAdministratorOfAnEmptyInstallationMustChangeThePassword() {
            first.addIfNobody(settings);

            var added = nobody.findByUsername("root").orElseThrow();
            assertThat(added.role()).isEqualTo(Role.SYSTEM_ADMIN);
            assertThat(added.mustChangePassword()).isTrue();
        }

        @Test
        void whereSomebodyCanSignInNobodyIsAdded() {
            nobody.add(new Account(account("nurse", Role.NURSE), HOSPITAL, "hash", false, realTime.instant()));

            first.addIfNobody(settings);

            assertThat(nobody.findByUsername("root")).isEmpty();
        }

        @Test
        void theDemoBringsItsOwnAccounts() {
            first.addIfNobody(new FirstAdministratorSettings(true, Optional.of("root"), Optional.of(PASSWORD)));

            assertThat(nobody.areEmpty()).isTrue();
        }

        @Test
        void aPasswordThatIsEasyToGuessIsAMistakeInASetting() {
            var easy = new FirstAdministratorSettings(false, Optional.of("root"), Optional.of("passwordpassword"));

            assertThatThrownBy(() -> first.addIfNobody(easy))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("HMS_ADMIN_PASSWORD")
                    .hasMessageNotContaining("passwordpassword");
        }

        @Test
        void aNameWithoutAPasswordIsAMistake() {
            assertThatThrownBy(() -> new FirstAdministratorSettings(false, Optional.of("root"), Optional.empty()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("HMS_ADMIN_PASSWORD");
        }
    }
}
