package care.hms.web.pages.operations;

import care.hms.Page;
import care.hms.audit.AuditEventView;
import care.hms.audit.AuditFilter;
import care.hms.audit.AuditQueries;
import care.hms.platform.Origin;
import care.hms.web.CurrentActor;
import care.hms.web.pages.Frame;
import care.hms.web.pages.Typed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who did, read or was refused what. Filters are ids and codes, and may stand in an address. */
@Named
@RequestScoped
public class AuditPage {

    private static final int SIZE = 50;
    private static final List<String> FILTERS =
            List.of("from", "to", "actor", "operation", "object", "patient", "outcome", "way", "request");

    @Inject
    private AuditQueries audit;

    @Inject
    private CurrentActor current;

    @Inject
    private Frame frame;

    @Inject
    private Typed typed;

    @Inject
    private HttpServletRequest request;

    private Page<AuditEventView> page;

    /** What cannot be asked is told before anything is shown. */
    public void open() {
        getPage();
    }

    /** The newest first. */
    public Page<AuditEventView> getPage() {
        if (page == null) {
            var number = typed.number("page");
            page = audit.list(
                    current.get(),
                    new AuditFilter(
                            startOf(typed.day("from"), 0),
                            startOf(typed.day("to"), 1),
                            typed.id("actor"),
                            typed.text("operation"),
                            typed.id("object"),
                            typed.id("patient"),
                            typed.text("outcome"),
                            typed.word("way", Origin.Way.class),
                            typed.text("request")),
                    number == null ? 0 : number,
                    SIZE);
        }
        return page;
    }

    private Instant startOf(LocalDate day, int later) {
        return day == null
                ? null
                : day.plusDays(later).atStartOfDay(frame.getZone()).toInstant();
    }

    /** Whether anything is filtered. */
    public boolean isFiltered() {
        return FILTERS.stream().anyMatch(name -> !typed.again(name).isBlank());
    }

    /** By which ways things come. */
    public List<Origin.Way> getWays() {
        return List.of(Origin.Way.values());
    }

    /** How things end. */
    public List<String> getOutcomes() {
        return List.of("success", "refused", "failed");
    }

    /** Where the newer ones are; null on the first page. */
    public String getNewer() {
        return getPage().page() == 0 ? null : address(getPage().page() - 1);
    }

    /** Where the older ones are; null on the last page. */
    public String getOlder() {
        return (getPage().page() + 1L) * SIZE < getPage().total()
                ? address(getPage().page() + 1)
                : null;
    }

    /** The line's facts, such as counts and codes. */
    public String facts(AuditEventView line) {
        return line.detail().entrySet().stream()
                .map(fact -> fact.getKey() + " " + fact.getValue())
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private String address(int number) {
        return care.hms.web.pages.Page.AUDIT.address() + "?"
                + Stream.concat(
                                FILTERS.stream()
                                        .filter(name -> !typed.again(name).isBlank())
                                        .map(name -> name + "="
                                                + URLEncoder.encode(
                                                        request.getParameter(name), StandardCharsets.UTF_8)),
                                Stream.of("page=" + number))
                        .collect(Collectors.joining("&"));
    }
}
