package care.hms.account;

import care.hms.platform.Caller;
import care.hms.platform.Callers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Tells the container's sign-in who stands behind a credential. The account is looked up each time. */
@ApplicationScoped
class AccountCallers implements Callers {

    private AccountRows rows;
    private Credentials credentials;
    private Tokens tokens;

    /** For the container's proxy. */
    protected AccountCallers() {}

    @Inject
    AccountCallers(AccountRows rows, Credentials credentials, Tokens tokens) {
        this.rows = rows;
        this.credentials = credentials;
        this.tokens = tokens;
    }

    @Override
    public Optional<Caller> byToken(String bearerToken) {
        return tokens.verify(bearerToken)
                .flatMap(bearer -> rows.find(bearer.accountId()).filter(found -> found.honours(bearer.generation())))
                .map(Identity::caller);
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
