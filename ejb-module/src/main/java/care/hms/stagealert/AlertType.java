package care.hms.stagealert;

import care.hms.account.Action;
import care.hms.account.Role;
import care.hms.appointment.Appointment;
import care.hms.appointment.AppointmentStatus;
import java.time.Instant;
import java.util.Set;

/** What a patient waits for too long (§4), and when that is so. */
public enum AlertType {
    /** Checked in, and no vitals recorded. */
    NO_VITALS(Action.ATTEND_NO_VITALS, Set.of(Role.NURSE)) {
        @Override
        boolean hasReason(Appointment appointment) {
            return waits(appointment) && appointment.vitalsRecordedAt() == null;
        }

        @Override
        Instant dueAt(Appointment appointment) {
            return appointment.noVitalsDueAt();
        }

        @Override
        Instant since(Appointment appointment) {
            return appointment.checkedInAt();
        }

        @Override
        String message(String patient, String time) {
            return patient + " checked in at " + time + " but vitals not recorded.";
        }
    },
    /** Vitals recorded, and the doctor has not seen the patient. */
    NO_DOCTOR(Action.ATTEND_NO_DOCTOR, Set.of(Role.DOCTOR)) {
        @Override
        boolean hasReason(Appointment appointment) {
            return waits(appointment) && appointment.vitalsRecordedAt() != null;
        }

        @Override
        Instant dueAt(Appointment appointment) {
            return appointment.noDoctorDueAt();
        }

        @Override
        Instant since(Appointment appointment) {
            return appointment.vitalsRecordedAt();
        }

        @Override
        String message(String patient, String time) {
            return patient + " vitals done at " + time + " but doctor has not seen the patient.";
        }
    },
    /** The whole wait, whatever the stage (T5). */
    WAITING_TOO_LONG(
            Action.ATTEND_WAITING_TOO_LONG, Set.of(Role.RECEPTIONIST, Role.NURSE, Role.DOCTOR, Role.HOSPITAL_ADMIN)) {
        @Override
        boolean hasReason(Appointment appointment) {
            return waits(appointment);
        }

        @Override
        Instant dueAt(Appointment appointment) {
            return appointment.waitingTooLongDueAt();
        }

        @Override
        Instant since(Appointment appointment) {
            return appointment.checkedInAt();
        }

        @Override
        String message(String patient, String time) {
            return patient + " has been waiting since " + time + ".";
        }
    };

    private final Action attending;
    private final Set<Role> targetStaff;

    AlertType(Action attending, Set<Role> targetStaff) {
        this.attending = attending;
        this.targetStaff = targetStaff;
    }

    /** What somebody must be allowed who acknowledges or resolves it. */
    public Action attending() {
        return attending;
    }

    /** Whom it is for (§4). */
    public Set<Role> targetStaff() {
        return targetStaff;
    }

    /** Whether the patient waits for this now. */
    abstract boolean hasReason(Appointment appointment);

    /** When staff are to be told; null for whoever was imported, until the sweep has computed it. */
    abstract Instant dueAt(Appointment appointment);

    /** Since when the patient waits. */
    abstract Instant since(Appointment appointment);

    /** The sentence for staff (L4). */
    abstract String message(String patient, String time);

    private static boolean waits(Appointment appointment) {
        return appointment.status() == AppointmentStatus.CHECKED_IN;
    }
}
