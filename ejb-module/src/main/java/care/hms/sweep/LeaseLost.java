package care.hms.sweep;

import care.hms.DomainFailure;

/** Another run has taken over: whatever this one still wants to write is refused (S1). */
final class LeaseLost extends DomainFailure {

    private static final long serialVersionUID = 1L;

    LeaseLost() {
        super(Kind.CONFLICT, "sweep.lease-lost", "another run has taken over");
    }
}
