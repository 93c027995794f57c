package care.hms.process;

/**
 * The names of the process {@code appointment-lifecycle}: one instance waits on behalf of one appointment, from booking
 * to its end. Its business key is the appointment's id, its tenant the hospital's id.
 *
 * <p>These are the only strings by which anything outside the model may address it; a test compares them with the file.
 */
public final class AppointmentLifecycle {

    /** Id of the process, and the file's name without its ending. */
    public static final String PROCESS_ID = "appointment-lifecycle";

    /** The model on the class path. */
    public static final String RESOURCE = "care/hms/process/appointment-lifecycle.bpmn";

    private AppointmentLifecycle() {}

    /** What staff, patients and the sweep tell a waiting instance. */
    public static final class Messages {
        /** The patient will come. Nothing is interrupted. */
        public static final String APPOINTMENT_CONFIRMED = "appointment-confirmed";
        /** A new slot: the sender sets {@link Variables#NO_SHOW_DUE_AT} with it (decision A9). */
        public static final String APPOINTMENT_RESCHEDULED = "appointment-rescheduled";
        /** The sender sets {@link Variables#NO_VITALS_DUE_AT} and {@link Variables#WAITING_TOO_LONG_DUE_AT} with it. */
        public static final String PATIENT_CHECKED_IN = "patient-checked-in";
        /** The first vitals; the sender sets {@link Variables#NO_DOCTOR_DUE_AT} with it. */
        public static final String VITALS_RECORDED = "vitals-recorded";
        /** The doctor begins, with or without vitals. */
        public static final String CONSULTATION_STARTED = "consultation-started";
        /** The consultation is over. */
        public static final String CONSULTATION_COMPLETED = "consultation-completed";
        /** Heard at any moment of the life. */
        public static final String APPOINTMENT_CANCELLED = "appointment-cancelled";
        /** Somebody else than the instance's own timer has recorded the no-show. */
        public static final String APPOINTMENT_MARKED_NO_SHOW = "appointment-marked-no-show";

        private Messages() {}
    }

    /** Process variables. The deadlines are {@code java.util.Date}s, computed by the domain (decisions T3 to T5). */
    public static final class Variables {
        /** When the no-show is due. */
        public static final String NO_SHOW_DUE_AT = "noShowDueAt";
        /** When missing vitals are worth an alert. */
        public static final String NO_VITALS_DUE_AT = "noVitalsDueAt";
        /** When a missing doctor is worth an alert. */
        public static final String NO_DOCTOR_DUE_AT = "noDoctorDueAt";
        /** When the whole wait is worth an alert. */
        public static final String WAITING_TOO_LONG_DUE_AT = "waitingTooLongDueAt";
        /** Where the appointment stands, one of {@link Outcomes}; set by {@link Delegates#MARK_NO_SHOW}. */
        public static final String OUTCOME = "outcome";

        private Variables() {}
    }

    /** Values of {@link Variables#OUTCOME}: the answers of decision A6, and where "not waiting" means further on. */
    public static final class Outcomes {
        /** This call has marked the no-show. */
        public static final String MARKED = "MARKED";
        /** The appointment has come to an end before. */
        public static final String ALREADY_SETTLED = "ALREADY_SETTLED";
        /** The patient is in the waiting room; the delegate has set the deadlines that count there. */
        public static final String NOT_WAITING = "NOT_WAITING";
        /** The patient is with the doctor: also "not waiting", but nothing of the waiting room counts any more. */
        public static final String IN_CONSULTATION = "IN_CONSULTATION";
        /** The deadline has moved; the delegate has set the new one. */
        public static final String NOT_YET_DUE = "NOT_YET_DUE";

        private Outcomes() {}
    }

    /** Beans that the engine must know: the delegates, and the retry cycle of every timer job. */
    public static final class Delegates {
        /** Marks the no-show, or answers where the appointment stands. */
        public static final String MARK_NO_SHOW = "markNoShow";
        /** Raises the alert NO_VITALS. */
        public static final String RAISE_NO_VITALS = "raiseNoVitals";
        /** Raises the alert NO_DOCTOR. */
        public static final String RAISE_NO_DOCTOR = "raiseNoDoctor";
        /** Raises the alert WAITING_TOO_LONG. */
        public static final String RAISE_WAITING_TOO_LONG = "raiseWaitingTooLong";
        /** Not a delegate but a {@code String}: the waits between attempts of a failed job, as ISO-8601 durations. */
        public static final String RETRY_CYCLE = "retryCycle";

        private Delegates() {}
    }

    /** Ids of the places where an instance can be found waiting, and of the ends it can come to. */
    public static final class Activities {
        /** Receive task: booked, nobody there yet. */
        public static final String WAIT_FOR_ARRIVAL = "Task_WaitForArrival";
        /** Boundary timer on {@link #WAIT_FOR_ARRIVAL}. */
        public static final String NO_SHOW_DUE = "Event_NoShowDue";
        /** Sub-process: from check-in to the doctor's call. */
        public static final String WAITING_ROOM = "SubProcess_WaitingRoom";
        /** Boundary timer on {@link #WAITING_ROOM}. */
        public static final String WAITING_TOO_LONG_DUE = "Event_WaitingTooLongDue";
        /** Receive task inside {@link #WAITING_ROOM}. */
        public static final String WAIT_FOR_VITALS = "Task_WaitForVitals";
        /** Boundary timer on {@link #WAIT_FOR_VITALS}. */
        public static final String NO_VITALS_DUE = "Event_NoVitalsDue";
        /** Receive task inside {@link #WAITING_ROOM}. */
        public static final String WAIT_FOR_DOCTOR = "Task_WaitForDoctor";
        /** Boundary timer on {@link #WAIT_FOR_DOCTOR}. */
        public static final String NO_DOCTOR_DUE = "Event_NoDoctorDue";
        /** Receive task: with the doctor. */
        public static final String IN_CONSULTATION = "Task_InConsultation";
        /** End: the note that the patient will come; the instance goes on waiting. */
        public static final String CONFIRMED = "Event_Confirmed";
        /** End: marked as no-show, by the timer or by somebody else. */
        public static final String NO_SHOW = "Event_NoShow";
        /** End: the timer came late, the appointment was at its end already. */
        public static final String ALREADY_SETTLED = "Event_AlreadySettled";
        /** End of the waiting room without vitals. */
        public static final String STARTED_WITHOUT_VITALS = "Event_StartedWithoutVitals";
        /** End of the waiting room with vitals. */
        public static final String CALLED_IN = "Event_CalledIn";
        /** End: the consultation is over. */
        public static final String COMPLETED = "Event_Completed";
        /** End: cancelled. */
        public static final String CANCELLED = "Event_Cancelled";

        private Activities() {}
    }
}
