package care.hms.web.pages;

import static care.hms.account.Role.DOCTOR;
import static care.hms.account.Role.HOSPITAL_ADMIN;
import static care.hms.account.Role.NURSE;
import static care.hms.account.Role.RECEPTIONIST;

import care.hms.account.Role;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every page there is, in the order of the navigation, and who may see it: what is not named here does not exist, and
 * whoever is not named is refused. A page's address is its path, its file is {@code <path>.xhtml}, its name in the
 * navigation is the text {@code page.<NAME>}.
 */
public enum Page {
    TODAY("today", Place.NAVIGATION, RECEPTIONIST, NURSE, DOCTOR, HOSPITAL_ADMIN),
    /** Rows of the board that changed, for the board's own script. */
    TODAY_ROWS("today-rows", Place.INSIDE, RECEPTIONIST, NURSE, DOCTOR, HOSPITAL_ADMIN),
    ALERTS("alerts", Place.NAVIGATION, RECEPTIONIST, NURSE, DOCTOR, HOSPITAL_ADMIN),
    /** The list of alerts when it changed, for the page's own script. */
    ALERT_ROWS("alert-rows", Place.INSIDE, RECEPTIONIST, NURSE, DOCTOR, HOSPITAL_ADMIN),
    BOOK("book", Place.NAVIGATION, RECEPTIONIST, DOCTOR, HOSPITAL_ADMIN),
    /** The free slots, for the page's own script. */
    BOOK_SLOTS("book-slots", Place.INSIDE, RECEPTIONIST, DOCTOR, HOSPITAL_ADMIN),
    END_OF_DAY("end-of-day", Place.NAVIGATION, RECEPTIONIST, DOCTOR, HOSPITAL_ADMIN),
    /** Whether somebody else has settled the case that is worked on, for the page's own script. */
    END_OF_DAY_CASE("end-of-day-case", Place.INSIDE, RECEPTIONIST, DOCTOR, HOSPITAL_ADMIN),
    /** The day on paper, a page for each doctor. */
    DAY_LIST("day-list", Place.INSIDE, RECEPTIONIST, NURSE, DOCTOR, HOSPITAL_ADMIN),
    NO_SHOWS("no-shows", Place.NAVIGATION, RECEPTIONIST, NURSE, DOCTOR, HOSPITAL_ADMIN),
    /** The history as a file. */
    NO_SHOWS_EXPORT("no-shows-export", Place.INSIDE, RECEPTIONIST, NURSE, DOCTOR, HOSPITAL_ADMIN),
    DOCTORS("doctors", Place.NAVIGATION, DOCTOR, HOSPITAL_ADMIN),
    OPERATIONS("operations", Place.NAVIGATION, HOSPITAL_ADMIN),
    /** How the sweep fares, for the page's own script. */
    OPERATIONS_SWEEP("operations-sweep", Place.INSIDE, HOSPITAL_ADMIN),
    /** What became of messages, for the page's own script. */
    OPERATIONS_OUTBOX("operations-outbox", Place.INSIDE, HOSPITAL_ADMIN),
    POLICIES("policies", Place.INSIDE, HOSPITAL_ADMIN),
    ACCOUNTS("accounts", Place.INSIDE, HOSPITAL_ADMIN),
    AUDIT("audit", Place.INSIDE, HOSPITAL_ADMIN),
    /** Everything about one. */
    APPOINTMENT("appointment", Place.INSIDE, RECEPTIONIST, NURSE, DOCTOR, HOSPITAL_ADMIN),
    /** Whether anything of it has changed, for the page's own script. */
    APPOINTMENT_STAMP("appointment-stamp", Place.INSIDE, RECEPTIONIST, NURSE, DOCTOR, HOSPITAL_ADMIN),
    /** What one was told. */
    NOTIFICATIONS("notifications", Place.INSIDE, Role.values()),
    /** The list of them when it changed, for the page's own script. */
    NOTIFICATION_ROWS("notification-rows", Place.INSIDE, Role.values()),
    /** What the badges of every page count now, for the frame's own script. */
    BADGES("badges", Place.INSIDE, Role.values()),
    /** Where those arrive for whose role there is no page. */
    HOME("home", Place.INSIDE, Role.values()),
    /** One's own password; the only page for whoever still has a first one. */
    PASSWORD("password", Place.INSIDE, Role.values()),
    SIGN_IN("sign-in", Place.OPEN),
    /** What strangers see who give no page. */
    START("start", Place.OPEN);

    private enum Place {
        NAVIGATION,
        /** Reached from elsewhere. */
        INSIDE,
        /** For strangers too. */
        OPEN
    }

    private final String path;
    private final Place place;
    private final Set<Role> roles;

    Page(String path, Place place, Role... roles) {
        this.path = path;
        this.place = place;
        this.roles = roles.length == 0 ? EnumSet.noneOf(Role.class) : EnumSet.copyOf(List.of(roles));
    }

    /** Its address on this server, such as {@code /today}. */
    public String address() {
        return "/" + path;
    }

    /** What the audit calls an attempt to open it, such as {@code openToday}. */
    String operation() {
        return Stream.of(path.split("-"))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining("", "open", ""));
    }

    /** The page that the audit calls so. */
    public static Optional<Page> openedBy(String operation) {
        return Stream.of(values())
                .filter(page -> page.operation().equals(operation))
                .findFirst();
    }

    /** The page at that address, which is told without parameters. */
    static Optional<Page> at(String address) {
        return Stream.of(values())
                .filter(page -> page.address().equals(address))
                .findFirst();
    }

    /** Those that the role finds in its navigation, in order. */
    static List<Page> navigationOf(Role role) {
        return Stream.of(values())
                .filter(page -> page.place == Place.NAVIGATION && page.isFor(role))
                .toList();
    }

    /** Where the role arrives after signing in. */
    static Page firstOf(Role role) {
        return navigationOf(role).stream().findFirst().orElse(HOME);
    }

    boolean isOpen() {
        return place == Place.OPEN;
    }

    boolean isFor(Role role) {
        return roles.contains(role);
    }
}
