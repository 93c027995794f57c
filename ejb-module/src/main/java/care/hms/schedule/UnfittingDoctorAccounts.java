package care.hms.schedule;

import care.hms.account.AccountRoleChanging;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Unlinks accounts whose role an identity provider changes: what is no doctor's any more stands for no doctor. */
@ApplicationScoped
class UnfittingDoctorAccounts {

    private JpaDoctors doctors;

    /** For the container's proxy. */
    protected UnfittingDoctorAccounts() {}

    @Inject
    UnfittingDoctorAccounts(JpaDoctors doctors) {
        this.doctors = doctors;
    }

    void onRoleChanging(@Observes AccountRoleChanging event) {
        doctors.behindAccount(event.accountId()).ifPresent(found -> {
            found.signInNoMore();
            doctors.flush();
        });
    }
}
