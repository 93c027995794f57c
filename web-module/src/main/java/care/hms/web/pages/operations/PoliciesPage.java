package care.hms.web.pages.operations;

import care.hms.Invalid;
import care.hms.hospital.AlertClock;
import care.hms.hospital.ChangePolicies;
import care.hms.hospital.Policies;
import care.hms.hospital.PoliciesView;
import care.hms.hospital.PolicyQueries;
import care.hms.notification.ChangeNotificationPolicy;
import care.hms.notification.HospitalPolicy;
import care.hms.notification.PreferenceQueries;
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

/** What the hospital decides for itself: deadlines and slots, and how its patients are told. */
@Named
@RequestScoped
public class PoliciesPage {

    @Inject
    private PolicyQueries policies;

    @Inject
    private ChangePolicies changePolicies;

    @Inject
    private PreferenceQueries preferences;

    @Inject
    private ChangeNotificationPolicy changeNotificationPolicy;

    @Inject
    private CurrentActor current;

    @Inject
    private Acts acts;

    @Inject
    private Notices notices;

    @Inject
    private Typed typed;

    private PoliciesView view;
    private HospitalPolicy messages;

    /**
     * A number that is decided.
     *
     * @param value as it stands, or as it was typed; empty for none
     * @param range what is counted, and whether nothing may stand there: a key of the texts
     */
    public record Number(String name, int least, int most, String value, String range) {}

    /** As they stand, read once. */
    public PoliciesView getView() {
        if (view == null) {
            view = policies.get(current.get());
        }
        return view;
    }

    /** Those of the deadlines and slots, in the order of the form. */
    public List<Number> getNumbers() {
        var now = getView().policies();
        return List.of(
                number("noShowAfterMinutes", 1, 240, now.noShowAfterMinutes(), "optional"),
                number("noVitalsAfterMinutes", 1, 240, now.noVitalsAfterMinutes(), "minutes"),
                number("noDoctorAfterMinutes", 1, 240, now.noDoctorAfterMinutes(), "minutes"),
                number("waitingTooLongAfterMinutes", 1, 480, now.waitingTooLongAfterMinutes(), "minutes"),
                number("undoCheckInMinutes", 0, 60, now.undoCheckInMinutes(), "minutes"),
                number("minimumRemainingMinutes", 0, 60, now.minimumRemainingMinutes(), "minutes"),
                number("slotHorizonDays", 1, 366, now.slotHorizonDays(), "days"));
    }

    /** Those of the messages. */
    public List<Number> getMessageNumbers() {
        return List.of(
                number("noShowSmsWithinMinutes", 1, 1440, getMessages().noShowSmsWithinMinutes(), "minutes"),
                number("maximumAttempts", 1, 100, getMessages().maximumAttempts(), "plain"));
    }

    private Number number(String name, int least, int most, Integer now, String range) {
        return new Number(
                name, least, most, typed.has(name) ? typed.again(name) : now == null ? "" : now.toString(), range);
    }

    /** From where alerts can count. */
    public List<AlertClock> getClocks() {
        return List.of(AlertClock.values());
    }

    /** From where they do, or as it was chosen. */
    public String getClock() {
        return typed.has("alertClock")
                ? typed.again("alertClock")
                : getView().policies().alertClock().name();
    }

    /** How patients are told, read once. */
    public HospitalPolicy getMessages() {
        if (messages == null) {
            messages = preferences.ofHospital(current.get());
        }
        return messages;
    }

    /** Adopts the deadlines and slots. */
    public void save() throws IOException {
        var refused = acts.perform("changePolicies", getView().id(), () -> {
            changePolicies.change(
                    current.get(),
                    typed.version(),
                    new Policies(
                            typed.number("noShowAfterMinutes"),
                            typed.word("alertClock", AlertClock.class),
                            typed.number("noVitalsAfterMinutes"),
                            typed.number("noDoctorAfterMinutes"),
                            typed.number("waitingTooLongAfterMinutes"),
                            typed.number("minimumRemainingMinutes"),
                            typed.number("slotHorizonDays"),
                            typed.number("undoCheckInMinutes")));
        });
        if (refused.isEmpty()) {
            notices.done("policies.saved");
            showAnew();
        } else if (refused.get().code().equals("request.stale")) {
            showAnew();
        }
    }

    /** Adopts how patients are told. */
    public void saveMessages() throws IOException {
        var refused = acts.perform(
                "changeNotificationPolicy",
                getView().id(),
                () -> changeNotificationPolicy.change(
                        current.get(),
                        new HospitalPolicy(
                                typed.text("language"),
                                yesOrNo(),
                                typed.time("quietFrom"),
                                typed.time("quietUntil"),
                                typed.number("noShowSmsWithinMinutes"),
                                typed.number("maximumAttempts"))));
        if (refused.isEmpty()) {
            notices.done("policies.messagesSaved");
            showAnew();
        }
    }

    private Boolean yesOrNo() {
        var word = typed.text("sms");
        if (!"true".equals(word) && !"false".equals(word)) {
            throw new Invalid("sms", "true or false");
        }
        return Boolean.valueOf(word);
    }

    private void showAnew() throws IOException {
        notices.keepForNextPage();
        FacesContext.getCurrentInstance().getExternalContext().redirect(Page.POLICIES.address());
    }
}
