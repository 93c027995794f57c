package care.hms.account;

import care.hms.RealTime;
import care.hms.platform.Admission;
import care.hms.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;

/** Lets people in for whom the identity provider vouches, when there is one. */
@ApplicationScoped
class ExternalSignIn {

    private Optional<ExternalTokens> tokens;
    private ExternalAccounts accounts;

    /** For the container's proxy. */
    protected ExternalSignIn() {}

    @Inject
    ExternalSignIn(ExternalAccounts accounts, @RealTime Clock realTime) {
        this(
                ExternalProviderSettings.fromEnvironment()
                        .map(settings -> new ExternalTokens(settings, new ProviderKeys(settings.jwksUrl()), realTime)),
                accounts);
    }

    ExternalSignIn(Optional<ExternalTokens> tokens, ExternalAccounts accounts) {
        this.tokens = tokens;
        this.accounts = accounts;
    }

    Admission admit(String token) {
        if (tokens.isEmpty()) {
            return Admission.refused(Refusal.TOKEN_INVALID);
        }
        var reading = tokens.get().read(token);
        return reading.person() == null ? Admission.refused(reading.refusal()) : admit(reading.person());
    }

    private Admission admit(ExternalPerson person) {
        return accounts.of(person)
                .map(account ->
                        account.enabled() ? Admission.of(account.caller()) : Admission.refused(Refusal.TOKEN_INVALID))
                .orElseGet(() -> Admission.refused(
                        accounts.isHospital(person.hospitalId()) ? Refusal.TOKEN_INVALID : Refusal.HOSPITAL_UNKNOWN));
    }
}
