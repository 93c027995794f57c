package care.hms.web;

import care.hms.DomainFailure;

/** The caller still has the password that somebody else chose. */
final class PasswordChangeRequired extends DomainFailure {

    private static final long serialVersionUID = 1L;

    PasswordChangeRequired() {
        super(
                Kind.DENIED,
                "auth.password-change-required",
                "Change your password first: PUT /api/v1/auth/password. Then sign in again.");
    }
}
