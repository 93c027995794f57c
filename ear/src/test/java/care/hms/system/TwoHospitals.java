package care.hms.system;

import static care.hms.system.CockpitUser.ENGINE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;

/** Two hospitals of different size, each with instances and incidents, and who looks at them in Cockpit. */
final class TwoHospitals {

    final Clinic ours;
    final Clinic theirs;
    /** The administrator of ours. */
    final CockpitUser admin;

    final CockpitUser system;
    final String definition;

    private TwoHospitals(Clinic ours, Clinic theirs) {
        this.ours = ours;
        this.theirs = theirs;
        book(ours, 2);
        book(theirs, 4);
        admin = CockpitUser.of(ours.server, ours.adminLogin);
        system = CockpitUser.of(ours.server, "system", TestSystem.DEMO_PASSWORD);
        definition = ours.rows.one("select distinct proc_def_id_ from act_ru_execution where tenant_id_ = ?", id(ours));
        fail(ours, 1);
        fail(theirs, 3);
        admin.get("app/cockpit/default/");
    }

    static TwoHospitals open() {
        return new TwoHospitals(Clinic.open(), Clinic.open());
    }

    /** On the day after the later clinic's own, so that nothing becomes due meanwhile. */
    UUID book(Clinic clinic, int patients) {
        UUID last = null;
        var doctor = clinic.doctorWhoDoesNotSignIn(15);
        for (int i = 0; i < patients; i++) {
            last = clinic.book(clinic.slot(doctor, theirs.day.plusDays(1), "%02d:00".formatted(8 + i % 4)));
        }
        return last;
    }

    /** Takes the attempts away from some of the hospital's timers: each becomes an incident. */
    void fail(Clinic clinic, int jobs) {
        ids("act_ru_job", clinic).stream().limit(jobs).forEach(job -> assertThat(
                        system.send("PUT", ENGINE + "job/" + job + "/retries", "{\"retries\":0}")
                                .statusCode())
                .isEqualTo(204));
    }

    /** The text with the ids of something of this hospital in place of the words in capitals. */
    String named(String text, Clinic clinic) {
        var named = text;
        for (var table : Map.of(
                        "EXECUTION", "act_ru_execution where parent_id_ is null and",
                        "VARIABLE", "act_ru_variable where",
                        "JOB", "act_ru_job where",
                        "INCIDENT", "act_ru_incident where",
                        "ACTIVITY", "act_hi_actinst where",
                        "STUCK", "act_ru_execution where id_ in (select proc_inst_id_ from act_ru_incident) and")
                .entrySet()) {
            if (named.contains(table.getKey())) {
                named = named.replace(
                        table.getKey(),
                        clinic.rows.one("select min(id_) from " + table.getValue() + " tenant_id_ = ?", id(clinic)));
            }
        }
        if (named.contains("KEY")) {
            named = named.replace(
                    "KEY",
                    clinic.rows.one(
                            "select min(business_key_) from act_ru_execution where tenant_id_ = ?", id(clinic)));
        }
        return named.replace("DEFINITION", definition)
                .replace("TENANT", id(clinic))
                .replace("ME", ours.admin.get("/auth/me").id().toString());
    }

    TreeSet<String> ids(String table, Clinic clinic) {
        var ids = new TreeSet<String>();
        clinic.rows
                .all("select id_ from " + table + " where tenant_id_ = ?", id(clinic))
                .forEach(row -> ids.add(row.get("id_")));
        return ids;
    }

    private static String id(Clinic clinic) {
        return clinic.hospitalId.toString();
    }
}
