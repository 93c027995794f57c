package care.hms.hospital;

import care.hms.Stale;
import care.hms.account.NewAccount;
import care.hms.account.Role;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** A patient of one hospital, known there by the MRN. */
@Entity
@Table(name = "patients")
class Patient {

    @Id
    private UUID id;

    @Column(name = "hospital_id")
    private UUID hospitalId;

    private String mrn;

    @Column(name = "first_name")
    private String firstName;

    @Column(name = "last_name")
    private String lastName;

    @Column(name = "date_of_birth")
    private LocalDate dateOfBirth;

    private String sex;
    private String phone;
    private String email;

    @Column(name = "account_id")
    private UUID accountId;

    @Column(name = "anonymised_at")
    private Instant anonymisedAt;

    @Column(name = "created_at")
    private Instant createdAt;

    @Version
    private long version;

    protected Patient() {}

    Patient(UUID hospitalId, NewPatient wanted, UUID accountId, Instant createdAt) {
        this.id = UUID.randomUUID();
        this.hospitalId = hospitalId;
        this.mrn = wanted.mrn();
        this.firstName = wanted.firstName();
        this.lastName = wanted.lastName();
        this.dateOfBirth = wanted.dateOfBirth();
        this.sex = wanted.sex();
        this.phone = wanted.phone();
        this.email = wanted.email();
        this.accountId = accountId;
        this.createdAt = createdAt;
    }

    UUID id() {
        return id;
    }

    /** Refuses a caller who acted on another version; null means that he did not say (A7). */
    void requireVersion(Long expected) {
        if (expected != null && expected != version) {
            throw new Stale(expected, version);
        }
    }

    /** The account with which the patient signs in; null when there is none. */
    UUID accountId() {
        return accountId;
    }

    void signInWith(UUID account) {
        accountId = account;
    }

    void signInNoMore() {
        accountId = null;
    }

    /** The account to be with which the patient signs in. */
    NewAccount account(String username, String password) {
        return new NewAccount(username, password, Role.PATIENT, firstName, lastName, null);
    }

    PatientView view() {
        return new PatientView(id, mrn, firstName, lastName, dateOfBirth, sex, phone, email, version);
    }
}
