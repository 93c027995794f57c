package care.hms.web;

import care.hms.noshow.NoShowLogView;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** The no-show history as a table, for whoever works with a spreadsheet. */
@Provider
@Produces(NoShowLogTable.TEXT_CSV)
public class NoShowLogTable implements MessageBodyWriter<Listing<NoShowLogView>> {

    /** Its media type. */
    public static final String TEXT_CSV = "text/csv";

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader(
                    "date",
                    "slotTime",
                    "reason",
                    "triggeredAt",
                    "timeoutMinutes",
                    "slotReleased",
                    "notificationSent",
                    "reversedAt",
                    "reversalReason",
                    "note",
                    "patientFirstName",
                    "patientLastName",
                    "patientMrn",
                    "doctorFirstName",
                    "doctorLastName",
                    "appointmentId")
            .get();

    @Override
    public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return genericType instanceof ParameterizedType listing
                && listing.getRawType() == Listing.class
                && listing.getActualTypeArguments()[0] == NoShowLogView.class;
    }

    @Override
    public void writeTo(
            Listing<NoShowLogView> logs,
            Class<?> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream to)
            throws IOException {
        headers.putSingle("Content-Type", TEXT_CSV + ";charset=UTF-8");
        write(logs.data(), to);
    }

    /** Writes a heading and a line for each log. */
    public static void write(List<NoShowLogView> logs, OutputStream to) throws IOException {
        var table = new CSVPrinter(new OutputStreamWriter(to, StandardCharsets.UTF_8), FORMAT);
        for (var log : logs) {
            table.printRecord(
                    log.date(),
                    log.slotTime(),
                    log.reason(),
                    log.triggeredAt(),
                    log.timeoutMinutes(),
                    log.slotReleased(),
                    log.notificationSent(),
                    log.reversed() == null ? null : log.reversed().at(),
                    log.reversed() == null ? null : harmless(log.reversed().reason()),
                    harmless(log.note()),
                    harmless(log.patient().firstName()),
                    harmless(log.patient().lastName()),
                    harmless(log.patient().mrn()),
                    harmless(log.doctor().user().firstName()),
                    harmless(log.doctor().user().lastName()),
                    log.appointmentId());
        }
        table.flush();
    }

    /** What begins like a formula is a text for the spreadsheet, too. */
    private static String harmless(String text) {
        return text != null && text.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + text : text;
    }
}
