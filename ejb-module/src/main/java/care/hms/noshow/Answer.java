package care.hms.noshow;

/** What automatic marking found (decision A6); none of these is a failure. */
public enum Answer {
    /** It was due and is a no-show now. */
    MARKED,
    /** It has its outcome already, or does not exist any more. */
    ALREADY_SETTLED,
    /** The patient is in the building. */
    NOT_WAITING,
    /** The due instant lies ahead, perhaps because it was moved. */
    NOT_YET_DUE
}
