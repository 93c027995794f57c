package care.hms.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Row and process instance change in one transaction. The database is made to fail at the very commit, after both were
 * written: whatever had gone before it would be left behind.
 */
class OneTransactionIT {

    private Clinic clinic;
    private Clinic.Doctor doctor;

    @BeforeEach
    void open() {
        clinic = Clinic.open();
        doctor = clinic.doctorWhoDoesNotSignIn(15);
    }

    @AfterEach
    void mend() {
        clinic.rows.execute("drop trigger if exists failing_commit on appointments");
        clinic.rows.execute("drop function if exists failing_commit()");
    }

    @Test
    void aFailedCommitOfStaffLeavesRowAndInstanceAsTheyWere() {
        var id = clinic.book(clinic.slot(doctor, "11:00"));
        var before = state(id);
        failAtCommit(id);

        assertThat(clinic.act(clinic.reception, id, "check-in").status()).isEqualTo(500);
        assertThat(state(id)).isEqualTo(before);

        mend();
        clinic.act(clinic.reception, id, "check-in").is(200);
        assertThat(clinic.activities(id)).containsExactly("Task_WaitForVitals");
    }

    @Test
    void aFailedCommitOfABookingLeavesNeitherRowNorInstanceNorTakenSlot() {
        var slot = clinic.slot(doctor, "11:15");
        var patient = clinic.patient();
        var instances = instances();
        failAtCommit(null);

        assertThat(clinic.reception
                        .post("/appointments", Map.of("patientId", patient, "slotId", slot.id()))
                        .status())
                .isEqualTo(500);
        mend();
        assertThat(instances()).isEqualTo(instances);
        assertThat(clinic.rows.count("select count(*) from appointments where patient_id = ?", patient))
                .isZero();
        assertThat(clinic.book(slot, patient)).isNotNull();
    }

    @Test
    void aFailedCommitOfATimerCostsAnAttemptAndNothingElse() {
        var slot = clinic.slot(doctor, "08:00");
        var id = clinic.book(slot);
        failAtCommit(id);
        clinic.jumpToJustBefore(slot.endsAt(), Duration.ofMillis(300));
        await().atMost(Duration.ofSeconds(20)).until(() -> failedAttempts(id) == 1);
        assertThat(clinic.status(id)).isEqualTo("SCHEDULED");
        assertThat(clinic.activities(id)).containsExactly("Task_WaitForArrival");
        assertThat(clinic.rows.count("select count(*) from no_show_logs where appointment_id = ?", id))
                .isZero();

        mend();
        await().atMost(Duration.ofSeconds(30)).until(() -> clinic.status(id).equals("NO_SHOW"));
        await().atMost(Duration.ofSeconds(30)).until(() -> clinic.activities(id).isEmpty());
        assertThat(clinic.rows.count("select count(*) from no_show_logs where appointment_id = ?", id))
                .isEqualTo(1);
    }

    /** A constraint trigger that is deferred speaks at commit; no id means any row. */
    private void failAtCommit(UUID id) {
        var condition = id == null ? "true" : "new.id = '" + id + "'";
        clinic.rows.execute("create function failing_commit() returns trigger language plpgsql as $$ begin"
                + " if " + condition + " then raise exception 'commit fails for a test'; end if;"
                + " return null; end $$");
        clinic.rows.execute("create constraint trigger failing_commit after insert or update on appointments"
                + " deferrable initially deferred for each row execute function failing_commit()");
    }

    private String state(UUID id) {
        return clinic.rows.all("select * from appointments where id = ?", id)
                + " " + clinic.activities(id)
                + " "
                + clinic.rows.all(
                        "select j.id_, j.rev_, j.duedate_, j.retries_ from act_ru_job j"
                                + " join act_ru_execution p on p.id_ = j.process_instance_id_ where p.business_key_ = ?",
                        id.toString())
                + clinic.rows.all("select event from appointment_events where appointment_id = ? order by id", id);
    }

    private long instances() {
        return clinic.rows.count("select count(*) from act_ru_execution where parent_id_ is null");
    }

    private long failedAttempts(UUID id) {
        return clinic.rows.count(
                "select count(*) from act_ru_job j join act_ru_execution p on p.id_ = j.process_instance_id_"
                        + " where p.business_key_ = ? and j.exception_msg_ is not null",
                id.toString());
    }
}
