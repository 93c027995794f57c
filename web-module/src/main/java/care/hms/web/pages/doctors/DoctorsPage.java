package care.hms.web.pages.doctors;

import care.hms.NotFound;
import care.hms.absence.AbsenceQueries;
import care.hms.absence.AbsenceView;
import care.hms.account.Action;
import care.hms.schedule.DoctorQueries;
import care.hms.schedule.DoctorView;
import care.hms.schedule.WorkingHours;
import care.hms.web.CurrentActor;
import care.hms.web.pages.Days;
import care.hms.web.pages.Texts;
import care.hms.web.pages.Typed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** The doctors whose time the person may plan, one of them, and when that one is away. */
@Named
@RequestScoped
public class DoctorsPage {

    private static final int MOST = 200;

    @Inject
    private DoctorQueries doctors;

    @Inject
    private AbsenceQueries absences;

    @Inject
    private CurrentActor current;

    @Inject
    private Days days;

    @Inject
    private Texts texts;

    @Inject
    private Typed typed;

    private List<DoctorView> all;
    private List<AbsenceView> away;

    /** What there is not, or is somebody else's, is told before anything is shown. */
    public void open() {
        if (typed.id("doctor") != null && getDoctor() == null) {
            throw new NotFound("doctor", typed.id("doctor"));
        }
        if (typed.id("absence") != null && absence(typed.id("absence")).isEmpty()) {
            throw new NotFound("absence", typed.id("absence"));
        }
    }

    /** Those whose time the person may plan, in order of their code. */
    public List<DoctorView> getAll() {
        if (all == null) {
            var actor = current.get();
            all = doctors.list(actor).stream()
                    .filter(doctor -> actor.may(Action.CHANGE_SCHEDULE, doctor.id(), null))
                    .toList();
        }
        return all;
    }

    /** The one that is shown: who is asked for, else the first; null when there is none. */
    public DoctorView getDoctor() {
        var id = typed.id("doctor");
        return getAll().stream()
                .filter(doctor -> id == null || doctor.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    /** Name as people say it. */
    public String name(DoctorView doctor) {
        return texts.of("doctor.name", doctor.firstName(), doctor.lastName());
    }

    /** The days of the week. */
    public List<DayOfWeek> getWeek() {
        return List.of(DayOfWeek.values());
    }

    /** The hours of a weekday as they are typed: 08:00-12:00, 13:00-16:00; what was typed before is shown again. */
    public String hours(DayOfWeek day) {
        return typed.has(day.name())
                ? typed.again(day.name())
                : getDoctor().workingHours().stream()
                        .filter(period -> period.day() == day)
                        .map(DoctorsPage::period)
                        .collect(Collectors.joining(", "));
    }

    private static String period(WorkingHours period) {
        return period.start() + "-" + period.end();
    }

    /** The length of a slot as it is typed. */
    public String getSlotMinutes() {
        return typed.has("slotMinutes")
                ? typed.again("slotMinutes")
                : String.valueOf(getDoctor().slotMinutes());
    }

    /** The absences that stand and are not over. */
    public List<AbsenceView> getAbsences() {
        if (away == null) {
            away = absences.list(current.get(), getDoctor().id(), days.getToday(), null, 0, MOST)
                    .items();
        }
        return away;
    }

    /** One of these absences. */
    Optional<AbsenceView> absence(UUID id) {
        return id == null
                ? Optional.empty()
                : getAbsences().stream()
                        .filter(absence -> absence.id().equals(id))
                        .findFirst();
    }

    /** From when to when, in words. */
    public String when(AbsenceView absence) {
        var from = absence.startTime() == null
                ? days.day(absence.startDate())
                : days.moment(absence.startDate(), absence.startTime());
        var isOneDay = absence.startDate().equals(absence.endDate());
        if (isOneDay && absence.startTime() == null && absence.endTime() == null) {
            return texts.of("doctors.wholeDay", from);
        }
        var until = absence.endTime() == null
                ? days.day(absence.endDate())
                : isOneDay ? days.time(absence.endTime()) : days.moment(absence.endDate(), absence.endTime());
        return from + " – " + (isOneDay && absence.endTime() == null ? texts.of("doctors.endOfDay") : until);
    }
}
