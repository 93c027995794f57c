package care.hms.web;

import static org.assertj.core.api.Assertions.assertThat;

import care.hms.noshow.NoShowLogView;
import care.hms.noshow.NoShowReason;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class NoShowLogTableTest {

    private static final UUID ID = UUID.fromString("8f14e45f-ceea-467f-9a0c-2b3f4c5d6e7f");

    private static String write(String lastName, String note) throws IOException {
        var log = new NoShowLogView(
                ID,
                ID,
                NoShowReason.PATIENT_CALLED,
                note,
                LocalDate.of(2026, 1, 19),
                LocalTime.of(9, 0),
                15,
                Instant.parse("2026-01-19T08:10:00Z"),
                true,
                Instant.parse("2026-01-19T08:10:00Z"),
                true,
                ID,
                "staff",
                null,
                new NoShowLogView.Patient(ID, "Roy", lastName, "M1"),
                new NoShowLogView.Doctor(ID, new NoShowLogView.User("Min", "Lee")));
        var out = new ByteArrayOutputStream();
        new NoShowLogTable()
                .writeTo(
                        new Listing<>(true, List.of(log), 0, 50, 1),
                        Listing.class,
                        null,
                        new Annotation[0],
                        new MediaType("text", "csv"),
                        new MultivaluedHashMap<>(),
                        out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aLineForEachLog() throws IOException {
        assertThat(write("Berg", "said \"sorry\", twice").lines())
                .containsExactly(
                        "date,slotTime,reason,triggeredAt,timeoutMinutes,slotReleased,notificationSent,reversedAt,"
                                + "reversalReason,note,patientFirstName,patientLastName,patientMrn,doctorFirstName,"
                                + "doctorLastName,appointmentId",
                        "2026-01-19,09:00,PATIENT_CALLED,2026-01-19T08:10:00Z,15,true,true,,,"
                                + "\"said \"\"sorry\"\", twice\",Roy,Berg,M1,Min,Lee," + ID);
    }

    @Test
    void noTextBecomesAFormula() throws IOException {
        assertThat(write("=1+1", "@SUM(A1)")).contains("'=1+1").contains("'@SUM(A1)");
        assertThat(write("-2+3", "+49 30")).contains("'-2+3").contains("'+49 30");
    }
}
