package care.hms.web.pages.noshows;

import care.hms.noshow.NoShowLogView;
import care.hms.noshow.NoShowQueries;
import care.hms.web.CurrentActor;
import care.hms.web.NoShowLogTable;
import care.hms.web.pages.Acts;
import care.hms.web.pages.Frame;
import care.hms.web.pages.Notices;
import care.hms.web.pages.Page;
import care.hms.web.pages.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The history as a file to take away, with the page's own filter: an Excel workbook, or CSV for programs. */
@Named
@RequestScoped
public class NoShowExport {

    private static final String WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    @Inject
    private NoShowQueries noShows;

    @Inject
    private NoShowsPage page;

    @Inject
    private NoShowWorkbook workbook;

    @Inject
    private Acts acts;

    @Inject
    private Notices notices;

    @Inject
    private Texts texts;

    @Inject
    private Frame frame;

    @Inject
    private CurrentActor current;

    @Inject
    private HttpServletRequest request;

    private List<NoShowLogView> lines;

    /** Answers with the file; or with the page, which says why there is none. */
    public void write() throws IOException {
        var faces = FacesContext.getCurrentInstance();
        var answer = faces.getExternalContext();
        var refused = acts.perform(
                "exportNoShowLogs",
                null,
                () -> lines = noShows.export(current.get(), page.getFilter()),
                problem -> problem.errors().isEmpty() ? Optional.empty() : Optional.of(texts.of("noShows.tooMany")));
        if (refused.isPresent()) {
            notices.keepForNextPage();
            answer.redirect(Page.NO_SHOWS.address() + "?" + page.getQuery());
            return;
        }
        var asCsv = "csv".equals(request.getParameter("format"));
        answer.setResponseContentType(asCsv ? NoShowLogTable.TEXT_CSV + ";charset=UTF-8" : WORKBOOK);
        answer.setResponseHeader(
                "Content-Disposition",
                "attachment; filename=\"no-shows-%s-%s.%s\""
                        .formatted(page.getFrom(), page.getTo(), asCsv ? "csv" : "xlsx"));
        if (asCsv) {
            NoShowLogTable.write(lines, answer.getResponseOutputStream());
        } else {
            workbook.write(lines, frame.getZone(), answer.getResponseOutputStream());
        }
        faces.responseComplete();
    }
}
