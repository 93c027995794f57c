-- An account is signed in to with a user name and a password kept here, or by an identity provider outside, which knows
-- the person by a subject. A person of the provider has an account in each hospital that he works for: what was done
-- in one of them stays there when he moves. The platform's administrators never come from outside.
alter table accounts
    alter column username drop not null,
    alter column password_hash drop not null,
    add column issuer text check (length(issuer) between 1 and 500),
    add column subject text check (length(subject) between 1 and 255),
    add constraint account_password_or_provider check (
        num_nonnulls(username, password_hash) = 2 and num_nonnulls(issuer, subject) = 0
        or num_nonnulls(username, password_hash) = 0 and num_nonnulls(issuer, subject) = 2),
    add constraint account_provider_inside_a_hospital check (issuer is null or hospital_id is not null),
    add constraint account_provider_keeps_the_password check (issuer is null or not must_change_password);

create unique index account_provider_once on accounts (issuer, subject, hospital_id);

-- The account behind a patient's record is a patient's, and behind a doctor's a doctor's, whatever happens to its role.
alter table accounts add unique (hospital_id, id, role);

alter table patients
    add column account_role text not null generated always as ('PATIENT') stored,
    drop constraint patients_hospital_id_account_id_fkey,
    add constraint patient_account_fits
        foreign key (hospital_id, account_id, account_role) references accounts (hospital_id, id, role);
alter table doctors
    add column account_role text not null generated always as ('DOCTOR') stored,
    drop constraint doctors_hospital_id_account_id_fkey,
    add constraint doctor_account_fits
        foreign key (hospital_id, account_id, account_role) references accounts (hospital_id, id, role);

-- Addresses that nobody signs in from any more are forgotten by age.
create index sign_in_addresses_by_age on sign_in_addresses (account_id, last_at);
