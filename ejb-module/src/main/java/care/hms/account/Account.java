package care.hms.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/**
 * Somebody who can sign in. Most begin with a password that somebody else chose and must change it first; raising the
 * generation ends every token and session given out before.
 */
@Entity
@Table(name = "accounts")
class Account {

    @Id
    private UUID id;

    @Column(name = "hospital_id")
    private UUID hospitalId;

    private String username;

    @Column(name = "password_hash")
    private String passwordHash;

    @Enumerated(EnumType.STRING)
    private Role role;

    @Column(name = "first_name")
    private String firstName;

    @Column(name = "last_name")
    private String lastName;

    @Column(name = "email")
    private String email;

    private boolean enabled = true;

    @Column(name = "must_change_password")
    private boolean mustChangePassword;

    @Column(name = "demo")
    private boolean demo;

    @Column(name = "token_generation")
    private int tokenGeneration;

    @Column(name = "created_at")
    private Instant createdAt;

    @Version
    private long version;

    protected Account() {}

    Account(NewAccount wanted, UUID hospitalId, String passwordHash, boolean demo, Instant createdAt) {
        this.id = UUID.randomUUID();
        this.hospitalId = hospitalId;
        this.username = wanted.username();
        this.passwordHash = passwordHash;
        this.role = wanted.role();
        this.firstName = wanted.firstName();
        this.lastName = wanted.lastName();
        this.email = wanted.email();
        this.mustChangePassword = !demo;
        this.demo = demo;
        this.createdAt = createdAt;
    }

    UUID id() {
        return id;
    }

    String username() {
        return username;
    }

    String passwordHash() {
        return passwordHash;
    }

    /** The person's own choice: nothing has to be changed any more, and whoever else was signed in no longer is. */
    void choosePassword(String hash) {
        passwordHash = hash;
        mustChangePassword = false;
        tokenGeneration++;
    }

    /** An account as it stands right after it was added, before any record was linked to it. */
    Identity identity() {
        return new Identity(
                id,
                hospitalId,
                username,
                passwordHash,
                role,
                firstName,
                lastName,
                null,
                null,
                enabled,
                mustChangePassword,
                tokenGeneration);
    }
}
