package care.hms.hospital;

import care.hms.Audited;
import care.hms.Conflict;
import care.hms.Invalid;
import care.hms.account.Accounts;
import care.hms.account.Action;
import care.hms.account.Actor;
import care.hms.account.NewAccount;
import care.hms.account.Role;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.ZoneId;

/** Opens a hospital together with its first administrator: without one nobody could enter it. */
@Stateless
@PermitAll
public class AddHospital {

    private JpaHospitals hospitals;
    private Accounts accounts;
    private Clock clock;

    protected AddHospital() {}

    @Inject
    public AddHospital(JpaHospitals hospitals, Accounts accounts, Clock clock) {
        this.hospitals = hospitals;
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * Opens it with the specification's policies.
     *
     * @throws Conflict {@code hospital.code-taken} or {@code account.username-taken}
     * @throws Invalid names the fields that cannot be
     */
    @Audited(value = "addHospital", object = "hospital")
    public HospitalView add(Actor actor, NewHospital wanted) {
        actor.require(Action.ADMINISTER_PLATFORM);
        if (wanted.admin() == null) {
            throw new Invalid("admin", "the account of the first administrator");
        }
        var hospital = open(wanted.code(), wanted.name(), wanted.zone());
        try {
            accounts.add(administrator(wanted.admin()), hospital.id(), false);
        } catch (Invalid wrong) {
            throw wrong.within("admin");
        }
        return hospital;
    }

    /** Opens one that nobody can enter yet; the caller sees to its accounts in the same transaction. */
    public HospitalView open(String code, String name, String zone) {
        if (code == null || !code.matches("[A-Z0-9]{2,20}")) {
            throw new Invalid("code", "2 to 20 capital letters and digits");
        }
        if (name == null || name.isBlank() || name.length() > 200) {
            throw new Invalid("name", "1 to 200 characters");
        }
        if (hospitals.hasCode(code)) {
            throw new Conflict("hospital.code-taken", "There is already a hospital " + code + ".");
        }
        var hospital = new Hospital(code, name.strip(), zone(zone), clock.instant());
        hospitals.add(hospital);
        return hospital.view();
    }

    private static NewAccount administrator(NewAccount wanted) {
        return new NewAccount(
                wanted.username(),
                wanted.password(),
                Role.HOSPITAL_ADMIN,
                wanted.firstName(),
                wanted.lastName(),
                wanted.email());
    }

    private static ZoneId zone(String id) {
        // Offsets such as +02:00 are no zone of a hospital: they know no daylight saving.
        if (id == null || !ZoneId.getAvailableZoneIds().contains(id)) {
            throw new Invalid("zone", "an IANA zone such as Europe/Berlin");
        }
        return ZoneId.of(id);
    }
}
