package care.hms.account;

import care.hms.platform.Caller;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Lets in whoever knows the password of an enabled account: with a token for the API, or by name for the pages. */
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

    /**
     * Signs in to the pages, which keep a session instead of a token.
     *
     * @param remoteAddress where the attempt comes from; failures are counted by it
     * @throws InvalidCredentials when they belong to no enabled account
     * @throws Throttled after too many failures
     */
    public Caller signInToPages(String username, String password, String remoteAddress) {
        return credentials.verify(username, password, remoteAddress).caller();
    }
}
