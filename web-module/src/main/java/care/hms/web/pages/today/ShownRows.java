package care.hms.web.pages.today;

import care.hms.board.BoardRow;
import jakarta.enterprise.context.SessionScoped;
import java.io.Serializable;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * The rows that boards of this session have shown: that somebody read them is written down, and a change of one is no
 * new reading.
 */
@SessionScoped
public class ShownRows implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Set<UUID> ids = new HashSet<>();

    synchronized void add(Collection<BoardRow> rows) {
        rows.forEach(row -> ids.add(row.id()));
    }

    synchronized boolean hold(Collection<UUID> wanted) {
        return ids.containsAll(wanted);
    }
}
