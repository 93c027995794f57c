package care.hms;

import care.hms.account.Actor;
import care.hms.account.Role;
import care.hms.database.Rows;
import care.hms.database.Sql;
import care.hms.database.TestDatabase;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.UUID;

/** A hospital of one test, in Europe/Berlin with the default policies, and the people it needs. */
public final class Clinic {

    private final Sql sql;
    private final UUID id = UUID.randomUUID();

    private Clinic(Sql sql) {
        this.sql = sql;
    }

    public static Clinic openIn(TestDatabase database) {
        var clinic = new Clinic(database.sql());
        clinic.sql.insert("hospitals", Rows.hospital(clinic.id));
        return clinic;
    }

    public UUID id() {
        return id;
    }

    /** Sets one of the hospital's policies. */
    public Clinic policy(String column, Object value) {
        sql.run("update hospitals set " + column + " = ? where id = ?", value, id);
        return this;
    }

    /** Somebody of that role who is neither a doctor nor a patient. */
    public Actor somebody(Role role) {
        return new Actor(account(role), id, role, null, null);
    }

    /** A platform administrator, who belongs to no clinic. */
    public Actor somebodyOfThePlatform() {
        var account = UUID.randomUUID();
        sql.insert("accounts", Rows.account(account, null, Role.SYSTEM_ADMIN.name()));
        return new Actor(account, null, Role.SYSTEM_ADMIN, null, null);
    }

    public Actor receptionist() {
        return somebody(Role.RECEPTIONIST);
    }

    /** The person behind a doctor's record. */
    public Actor doctorActing(UUID doctor) {
        return new Actor(account(Role.DOCTOR), id, Role.DOCTOR, doctor, null);
    }

    /** The person behind a patient's record. */
    public Actor patientActing(UUID patient) {
        return new Actor(account(Role.PATIENT), id, Role.PATIENT, null, patient);
    }

    public UUID patient() {
        var patient = UUID.randomUUID();
        sql.insert("patients", Rows.patient(patient, id));
        return patient;
    }

    public UUID doctor() {
        var doctor = UUID.randomUUID();
        sql.insert("doctors", Rows.doctor(doctor, id));
        return doctor;
    }

    public void works(UUID doctor, DayOfWeek day, String start, String end) {
        sql.insert("working_hours", Rows.workingHours(id, doctor, day.getValue(), start, end));
    }

    /** A free slot on the day of the tests. */
    public UUID slot(UUID doctor, String start, int minutes) {
        var slot = UUID.randomUUID();
        sql.insert("doctor_slots", Rows.slot(slot, id, doctor, start, minutes));
        return slot;
    }

    /** Answers the owner of the new block. */
    public UUID block(UUID slot) {
        var owner = UUID.randomUUID();
        sql.insert("slot_blocks", Rows.block(id, slot, owner));
        return owner;
    }

    public StoredAppointment anAppointment() {
        return new StoredAppointment(this, sql);
    }

    /** Shorthand for {@link Rows#at}. */
    public static Instant at(String local) {
        return Rows.at(local);
    }

    private UUID account(Role role) {
        var account = UUID.randomUUID();
        sql.insert("accounts", Rows.account(account, id, role.name()));
        return account;
    }
}
