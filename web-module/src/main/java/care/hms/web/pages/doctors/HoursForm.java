package care.hms.web.pages.doctors;

import care.hms.Invalid;
import care.hms.absence.ChangeSchedule;
import care.hms.absence.PreviewSchedule;
import care.hms.absence.ScheduleOutcome;
import care.hms.absence.WantedSchedule;
import care.hms.schedule.WorkingHours;
import care.hms.web.CurrentActor;
import care.hms.web.Text;
import care.hms.web.pages.Acts;
import care.hms.web.pages.Notices;
import care.hms.web.pages.Page;
import care.hms.web.pages.Typed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Other working hours: whom they would leave outside is shown, then they are changed with one confirmation. */
@Named
@RequestScoped
public class HoursForm {

    @Inject
    private PreviewSchedule previewSchedule;

    @Inject
    private ChangeSchedule changeSchedule;

    @Inject
    private PreviewRows rows;

    @Inject
    private CurrentActor current;

    @Inject
    private Acts acts;

    @Inject
    private Notices notices;

    @Inject
    private Typed typed;

    private Preview preview;

    /** What it would do; null as long as nobody asked. */
    public Preview getPreview() {
        return preview;
    }

    /** Shows whom it would concern. */
    public void look() {
        look(null);
    }

    /** Does it, unless something has changed since the person looked: then that is shown first. */
    public void apply() throws IOException {
        if (!look(Preview.seen(typed.again("seen")))) {
            return;
        }
        if (preview.isOutdated()) {
            notices.hint("doctors.outdated");
            return;
        }
        var outcome = new ScheduleOutcome[1];
        var refused = acts.perform(
                "changeSchedule",
                doctor(),
                () -> outcome[0] = changeSchedule.change(current.get(), doctor(), typed.version(), wanted()));
        if (refused.isEmpty()) {
            notices.done("doctors.hoursChanged", outcome[0].affected().size(), outcome[0].patientNotifications());
            showAnew();
        } else if (refused.get().code().equals("request.stale")) {
            showAnew();
        }
    }

    private void showAnew() throws IOException {
        notices.keepForNextPage();
        FacesContext.getCurrentInstance().getExternalContext().redirect(Page.DOCTORS.address() + "?doctor=" + doctor());
    }

    private boolean look(Set<String> seen) {
        return acts.perform("previewSchedule", doctor(), () -> {
                    var outcome = previewSchedule.preview(current.get(), doctor(), wanted());
                    preview = new Preview(
                            rows.of(outcome.affected(), false, seen), outcome.patientNotifications(), 0, 0, seen);
                })
                .isEmpty();
    }

    private WantedSchedule wanted() {
        var minutes = typed.number("slotMinutes");
        if (minutes == null) {
            throw new Invalid("slotMinutes", "a number of minutes");
        }
        return new WantedSchedule(
                minutes, Stream.of(DayOfWeek.values()).flatMap(this::periods).toList());
    }

    /** A weekday's periods, each from and until, with commas between them; nothing for a day without any. */
    private Stream<WorkingHours> periods(DayOfWeek day) {
        var text = typed.text(day.name());
        return text == null ? Stream.empty() : Stream.of(text.split(",")).map(period -> period(day, period));
    }

    private static WorkingHours period(DayOfWeek day, String text) {
        var ends = List.of(text.strip().split("\\s*[-–]\\s*"));
        try {
            if (ends.size() == 2) {
                return new WorkingHours(day, Text.time(ends.get(0)), Text.time(ends.get(1)));
            }
        } catch (IllegalArgumentException unreadable) {
            // Told below, with the day.
        }
        throw new Invalid(day.name(), "periods such as 08:00-12:00, 13:00-16:00");
    }

    private UUID doctor() {
        return typed.id("doctor");
    }
}
