package care.hms.web.pages.doctors;

import care.hms.absence.AbsenceEffects;
import care.hms.absence.AbsenceOutcome;
import care.hms.absence.AbsenceType;
import care.hms.absence.AddAbsence;
import care.hms.absence.AffectedAppointment;
import care.hms.absence.PreviewAbsence;
import care.hms.absence.WantedAbsence;
import care.hms.absence.WithdrawAbsence;
import care.hms.web.CurrentActor;
import care.hms.web.pages.Acts;
import care.hms.web.pages.Notices;
import care.hms.web.pages.Page;
import care.hms.web.pages.Typed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** A doctor will be away: what that would do is shown, then done with one confirmation. */
@Named
@RequestScoped
public class AbsenceForm {

    @Inject
    private PreviewAbsence previewAbsence;

    @Inject
    private AddAbsence addAbsence;

    @Inject
    private WithdrawAbsence withdrawAbsence;

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

    /** Whether appointments are cancelled. */
    public boolean isEmergency() {
        return typed.again("type").equals(AbsenceType.EMERGENCY.name());
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
        var refused = acts.perform(
                "createAbsence", doctor(), () -> outcome[0] = addAbsence.add(current.get(), doctor(), wanted()));
        if (refused.isEmpty()) {
            var effects = outcome[0].effects();
            if (effects.cancelled().isEmpty()) {
                notices.done(
                        "doctors.absenceAdded",
                        effects.slotsBlocked(),
                        effects.affected().size());
            } else {
                notices.done(
                        "doctors.leaveDone",
                        effects.cancelled().size(),
                        effects.slotsBlocked(),
                        effects.patientNotifications());
            }
            showAnew();
        }
    }

    /** Takes an absence back. */
    public void withdraw() throws IOException {
        var refused = acts.perform(
                "withdrawAbsence",
                doctor(),
                () -> withdrawAbsence.withdraw(current.get(), doctor(), typed.id("absence"), typed.version()));
        if (refused.isEmpty()) {
            notices.done("doctors.withdrawn");
        }
        showAnew();
    }

    private boolean look(Set<String> seen) {
        return acts.perform("previewAbsence", doctor(), () -> {
                    var effects = previewAbsence
                            .preview(current.get(), doctor(), wanted())
                            .effects();
                    var concerned = Stream.concat(effects.cancelled().stream(), effects.affected().stream())
                            .toList();
                    var shown = Stream.concat(
                                    rows.of(concerned, false, seen).stream(),
                                    rows.of(effects.inConsultation(), true, seen).stream())
                            .toList();
                    preview =
                            new Preview(shown, effects.patientNotifications(), effects.slotsBlocked(), stamp(effects));
                })
                .isEmpty();
    }

    private static String stamp(AbsenceEffects effects) {
        return Preview.stamp(Stream.<AffectedAppointment>concat(
                        Stream.concat(effects.cancelled().stream(), effects.affected().stream()),
                        effects.inConsultation().stream())
                .toList());
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
