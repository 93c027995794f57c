create table patients (
    id            uuid primary key,
    hospital_id   uuid not null references hospitals (id),
    mrn           text not null check (length(mrn) between 1 and 40),
    first_name    text not null check (length(first_name) between 1 and 100),
    last_name     text not null check (length(last_name) between 1 and 100),
    date_of_birth date not null,
    sex           text check (length(sex) <= 20),
    phone         text check (length(phone) <= 40),
    email         text check (length(email) <= 254),
    account_id    uuid unique references accounts (id),
    created_at    timestamptz not null,
    version       bigint not null default 0,
    constraint patient_mrn_once unique (hospital_id, mrn),
    unique (hospital_id, id)
);

-- The patient list is read by name, a search looks at the beginning of either name.
create index patients_by_last_name on patients (hospital_id, lower(last_name) text_pattern_ops);
create index patients_by_first_name on patients (hospital_id, lower(first_name) text_pattern_ops);
