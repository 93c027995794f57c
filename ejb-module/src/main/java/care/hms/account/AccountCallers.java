package care.hms.account;

import care.hms.platform.Admission;
import care.hms.platform.Caller;
import care.hms.platform.Callers;
import care.hms.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Tells the container's sign-in who stands behind a credential. The account is looked up each time. */
@ApplicationScoped
class AccountCallers implements Callers {

    private AccountRows rows;
    private Credentials credentials;
    private Tokens tokens;
    private ExternalSignIn externalSignIn;

    /** For the container's proxy. */
    protected AccountCallers() {}

    @Inject
    AccountCallers(AccountRows rows, Credentials credentials, Tokens tokens, ExternalSignIn externalSignIn) {
        this.rows = rows;
        this.credentials = credentials;
        this.tokens = tokens;
        this.externalSignIn = externalSignIn;
    }

    @Override
    public Admission byToken(String bearerToken) {
        return tokens.verify(bearerToken)
                .map(this::admit)
                // Not one of ours: then the identity provider's, if there is one.
                .orElseGet(() -> externalSignIn.admit(bearerToken));
    }

    private Admission admit(Tokens.Bearer bearer) {
        return rows.find(bearer.accountId())
                .filter(found -> found.honours(bearer.generation()))
                .map(found -> Admission.of(found.caller()))
                .orElseGet(() -> Admission.refused(Refusal.TOKEN_INVALID));
    }

    @Override
    public Optional<Caller> byPassword(String username, String password, String remoteAddress) {
        try {
            return Optional.of(
                    credentials.verify(username, password, remoteAddress).caller());
        } catch (InvalidCredentials | Throttled refused) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<Caller> again(Caller verifiedEarlier) {
        return rows.find(verifiedEarlier.accountId())
                .filter(found -> found.honours(verifiedEarlier.tokenGeneration()))
                .map(Identity::caller);
    }
}
