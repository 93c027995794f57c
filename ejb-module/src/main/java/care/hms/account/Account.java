package care.hms.account;

import care.hms.Conflict;
import care.hms.Stale;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

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

    /** The identity provider that vouches for the person; null when the password is kept here. */
    private String issuer;

    /** By what the provider knows the person. */
    @Column(name = "subject")
    private String subject;

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

    /** The account of somebody whom an identity provider sends; it has neither a user name nor a password. */
    Account(ExternalPerson person, Instant createdAt) {
        this.id = UUID.randomUUID();
        this.hospitalId = person.hospitalId();
        this.issuer = person.issuer();
        this.subject = person.subject();
        this.role = person.role();
        this.firstName = person.firstName();
        this.lastName = person.lastName();
        this.email = person.email();
        this.createdAt = createdAt;
    }

    UUID id() {
        return id;
    }

    UUID hospitalId() {
        return hospitalId;
    }

    String username() {
        return username;
    }

    String passwordHash() {
        return passwordHash;
    }

    Role role() {
        return role;
    }

    boolean isEnabled() {
        return enabled;
    }

    boolean isExternal() {
        return issuer != null;
    }

    /** What nobody should build a password from, as far as it is known. */
    List<String> names() {
        return Stream.of(username, firstName, lastName).filter(Objects::nonNull).toList();
    }

    /** Refuses a caller who acted on another version; null means that he did not say (A7). */
    void requireVersion(Long expected) {
        if (expected != null && expected != version) {
            throw new Stale(expected, version);
        }
    }

    /** The person's own choice: nothing has to be changed any more, and whoever else was signed in no longer is. */
    void choosePassword(String hash) {
        requireOwnPassword();
        passwordHash = hash;
        mustChangePassword = false;
        endTokens();
    }

    /** Somebody else's choice, so it must be changed at the next sign-in, in a demo too. */
    void resetPassword(String hash) {
        requireOwnPassword();
        passwordHash = hash;
        mustChangePassword = true;
        endTokens();
    }

    /** @throws Conflict {@code account.external} when the password is the provider's */
    void requireOwnPassword() {
        if (isExternal()) {
            throw new Conflict(
                    "account.external", "This account signs in with an identity provider, which keeps its password.");
        }
    }

    /** From now on the person signs in no more, and what was given out before is void, also after being enabled again. */
    void disable() {
        if (enabled) {
            enabled = false;
            endTokens();
        }
    }

    void enable() {
        enabled = true;
    }

    /**
     * Gives the account another role. Whether it fits the records behind the account is the caller's business.
     *
     * @throws Conflict {@code account.role-fixed} when the provider tells the role, and when it would lead into a
     *     hospital or out of it: what was done there stays there
     */
    void changeRole(Role next) {
        if (isExternal()) {
            throw new Conflict("account.role-fixed", "The identity provider tells this account's role.");
        }
        if (next.isOfThePlatform() != role.isOfThePlatform()) {
            throw new Conflict(
                    "account.role-fixed", "An account stays in its hospital, or outside of all. Add another account.");
        }
        become(next);
    }

    /** What the provider says today; answers whether it is anything new. */
    boolean follow(ExternalPerson person) {
        var known = List.of(role, firstName, lastName, Optional.ofNullable(email));
        become(person.role());
        firstName = person.firstName();
        lastName = person.lastName();
        email = person.email();
        return !known.equals(List.of(role, firstName, lastName, Optional.ofNullable(email)));
    }

    private void become(Role next) {
        if (role != next) {
            role = next;
            endTokens();
        }
    }

    /** Everything that was given out for the account ends: every token, and every session. */
    void endTokens() {
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
                email,
                null,
                null,
                enabled,
                mustChangePassword,
                tokenGeneration);
    }
}
