package care.hms.appointment;

import care.hms.DomainFailure;

/** The patient has another live appointment at that time (A3). */
public final class PatientOverlap extends DomainFailure {

    private static final long serialVersionUID = 1L;

    PatientOverlap() {
        super(
                Kind.CONFLICT,
                "patient.overlap",
                "This patient has another appointment at that time. Choose another slot or move the other one.");
    }
}
