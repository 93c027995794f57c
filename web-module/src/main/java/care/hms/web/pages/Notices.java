package care.hms.web.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.application.FacesMessage.Severity;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the result bar says: what came of an act, or why nothing did and what to do next. */
@Named
@RequestScoped
public class Notices {

    private static final String KEPT = Notices.class.getName() + ".kept";

    @Inject
    private Texts texts;

    @Inject
    private HttpServletRequest request;

    private List<Notice> kept;

    /**
     * One of them.
     *
     * @param kind {@code done}, {@code hint} or {@code failed}
     */
    public record Notice(String kind, String icon, String text) implements Serializable {}

    /** Those that were kept for this page, and those of this answer, in order. */
    public List<Notice> getAll() {
        return Stream.concat(kept().stream(), said().stream()).toList();
    }

    /** Faces writes what it takes for unsaid into the log, where no patient's name belongs. */
    private static List<Notice> said() {
        var said = FacesContext.getCurrentInstance().getMessageList();
        said.forEach(FacesMessage::rendered);
        return said.stream()
                .map(message -> notice(message.getSeverity(), message.getSummary()))
                .toList();
    }

    /** Taken from the session once. */
    @SuppressWarnings("unchecked")
    private List<Notice> kept() {
        if (kept == null) {
            var session = request.getSession(false);
            var found = session == null ? null : (List<Notice>) session.getAttribute(KEPT);
            if (found != null) {
                session.removeAttribute(KEPT);
            }
            kept = found == null ? List.of() : found;
        }
        return kept;
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

    /**
     * What was said so far is shown by the page to which this request leads. In the session: Faces' own flash loses what
     * is said before there is a view.
     */
    public void keepForNextPage() {
        request.getSession().setAttribute(KEPT, new ArrayList<>(said()));
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
