package care.hms.web.pages.endofday;

import care.hms.board.BoardQueries;
import care.hms.web.CurrentActor;
import care.hms.web.pages.Typed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** The case on which somebody works, while others may settle it; asking tells nothing and is no reading. */
@Named
@RequestScoped
public class CasePage {

    @Inject
    private BoardQueries board;

    @Inject
    private CurrentActor current;

    @Inject
    private Typed typed;

    /** Whether it is other than the person saw it. */
    public boolean isChanged() {
        return board.find(current.get(), typed.id("id"))
                .filter(row -> row.version() != typed.version())
                .isPresent();
    }
}
