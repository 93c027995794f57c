package care.hms.web.pages.doctors;

import care.hms.absence.AbsenceEffects;
import care.hms.absence.AbsenceOutcome;
import care.hms.absence.AbsenceType;
import care.hms.absence.AbsenceView;
import care.hms.absence.AddAbsence;
import care.hms.absence.ChangeAbsence;
import care.hms.absence.PreviewAbsence;
import care.hms.absence.PreviewAbsenceChange;
import care.hms.absence.WantedAbsence;
import care.hms.web.CurrentActor;
import care.hms.web.pages.Acts;
import care.hms.web.pages.Days;
import care.hms.web.pages.Notices;
import care.hms.web.pages.Page;
import care.hms.web.pages.Typed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** A doctor will be away, or at another time: what that would do is shown, then done with one confirmation. */
@Named
@RequestScoped
public class AbsenceForm {

    @Inject
    private PreviewAbsence previewAbsence;

    @Inject
    private AddAbsence addAbsence;

    @Inject
    private PreviewAbsenceChange previewChange;

    @Inject
    private ChangeAbsence changeAbsence;

    @Inject
    private DoctorsPage page;

    @Inject
    private PreviewRows rows;

    @Inject
    private CurrentActor current;

    @Inject
    private Acts acts;

    @Inject
    private Notices notices;

    @Inject
    private Days days;

    @Inject
    private Typed typed;

    private Preview preview;

    /** What it would do; null as long as nobody asked. */
    public Preview getPreview() {
        return preview;
    }

    /** Whether appointments are cancelled. */
    public boolean isEmergency() {
        return field("type").equals(AbsenceType.EMERGENCY.name());
    }

    /** The absence that is to be changed; null when a new one is entered. */
    public AbsenceView getChanged() {
        return page.absence(typed.id("absence")).orElse(null);
    }

    /** What stands in a field: what was typed, else how the absence is that is to be changed. */
    public String field(String name) {
        if (typed.has(name) || getChanged() == null) {
            return typed.again(name);
        }
        var absence = getChanged();
        return text(
                switch (name) {
                    case "type" -> absence.type();
                    case "startDate" -> absence.startDate();
                    case "startTime" -> absence.startTime();
                    case "endDate" -> absence.endDate();
                    case "endTime" -> absence.endTime();
                    case "reason" -> absence.reason();
                    default -> "";
                });
    }

    private static String text(Object value) {
        return value == null ? "" : value.toString();
    }

    /** The first day that it may begin on: the present one, or that on which it has begun. */
    public LocalDate getFirstDay() {
        return getChanged() == null || getChanged().startDate().isAfter(days.getToday())
                ? days.getToday()
                : getChanged().startDate();
    }

    /** Shows what it would do. */
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
        var outcome = new AbsenceOutcome[1];
        var refused = typed.id("absence") == null
                ? acts.perform(
                        "createAbsence", doctor(), () -> outcome[0] = addAbsence.add(current.get(), doctor(), wanted()))
                : acts.perform(
                        "changeAbsence",
                        doctor(),
                        () -> outcome[0] = changeAbsence.change(
                                current.get(), doctor(), typed.id("absence"), typed.version(), wanted()));
        if (refused.isEmpty()) {
            tell(outcome[0].effects());
            showAnew();
        }
    }

    private void tell(AbsenceEffects effects) {
        if (!effects.cancelled().isEmpty()) {
            notices.done(
                    "doctors.leaveDone",
                    effects.cancelled().size(),
                    effects.slotsBlocked(),
                    effects.patientNotifications());
        } else {
            notices.done(
                    typed.id("absence") == null ? "doctors.absenceAdded" : "doctors.absenceChanged",
                    effects.slotsBlocked(),
                    effects.affected().size());
        }
    }

    private boolean look(Set<String> seen) {
        var operation = typed.again("absence").isBlank() ? "previewAbsence" : "previewAbsenceChange";
        return acts.perform(operation, doctor(), () -> {
                    var answer = typed.id("absence") == null
                            ? previewAbsence.preview(current.get(), doctor(), wanted())
                            : previewChange.change(
                                    current.get(), doctor(), typed.id("absence"), typed.version(), wanted());
                    var effects = answer.effects();
                    var concerned = Stream.concat(effects.cancelled().stream(), effects.affected().stream())
                            .toList();
                    var shown = Stream.concat(
                                    rows.of(concerned, false, seen).stream(),
                                    rows.of(effects.inConsultation(), true, seen).stream())
                            .toList();
                    preview = new Preview(
                            shown, effects.patientNotifications(), effects.slotsBlocked(), answer.slotsOpened(), seen);
                })
                .isEmpty();
    }

    private WantedAbsence wanted() {
        return new WantedAbsence(
                typed.word("type", AbsenceType.class),
                typed.day("startDate"),
                typed.time("startTime"),
                typed.day("endDate") == null ? typed.day("startDate") : typed.day("endDate"),
                typed.time("endTime"),
                typed.text("reason"));
    }

    private UUID doctor() {
        return typed.id("doctor");
    }

    private void showAnew() throws IOException {
        notices.keepForNextPage();
        FacesContext.getCurrentInstance().getExternalContext().redirect(Page.DOCTORS.address() + "?doctor=" + doctor());
    }
}
