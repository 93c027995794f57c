package care.hms.web.pages.operations;

import care.hms.Page;
import care.hms.notification.OutboxEntry;
import care.hms.notification.OutboxQueries;
import care.hms.notification.RetryNotification;
import care.hms.notification.Status;
import care.hms.web.CurrentActor;
import care.hms.web.pages.Acts;
import care.hms.web.pages.Notices;
import care.hms.web.pages.Reasons;
import care.hms.web.pages.Typed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;

/** What was sent, what waits and what was given up, which can be tried again. */
@Named
@RequestScoped
public class OutboxPage {

    private static final int SIZE = 20;

    @Inject
    private OutboxQueries outbox;

    @Inject
    private RetryNotification retryNotification;

    @Inject
    private CurrentActor current;

    @Inject
    private Acts acts;

    @Inject
    private Notices notices;

    @Inject
    private Reasons reasons;

    @Inject
    private Typed typed;

    private Page<OutboxEntry> page;

    /** What cannot be asked is told before anything is shown. */
    public void open() {
        getPage();
    }

    /** Of which status messages are shown; null: of any. */
    public Status getStatus() {
        return typed.word("outbox", Status.class);
    }

    /** All there are. */
    public List<Status> getStatuses() {
        return List.of(Status.values());
    }

    /** The newest first. */
    public Page<OutboxEntry> getPage() {
        if (page == null) {
            var number = typed.number("page");
            page = outbox.list(current.get(), getStatus(), null, number == null ? 0 : number, SIZE);
        }
        return page;
    }

    /** Whether there are older ones. */
    public boolean isMore() {
        return (getPage().page() + 1L) * SIZE < getPage().total();
    }

    /** The address of another page of the list. */
    public String address(int number) {
        return "/operations?" + query(number) + "#outbox";
    }

    /** What is shown, as parameters of an address. */
    public String getQuery() {
        return query(getPage().page());
    }

    private String query(int number) {
        return "page=" + number + (getStatus() == null ? "" : "&outbox=" + getStatus());
    }

    /** Why not, in words where there are any. */
    public String reason(OutboxEntry entry) {
        return reasons.of(entry.reason());
    }

    /** Sends one again that was given up. */
    public void retry() throws IOException {
        var id = typed.id("retry");
        if (acts.perform("retryNotification", id, () -> retryNotification.retry(current.get(), id))
                .isEmpty()) {
            notices.done("outbox.retried");
        }
        notices.keepForNextPage();
        FacesContext.getCurrentInstance()
                .getExternalContext()
                .redirect(care.hms.web.pages.Page.OPERATIONS.address()
                        + (getStatus() == null ? "" : "?outbox=" + getStatus()));
    }
}
