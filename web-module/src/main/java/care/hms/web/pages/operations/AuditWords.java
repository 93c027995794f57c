package care.hms.web.pages.operations;

import care.hms.web.pages.Page;
import care.hms.web.pages.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Comparator;
import java.util.List;

/** Says in the reader's words what a line of the audit tells in the API's. */
@Named
@RequestScoped
public class AuditWords {

    private static final String OPERATION = "operation.";

    @Inject
    private Texts texts;

    /** Something that can be done, as the audit and as the reader calls it. */
    public record Operation(String id, String word) {}

    /** All that can be done, in the order of the words. */
    public List<Operation> getOperations() {
        return texts.keys(OPERATION).stream()
                .map(key -> new Operation(key.substring(OPERATION.length()), texts.of(key)))
                .sorted(Comparator.comparing(Operation::word, String.CASE_INSENSITIVE_ORDER))
                .toList();
    }

    /** What was done; an attempt to open a page names the page. */
    public String operation(String id) {
        return texts.has(OPERATION + id)
                ? texts.of(OPERATION + id)
                : Page.openedBy(id)
                        .map(page -> texts.of("audit.openPage", name(page)))
                        .orElse(id);
    }

    /** To what kind of thing; what Cockpit calls one is its own word. */
    public String object(String type) {
        var key = "object." + type;
        return texts.has(key) ? texts.of(key) : type;
    }

    private String name(Page page) {
        var key = "page." + page;
        return texts.has(key) ? texts.of(key) : page.address();
    }
}
