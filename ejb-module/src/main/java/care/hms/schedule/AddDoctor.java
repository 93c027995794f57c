package care.hms.schedule;

import care.hms.Audited;
import care.hms.Conflict;
import care.hms.Invalid;
import care.hms.account.Accounts;
import care.hms.account.Action;
import care.hms.account.Actor;
import care.hms.account.NewAccount;
import care.hms.account.Role;
import care.hms.hospital.HospitalRules;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;

/** Adds a doctor, with his account when he shall sign in, and his slots at once (decision A10). */
@Stateless
@PermitAll
public class AddDoctor {

    private JpaDoctors doctors;
    private SlotGeneration generation;
    private HospitalRules hospitals;
    private Accounts accounts;
    private Clock clock;

    protected AddDoctor() {}

    @Inject
    public AddDoctor(
            JpaDoctors doctors, SlotGeneration generation, HospitalRules hospitals, Accounts accounts, Clock clock) {
        this.doctors = doctors;
        this.generation = generation;
        this.hospitals = hospitals;
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * Adds the doctor and generates the slots of the hospital's horizon.
     *
     * @throws Conflict {@code doctor.code-taken}
     * @throws Invalid names the fields that cannot be
     */
    @Audited(value = "addDoctor", object = "doctor")
    public DoctorView add(Actor actor, NewDoctor wanted) {
        actor.require(Action.ADMINISTER);
        return add(actor.hospitalId(), wanted, false);
    }

    /** Adds a doctor of the demo hospital, whose account keeps its password; nobody need be signed in. */
    public DoctorView addToDemo(UUID hospitalId, NewDoctor wanted) {
        return add(hospitalId, wanted, true);
    }

    private DoctorView add(UUID hospitalId, NewDoctor wanted, boolean demo) {
        check(wanted);
        if (doctors.hasCode(hospitalId, wanted.code())) {
            throw new Conflict("doctor.code-taken", "There is already a doctor " + wanted.code() + ".");
        }
        var doctor = new Doctor(hospitalId, wanted, account(hospitalId, wanted, demo), clock.instant());
        doctors.add(doctor);
        var rules = hospitals.of(hospitalId);
        generation.generateHorizon(doctor, rules, LocalDate.ofInstant(clock.instant(), rules.zone()));
        return doctor.view();
    }

    private UUID account(UUID hospitalId, NewDoctor wanted, boolean demo) {
        if (wanted.username() == null) {
            return null;
        }
        var account = new NewAccount(
                wanted.username(), wanted.password(), Role.DOCTOR, wanted.firstName(), wanted.lastName(), null);
        try {
            return accounts.add(account, hospitalId, demo);
        } catch (Invalid wrong) {
            throw wrong.within("account");
        }
    }

    private static void check(NewDoctor wanted) {
        if (wanted.code() == null || !wanted.code().matches("[A-Za-z0-9-]{1,20}")) {
            throw new Invalid("code", "1 to 20 letters, digits and hyphens");
        }
        requireName("firstName", wanted.firstName());
        requireName("lastName", wanted.lastName());
        ScheduleRules.check(wanted.slotMinutes(), wanted.workingHours());
    }

    private static void requireName(String field, String name) {
        if (name == null || name.isBlank() || name.length() > 100) {
            throw new Invalid(field, "1 to 100 characters");
        }
    }
}
