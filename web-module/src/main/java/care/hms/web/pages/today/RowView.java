package care.hms.web.pages.today;

import java.util.List;
import java.util.UUID;

/**
 * A row of the board in the reader's words. Instants are milliseconds, as scripts count; 0 stands for none.
 *
 * @param hour of the slot's start, by which rows are grouped when they are shown by time
 * @param dueKind what happens at the next deadline, a key of the texts
 * @param stageSince since when the patient is where he is
 * @param acts what the person is offered, each with the form it needs: {@code CANCEL:CANCEL CONFIRM:NONE}
 * @param primary the act of the row's button; empty when there is none
 */
public record RowView(
        UUID id,
        long version,
        String stamp,
        String status,
        String statusIcon,
        String time,
        String hour,
        String name,
        String born,
        UUID doctorId,
        String doctor,
        String arrived,
        String vitals,
        String seen,
        boolean expected,
        boolean squeezedIn,
        long startsAt,
        long noShowDueAt,
        long dueAt,
        String dueKind,
        long stageSince,
        String acts,
        String primary,
        List<Alert> alerts) {

    /**
     * An alert of the row.
     *
     * @param style by which it is drawn: its type, or that somebody has seen it
     */
    public record Alert(String type, String style, String icon, boolean acknowledged) {}
}
