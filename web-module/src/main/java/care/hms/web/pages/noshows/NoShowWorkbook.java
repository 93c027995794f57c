package care.hms.web.pages.noshows;

import care.hms.noshow.NoShowLogView;
import care.hms.web.pages.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.time.ZoneId;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * The history as an Excel workbook in the reader's language: dates are dates, numbers are numbers, and what people wrote
 * is text and nothing else, whatever it begins with.
 */
@RequestScoped
public class NoShowWorkbook {

    private static final String DAY = "yyyy-mm-dd";
    private static final String INSTANT = "yyyy-mm-dd hh:mm";
    private static final List<String> COLUMNS = List.of(
            "day",
            "slot",
            "minutes",
            "lastName",
            "firstName",
            "mrn",
            "doctor",
            "reason",
            "note",
            "marked",
            "released",
            "told",
            "reversed",
            "reversalReason");

    @Inject
    private Texts texts;

    /** Writes it; instants are told in the zone, which the heading names. */
    void write(List<NoShowLogView> lines, ZoneId zone, OutputStream to) throws IOException {
        try (var book = new Workbook(to, "HMS No-Show", "1.0")) {
            var sheet = book.newWorksheet(texts.of("page.NO_SHOWS"));
            for (int column = 0; column < COLUMNS.size(); column++) {
                sheet.value(0, column, texts.of("noShows.column." + COLUMNS.get(column), zone.getId()));
                sheet.width(column, 16);
            }
            sheet.range(0, 0, 0, COLUMNS.size() - 1).style().bold().set();
            sheet.freezePane(0, 1);
            for (int row = 0; row < lines.size(); row++) {
                write(lines.get(row), zone, sheet, row + 1);
            }
        }
    }

    private void write(NoShowLogView line, ZoneId zone, Worksheet sheet, int row) {
        var doctor = line.doctor().user();
        sheet.value(row, 0, line.date());
        sheet.style(row, 0).format(DAY).set();
        sheet.value(row, 1, line.slotTime().toString());
        sheet.value(row, 2, line.timeoutMinutes());
        sheet.value(row, 3, line.patient().lastName());
        sheet.value(row, 4, line.patient().firstName());
        sheet.value(row, 5, line.patient().mrn());
        sheet.value(row, 6, doctor.lastName() + ", " + doctor.firstName());
        sheet.value(row, 7, texts.of("reason." + line.reason()));
        sheet.value(row, 8, line.note());
        sheet.value(row, 9, line.triggeredAt().atZone(zone).toLocalDateTime());
        sheet.style(row, 9).format(INSTANT).set();
        sheet.value(row, 10, yesOrNo(line.slotReleased()));
        sheet.value(row, 11, yesOrNo(line.notificationSent()));
        if (line.reversed() != null) {
            sheet.value(row, 12, line.reversed().at().atZone(zone).toLocalDateTime());
            sheet.style(row, 12).format(INSTANT).set();
            sheet.value(row, 13, line.reversed().reason());
        }
    }

    private String yesOrNo(boolean is) {
        return texts.of(is ? "noShows.yes" : "noShows.no");
    }
}
