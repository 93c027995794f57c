package care.hms.explanation;

import static care.hms.Clinic.at;

import care.hms.Source;
import care.hms.account.Role;
import care.hms.appointment.AppointmentStatus;
import care.hms.appointment.TimelineEvent;
import care.hms.database.Rows;
import care.hms.explanation.Facts.By;
import care.hms.hospital.AlertClock;
import care.hms.hospital.AlertPolicy;
import care.hms.hospital.BookingPolicy;
import care.hms.hospital.NoShowPolicy;
import care.hms.hospital.Rules;
import care.hms.noshow.NoShowReason;
import care.hms.notification.Language;
import care.hms.stagealert.AlertStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** An appointment from 09:00 to 09:15 that was booked at 08:00, and what is written down about it. */
final class AVisit {

    static final UUID RUN = UUID.randomUUID();

    private final Map<String, Instant> instants = new HashMap<>(Map.of("booked", at("08:00")));
    private final Map<Kind, Instant> due = new EnumMap<>(Map.of(Kind.NO_SHOW, at("09:15")));
    private final List<Facts.Event> events = new ArrayList<>();
    private final Map<Kind, Facts.Alert> alerts = new EnumMap<>(Kind.class);
    private final List<Facts.NoShow> noShows = new ArrayList<>();
    private AppointmentStatus status = AppointmentStatus.SCHEDULED;
    private NoShowPolicy noShow = new NoShowPolicy(null);
    private AlertClock clock = AlertClock.SLOT_END;
    private List<ProcessInstances.Timer> timers = List.of();
    private boolean behind;
    private Facts.Run lastRun;

    static AVisit waiting() {
        return new AVisit().timer(Kind.NO_SHOW, "09:15", 3);
    }

    static AVisit checkedIn(String time) {
        return new AVisit()
                .status(AppointmentStatus.CHECKED_IN)
                .instant("checkedIn", time)
                .event(time, TimelineEvent.CHECKED_IN, Source.STAFF, Role.RECEPTIONIST)
                .due(Kind.NO_VITALS, "09:20")
                .due(Kind.WAITING_TOO_LONG, "09:35");
    }

    static AVisit noShow(String time, NoShowReason reason, Source source, Role role) {
        return new AVisit()
                .status(AppointmentStatus.NO_SHOW)
                .instant("noShow", time)
                .log(time, reason, source, role)
                .event(time, TimelineEvent.MARKED_NO_SHOW, source, role)
                .withoutInstance();
    }

    static AVisit reinstated(AppointmentStatus now) {
        var visit = new AVisit()
                .status(now)
                .instant("checkedIn", "09:40")
                .event("09:15", TimelineEvent.MARKED_NO_SHOW, Source.TIMER, null)
                .event("09:40", TimelineEvent.REINSTATED, Source.STAFF, Role.NURSE)
                .due(Kind.NO_VITALS, "09:45")
                .due(Kind.WAITING_TOO_LONG, "10:10");
        visit.noShows.add(new Facts.NoShow(
                NoShowReason.AUTO_TIMEOUT, at("09:15"), new By(Source.TIMER, null), at("09:40"), Role.NURSE));
        return visit;
    }

    AVisit status(AppointmentStatus wanted) {
        status = wanted;
        return this;
    }

    AVisit instant(String name, String time) {
        instants.put(name, at(time));
        return this;
    }

    AVisit due(Kind kind, String time) {
        due.put(kind, at(time));
        return this;
    }

    AVisit event(String time, TimelineEvent event, Source source, Role role) {
        events.add(new Facts.Event(at(time), event, new By(source, role), null, null, run(source)));
        return this;
    }

    AVisit alertEvent(String time, TimelineEvent event, Kind kind, Source source, Role role) {
        events.add(new Facts.Event(at(time), event, new By(source, role), kind, null, run(source)));
        return this;
    }

    AVisit moved(String time, Kind kind, String dueAt) {
        events.add(new Facts.Event(
                at(time), TimelineEvent.DEADLINE_MOVED, new By(Source.STAFF, null), kind, at(dueAt), null));
        return due(kind, dueAt);
    }

    AVisit log(String time, NoShowReason reason, Source source, Role role) {
        noShows.add(new Facts.NoShow(reason, at(time), new By(source, role), null, null));
        return this;
    }

    AVisit alert(
            Kind kind, AlertStatus is, String raised, String acknowledged, Role by, String resolved, Role resolver) {
        alerts.put(
                kind,
                new Facts.Alert(
                        is,
                        at(raised),
                        acknowledged == null ? null : at(acknowledged),
                        by,
                        resolved == null ? null : at(resolved),
                        resolver));
        return this;
    }

    AVisit noShowAfter(int minutes) {
        noShow = new NoShowPolicy(Duration.ofMinutes(minutes));
        return this;
    }

    AVisit counting(AlertClock wanted) {
        clock = wanted;
        return this;
    }

    AVisit timer(Kind kind, String dueAt, int retries) {
        timers = List.of(new ProcessInstances.Timer(kind, at(dueAt), retries));
        return this;
    }

    AVisit withoutTimers() {
        timers = List.of();
        return this;
    }

    AVisit withoutInstance() {
        timers = null;
        return this;
    }

    AVisit behind() {
        behind = true;
        return this;
    }

    AVisit swept(String time) {
        lastRun = new Facts.Run(RUN, Source.CRON, at(time), at(time));
        return this;
    }

    private static UUID run(Source source) {
        return source == Source.STAFF || source == Source.PATIENT || source == Source.TIMER ? null : RUN;
    }

    Facts facts() {
        var row = new Facts.Row(
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                status,
                Rows.DAY,
                at("09:00"),
                at("09:15"),
                instants.get("booked"),
                instants.get("moved"),
                instants.get("checkedIn"),
                instants.get("vitals"),
                instants.get("started"),
                instants.get("completed"),
                instants.get("cancelled"),
                instants.get("noShow"),
                due,
                behind);
        var rules = new Rules(
                UUID.randomUUID(),
                Rows.ZONE,
                noShow,
                new AlertPolicy(clock, Duration.ofMinutes(5), Duration.ofMinutes(10), Duration.ofMinutes(30)),
                new BookingPolicy(Duration.ofMinutes(3)),
                60,
                Duration.ofMinutes(2));
        return new Facts(
                row, rules, events, alerts, noShows, Optional.ofNullable(timers), Optional.ofNullable(lastRun));
    }

    Explanation explainedAt(String now, Language language) {
        return new Explainer(facts(), Rows.at(now), new Sentences(language, Rows.ZONE, Rows.DAY)).explain();
    }

    Explanation explainedAt(String now) {
        return explainedAt(now, Language.EN);
    }
}
