-- Everybody who can sign in. Only the platform's own administrators belong to no hospital.
-- User names are unique in the whole system: the sign-in asks for no hospital.
create table accounts (
    id                   uuid primary key,
    hospital_id          uuid references hospitals (id),
    username             text not null check (username ~ '^[a-z0-9][a-z0-9._@-]{1,63}$'),
    password_hash        text not null,
    role                 text not null
        check (role in ('SYSTEM_ADMIN', 'HOSPITAL_ADMIN', 'RECEPTIONIST', 'NURSE', 'DOCTOR', 'PATIENT')),
    first_name           text not null check (length(first_name) between 1 and 100),
    last_name            text not null check (length(last_name) between 1 and 100),
    email                text check (length(email) between 3 and 254),
    enabled              boolean not null default true,
    must_change_password boolean not null,
    demo                 boolean not null default false,
    token_generation     integer not null default 0, -- a token of an older generation is void
    created_at           timestamptz not null,
    version              bigint not null default 0,
    constraint account_platform_or_hospital check ((role = 'SYSTEM_ADMIN') = (hospital_id is null))
);

create unique index account_username_once on accounts (lower(username));
create index accounts_of_hospital on accounts (hospital_id);

-- Failed sign-ins counted per user name and address, and per address alone. The subject is a digest: people type
-- their password into the name field, and that must not be stored in clear.
create table sign_in_failures (
    subject  bytea primary key check (length(subject) = 32),
    failures integer not null check (failures >= 0),
    last_at  timestamptz not null,
    next_at  timestamptz not null -- no attempt before
);

create index sign_in_failures_by_age on sign_in_failures (last_at);

-- Addresses an account has signed in from: others who fail there cannot lock it out.
create table sign_in_addresses (
    account_id uuid not null references accounts (id),
    address    bytea not null check (length(address) = 32),
    last_at    timestamptz not null,
    primary key (account_id, address)
);
