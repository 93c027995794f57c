package care.hms.watchdog;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** What people read when something is wrong; the subject of the alarm is the specification's (§5). */
final class Texts {

    static final String ALARM = "[ALARM] HMS Cron Health Check Failed";
    static final String RECOVERY = "[OK] HMS Cron Health Check Recovered";

    private final ResourceBundle bundle;
    private final String backend;
    private final String dashboard;

    /**
     * @param backend the application's address
     * @param dashboard the link to what shows more
     */
    Texts(Locale language, String backend, String dashboard) {
        this.bundle = ResourceBundle.getBundle(
                "care.hms.watchdog.texts",
                language,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        this.backend = backend;
        this.dashboard = dashboard;
    }

    static String subject(Notice notice) {
        return notice.kind() == Notice.Kind.ALARM ? ALARM : RECOVERY;
    }

    /** What happened, since when, and where to look. */
    String body(Notice notice) {
        return text(
                notice.kind() == Notice.Kind.ALARM ? "alarm" : "recovery",
                notice.reason(),
                notice.at(),
                notice.failingSince(),
                notice.failures());
    }

    /** The same for one failure of which nobody has counted the ones before. */
    String body(Finding failure) {
        return text("failure", failure.reason(), failure.at());
    }

    private String text(String key, Object... facts) {
        var all = new Object[facts.length + 2];
        all[0] = backend;
        all[1] = dashboard;
        for (var i = 0; i < facts.length; i++) {
            all[i + 2] = facts[i].toString();
        }
        return MessageFormat.format(bundle.getString(key), all);
    }
}
