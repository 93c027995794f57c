package care.hms.account;

import care.hms.DomainFailure;

/** User name and password do not belong together; which of them is wrong, or whether there is such a user, is untold. */
public final class InvalidCredentials extends DomainFailure {

    private static final long serialVersionUID = 1L;

    InvalidCredentials() {
        super(Kind.UNAUTHENTICATED, "auth.invalid-credentials", "User name or password is wrong.");
    }
}
