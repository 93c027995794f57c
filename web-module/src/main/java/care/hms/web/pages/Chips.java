package care.hms.web.pages;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.Map;

/** The picture that stands before a status' word. */
@Named
@ApplicationScoped
public class Chips {

    private static final Map<String, String> ICONS = Map.ofEntries(
            Map.entry("SCHEDULED", "pi-calendar"),
            Map.entry("CONFIRMED", "pi-verified"),
            Map.entry("CHECKED_IN", "pi-sign-in"),
            Map.entry("IN_PROGRESS", "pi-user-edit"),
            Map.entry("COMPLETED", "pi-check-circle"),
            Map.entry("NO_SHOW", "pi-user-minus"),
            Map.entry("CANCELLED", "pi-times-circle"),
            Map.entry("NO_VITALS", "pi-heart"),
            Map.entry("NO_DOCTOR", "pi-stopwatch"),
            Map.entry("WAITING_TOO_LONG", "pi-hourglass"),
            Map.entry("SENT", "pi-check"),
            Map.entry("PENDING", "pi-clock"),
            Map.entry("SENDING", "pi-send"),
            Map.entry("FAILED", "pi-exclamation-triangle"),
            Map.entry("SUPPRESSED", "pi-minus-circle"),
            Map.entry("RUNNING", "pi-spinner"));

    /** A PrimeIcon. */
    public String icon(Object status) {
        return ICONS.getOrDefault(String.valueOf(status), "pi-circle");
    }
}
