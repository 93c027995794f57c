package care.hms.web.pages.doctors;

import care.hms.NotFound;
import care.hms.absence.AbsenceView;
import care.hms.absence.PreviewAbsenceChange;
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
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The doctor is there after all: what that would do is shown, then the absence is taken back. */
@Named
@RequestScoped
public class WithdrawalForm {

    @Inject
    private PreviewAbsenceChange previewChange;

    @Inject
    private WithdrawAbsence withdrawAbsence;

    @Inject
    private DoctorsPage page;

    @Inject
    private CurrentActor current;

    @Inject
    private Acts acts;

    @Inject
    private Notices notices;

    @Inject
    private Typed typed;

    private Preview preview;
    private AbsenceView absence;

    /** What it would do; null as long as nobody asked. */
    public Preview getPreview() {
        return preview;
    }

    /** Which one it is about. */
    public AbsenceView getAbsence() {
        return absence;
    }

    /** Shows what it would do to the absence whose button was pressed. */
    public void look() {
        look(typed.id("look-withdrawal"), null);
    }

    /** Does it, unless it would do something else by now: then that is shown first. */
    public void withdraw() throws IOException {
        var id = typed.id("withdrawn");
        if (!look(id, Preview.seen(typed.again("seen")))) {
            return;
        }
        if (preview.isOutdated() || absence.version() != typed.version()) {
            notices.hint("doctors.outdated");
            return;
        }
        var refused = acts.perform(
                "withdrawAbsence",
                doctor(),
                () -> withdrawAbsence.withdraw(current.get(), doctor(), id, typed.version()));
        if (refused.isEmpty()) {
            notices.done("doctors.withdrawn");
            notices.keepForNextPage();
            FacesContext.getCurrentInstance()
                    .getExternalContext()
                    .redirect(Page.DOCTORS.address() + "?doctor=" + doctor());
        }
    }

    private boolean look(UUID id, Set<String> seen) {
        return acts.perform("previewAbsenceWithdrawal", doctor(), () -> {
                    var found = page.absence(id).orElseThrow(() -> new NotFound("absence", id));
                    var opened = previewChange
                            .withdrawal(current.get(), doctor(), id, found.version())
                            .slotsOpened();
                    preview = new Preview(List.of(), 0, 0, opened, seen);
                    absence = found;
                })
                .isEmpty();
    }

    private UUID doctor() {
        return typed.id("doctor");
    }
}
