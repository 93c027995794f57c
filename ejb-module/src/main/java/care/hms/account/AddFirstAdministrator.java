package care.hms.account;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import care.hms.Invalid;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Lets somebody into an installation that nobody can enter yet. The password stands in a setting and must be changed at
 * the first sign-in. The demo brings its own accounts.
 */
@Singleton
@Startup
@DependsOn("Migrations")
@PermitAll
public class AddFirstAdministrator {

    private static final System.Logger LOGGER = System.getLogger(AddFirstAdministrator.class.getName());

    private AccountRows rows;
    private AccountRegister register;
    private Event<AccountFact> facts;

    protected AddFirstAdministrator() {}

    @Inject
    AddFirstAdministrator(AccountRows rows, AccountRegister register, Event<AccountFact> facts) {
        this.rows = rows;
        this.register = register;
        this.facts = facts;
    }

    @PostConstruct
    void atStart() {
        var config = ConfigProvider.getConfig();
        // Without a key nobody could sign in: better to know at the start than at the first attempt.
        SigningKey.read(TokenSettings.from(config).keyFile());
        ExternalProviderSettings.from(config);
        addIfNobody(FirstAdministratorSettings.from(config));
    }

    void addIfNobody(FirstAdministratorSettings settings) {
        rows.lockForTheFirst();
        if (settings.demo() || !rows.areEmpty()) {
            return;
        }
        if (settings.username().isEmpty()) {
            LOGGER.log(WARNING, "nobody can sign in: set HMS_ADMIN_USERNAME and HMS_ADMIN_PASSWORD and start again");
            return;
        }
        var account = new NewAccount(
                settings.username().get(),
                settings.password().get(),
                Role.SYSTEM_ADMIN,
                "System",
                "Administrator",
                null);
        var added = add(account);
        facts.fire(new AccountFact("addFirstAdministrator", added, null, Role.SYSTEM_ADMIN, null));
        LOGGER.log(INFO, "first administrator added: {0}", added);
    }

    /** Whoever starts the system knows settings, and no fields of a request. */
    private UUID add(NewAccount account) {
        try {
            return register.add(account, null, false);
        } catch (Invalid wrong) {
            throw new IllegalArgumentException("HMS_ADMIN_USERNAME, HMS_ADMIN_PASSWORD: " + wrong.getMessage(), wrong);
        }
    }
}
