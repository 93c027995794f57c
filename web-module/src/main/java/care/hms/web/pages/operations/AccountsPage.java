package care.hms.web.pages.operations;

import care.hms.Page;
import care.hms.account.AccountFilter;
import care.hms.account.AccountQueries;
import care.hms.account.AccountView;
import care.hms.account.AddAccount;
import care.hms.account.ChangeRole;
import care.hms.account.DisableAccount;
import care.hms.account.EnableAccount;
import care.hms.account.NewAccount;
import care.hms.account.ResetPassword;
import care.hms.account.Role;
import care.hms.schedule.DoctorQueries;
import care.hms.schedule.DoctorView;
import care.hms.schedule.LinkDoctorAccount;
import care.hms.web.CurrentActor;
import care.hms.web.pages.Acts;
import care.hms.web.pages.Notices;
import care.hms.web.pages.Typed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;
import java.util.UUID;

/** The staff's accounts: added, given another role or password, shut and opened again. */
@Named
@RequestScoped
public class AccountsPage {

    private static final int SIZE = 50;
    private static final List<Role> STAFF = List.of(Role.RECEPTIONIST, Role.NURSE, Role.DOCTOR, Role.HOSPITAL_ADMIN);

    @Inject
    private AccountQueries accounts;

    @Inject
    private AddAccount addAccount;

    @Inject
    private ChangeRole changeRole;

    @Inject
    private ResetPassword resetPassword;

    @Inject
    private DisableAccount disableAccount;

    @Inject
    private EnableAccount enableAccount;

    @Inject
    private LinkDoctorAccount linkDoctorAccount;

    @Inject
    private DoctorQueries doctors;

    @Inject
    private CurrentActor current;

    @Inject
    private Acts acts;

    @Inject
    private Notices notices;

    @Inject
    private Typed typed;

    private Page<AccountView> page;
    private AccountView one;
    private String temporaryPassword;

    /** What there is not is told before anything is shown. */
    public void open() {
        getOne();
        getPage();
    }

    /** The one that is looked at; null when none is. */
    public AccountView getOne() {
        if (one == null && typed.id("id") != null) {
            one = accounts.get(current.get(), typed.id("id"));
        }
        return one;
    }

    /** Whether that is the person's own, which others look after. */
    public boolean isOwn() {
        return getOne() != null && getOne().id().equals(current.get().accountId());
    }

    /** What an account of the staff can be. */
    public List<Role> getRoles() {
        return STAFF;
    }

    /** Of which role accounts are shown; null: of any. */
    public Role getRole() {
        return typed.word("role", Role.class);
    }

    /** Those that are looked for, in order of name. */
    public Page<AccountView> getPage() {
        if (page == null) {
            var number = typed.number("page");
            page = accounts.list(
                    current.get(), new AccountFilter(null, getRole(), null, null), number == null ? 0 : number, SIZE);
        }
        return page;
    }

    /** Whether there are more. */
    public boolean isMore() {
        return (getPage().page() + 1L) * SIZE < getPage().total();
    }

    /** The address of another page of the list. */
    public String address(int number) {
        return "/accounts?page=" + number + (getRole() == null ? "" : "&role=" + getRole());
    }

    /** Looks for accounts by the beginning of a name. Whom it is about stands in no address. */
    public void search() {
        acts.perform(
                "searchAccounts",
                null,
                () -> page = accounts.search(
                        current.get(), new AccountFilter(null, null, null, typed.text("text")), 0, SIZE));
    }

    /** The doctors to whose record an account can be linked. */
    public List<DoctorView> getDoctors() {
        return doctors.list(current.get());
    }

    /** Told this once; null as long as none was made. */
    public String getTemporaryPassword() {
        return temporaryPassword;
    }

    /** Adds an account. */
    public void add() throws IOException {
        var added = new UUID[1];
        var refused = acts.perform("addAccount", null, () -> {
            var wanted = new NewAccount(
                    typed.text("username"),
                    typed.password("password"),
                    typed.word("newRole", Role.class),
                    typed.text("firstName"),
                    typed.text("lastName"),
                    typed.text("email"));
            added[0] = addAccount.add(current.get(), wanted, null).id();
        });
        if (refused.isEmpty()) {
            notices.done("accounts.added");
            show(added[0]);
        }
    }

    /** Gives it another role. */
    public void change() throws IOException {
        done(
                "changeAccountRole",
                "accounts.roleChanged",
                () -> changeRole.change(
                        current.get(), typed.id("id"), typed.word("newRole", Role.class), typed.version()));
    }

    /** Shuts the person out. */
    public void disable() throws IOException {
        done(
                "disableAccount",
                "accounts.disabled",
                () -> disableAccount.disable(current.get(), typed.id("id"), typed.version()));
    }

    /** Lets the person in again. */
    public void enable() throws IOException {
        done(
                "enableAccount",
                "accounts.enabled",
                () -> enableAccount.enable(current.get(), typed.id("id"), typed.version()));
    }

    /** Lets the account open a doctor's record. */
    public void link() throws IOException {
        done(
                "linkDoctorAccount",
                "accounts.linked",
                () -> linkDoctorAccount.link(current.get(), typed.id("doctor"), typed.id("id"), null));
    }

    /** Makes a password, which this answer shows and no other. */
    public void reset() {
        var refused = acts.perform(
                "resetPassword",
                typed.id("id"),
                () -> temporaryPassword = resetPassword
                        .reset(current.get(), typed.id("id"), null, typed.version())
                        .temporaryPassword());
        if (refused.isEmpty()) {
            one = null;
        }
    }

    private void done(String operation, String words, Runnable useCase) throws IOException {
        if (acts.perform(operation, typed.id("id"), useCase).isEmpty()) {
            notices.done(words);
        }
        show(typed.id("id"));
    }

    private void show(UUID id) throws IOException {
        notices.keepForNextPage();
        FacesContext.getCurrentInstance()
                .getExternalContext()
                .redirect(care.hms.web.pages.Page.ACCOUNTS.address() + "?id=" + id);
    }
}
