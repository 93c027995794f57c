package care.hms.database;

import care.hms.platform.StartupProbe;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Knows whether the schema is that of this release. */
@ApplicationScoped
class Schema implements StartupProbe {

    private volatile boolean migrated;

    void migrated() {
        migrated = true;
    }

    @Override
    public Optional<String> failure() {
        return migrated ? Optional.empty() : Optional.of("migrations have not finished");
    }
}
