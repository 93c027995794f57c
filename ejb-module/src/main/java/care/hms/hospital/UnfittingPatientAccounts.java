package care.hms.hospital;

import care.hms.account.AccountRoleChanging;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Unlinks accounts whose role an identity provider changes: what is no patient's any more stands for no patient. */
@ApplicationScoped
class UnfittingPatientAccounts {

    private JpaPatients patients;

    /** For the container's proxy. */
    protected UnfittingPatientAccounts() {}

    @Inject
    UnfittingPatientAccounts(JpaPatients patients) {
        this.patients = patients;
    }

    void onRoleChanging(@Observes AccountRoleChanging event) {
        patients.behindAccount(event.accountId()).ifPresent(found -> {
            found.signInNoMore();
            patients.flush();
        });
    }
}
