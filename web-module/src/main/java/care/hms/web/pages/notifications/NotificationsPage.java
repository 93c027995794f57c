package care.hms.web.pages.notifications;

import care.hms.Page;
import care.hms.notification.NotificationQueries;
import care.hms.notification.NotificationView;
import care.hms.notification.ReadNotification;
import care.hms.web.CurrentActor;
import care.hms.web.Text;
import care.hms.web.pages.Acts;
import care.hms.web.pages.Notices;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

/** What one was told: what is unread, or everything, the newest first. */
@Named
@RequestScoped
public class NotificationsPage {

    private static final int SIZE = 50;
    private static final int LAST_PAGE = 9_999;

    @Inject
    private NotificationQueries notifications;

    @Inject
    private ReadNotification readNotification;

    @Inject
    private Acts acts;

    @Inject
    private Notices notices;

    @Inject
    private CurrentActor current;

    @Inject
    private HttpServletRequest request;

    private Page<NotificationView> found;

    /** {@code unread} or {@code all}. */
    public String getShow() {
        return "all".equals(request.getParameter("show")) ? "all" : "unread";
    }

    /** The page of the list, read once. */
    public Page<NotificationView> getFound() {
        if (found == null) {
            found = notifications.list(current.get(), getShow().equals("unread"), page(), SIZE);
        }
        return found;
    }

    /** Whether there are older ones. */
    public boolean isFollowed() {
        return (page() + 1L) * SIZE < getFound().total();
    }

    /** Marks one as read: the form names it. */
    public void read() {
        var id = Text.find(request.getParameter("id"), Text::uuid);
        if (id.isEmpty()) {
            notices.failed("failure.request.invalid");
            return;
        }
        acts.perform("readNotification", id.get(), () -> readNotification.read(current.get(), id.get()));
    }

    /** Marks all as read. */
    public void readAll() {
        var read = new int[1];
        var refused =
                acts.perform("readAllNotifications", null, () -> read[0] = readNotification.readAll(current.get()));
        if (refused.isEmpty()) {
            notices.done("notifications.allRead", read[0]);
        }
    }

    private int page() {
        return Text.find(request.getParameter("page"), Integer::valueOf)
                .filter(page -> page >= 0 && page <= LAST_PAGE)
                .orElse(0);
    }
}
