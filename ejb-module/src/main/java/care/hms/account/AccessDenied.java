package care.hms.account;

import care.hms.DomainFailure;

/** The role may not do this, or not to somebody else's record. */
public final class AccessDenied extends DomainFailure {

    private static final long serialVersionUID = 1L;

    AccessDenied(Role role, Action action) {
        super(
                Kind.DENIED,
                "access.denied",
                "As " + role + " you may not do this here (" + action + "). Ask your hospital's administrator.");
    }
}
