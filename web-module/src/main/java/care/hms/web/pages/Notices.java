package care.hms.web.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.application.FacesMessage.Severity;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** What the result bar says: what came of an act, or why nothing did and what to do next. */
@Named
@RequestScoped
public class Notices {

    @Inject
    private Texts texts;

    /**
     * One of them.
     *
     * @param kind {@code done}, {@code hint} or {@code failed}
     */
    public record Notice(String kind, String icon, String text) {}

    /** Those of this answer, in order. */
    public List<Notice> getAll() {
        return FacesContext.getCurrentInstance().getMessageList().stream()
                .map(message -> notice(message.getSeverity(), message.getSummary()))
                .toList();
    }

    /** It is done. */
    public void done(String key, Object... facts) {
        say(FacesMessage.SEVERITY_INFO, texts.of(key, facts));
    }

    /** It is done, and these are the words for it. */
    public void say(String text) {
        say(FacesMessage.SEVERITY_INFO, text);
    }

    /** It is done, but there is something to know. */
    public void hint(String key, Object... facts) {
        say(FacesMessage.SEVERITY_WARN, texts.of(key, facts));
    }

    /** It is not done. */
    public void failed(String key, Object... facts) {
        failedWith(texts.of(key, facts));
    }

    void failedWith(String text) {
        say(FacesMessage.SEVERITY_ERROR, text);
    }

    /** What was said so far is shown by the page to which this request leads. */
    public void keepForNextPage() {
        FacesContext.getCurrentInstance().getExternalContext().getFlash().setKeepMessages(true);
    }

    private static void say(Severity severity, String text) {
        FacesContext.getCurrentInstance().addMessage(null, new FacesMessage(severity, text, null));
    }

    private static Notice notice(Severity severity, String text) {
        if (severity == FacesMessage.SEVERITY_INFO) {
            return new Notice("done", "pi-check-circle", text);
        }
        return severity == FacesMessage.SEVERITY_WARN
                ? new Notice("hint", "pi-info-circle", text)
                : new Notice("failed", "pi-exclamation-triangle", text);
    }
}
