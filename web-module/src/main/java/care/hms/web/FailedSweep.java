package care.hms.web;

import care.hms.web.SweepResource.HealthAnswer;

/** A run that somebody asked for has failed: the answer tells how the sweep stands (S6). */
final class FailedSweep extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient HealthAnswer health;

    FailedSweep(String why, HealthAnswer health) {
        super(why);
        this.health = health;
    }

    HealthAnswer health() {
        return health;
    }
}
