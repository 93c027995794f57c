package care.hms.account;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Gives a token to whoever knows the password of an enabled account. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SignIn {

    private Credentials credentials;
    private Tokens tokens;

    protected SignIn() {}

    @Inject
    SignIn(Credentials credentials, Tokens tokens) {
        this.credentials = credentials;
        this.tokens = tokens;
    }

    /**
     * Signs in.
     *
     * @param remoteAddress where the attempt comes from; failures are counted by it
     * @throws InvalidCredentials when they belong to no enabled account
     * @throws Throttled after too many failures
     */
    public SignedIn signIn(String username, String password, String remoteAddress) {
        var identity = credentials.verify(username, password, remoteAddress);
        var token = tokens.issue(identity.accountId(), identity.tokenGeneration());
        return new SignedIn(token.text(), token.expiresAt(), identity.view());
    }
}
