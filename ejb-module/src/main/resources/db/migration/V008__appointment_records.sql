-- What was measured, by whom. Ranges are those of the domain; the schema refuses what no living person shows.
create table vital_signs (
    id                        uuid primary key,
    hospital_id               uuid not null,
    appointment_id            uuid not null,
    recorded_at               timestamptz not null,
    recorded_by               uuid not null references accounts (id),
    temperature_celsius       numeric(4, 1) check (temperature_celsius between 25 and 45),
    systolic_mm_hg            integer check (systolic_mm_hg between 40 and 300),
    diastolic_mm_hg           integer check (diastolic_mm_hg between 20 and 200),
    pulse_per_minute          integer check (pulse_per_minute between 20 and 250),
    oxygen_saturation_percent integer check (oxygen_saturation_percent between 50 and 100),
    respirations_per_minute   integer check (respirations_per_minute between 4 and 80),
    weight_kg                 numeric(5, 1) check (weight_kg between 0.3 and 500),
    height_cm                 numeric(4, 1) check (height_cm between 20 and 260),
    foreign key (hospital_id, appointment_id) references appointments (hospital_id, id)
);
create index vital_signs_of_an_appointment on vital_signs (appointment_id, recorded_at);

-- The timeline: what happened to an appointment, in the order in which it happened.
create table appointment_events (
    id             bigint generated always as identity primary key,
    hospital_id    uuid not null,
    appointment_id uuid not null,
    at             timestamptz not null,
    event          text not null,
    source         text not null check (source in ('cron', 'startup', 'manual', 'external', 'staff', 'patient', 'timer')),
    actor_id       uuid references accounts (id),
    detail         jsonb not null default '{}',
    foreign key (hospital_id, appointment_id) references appointments (hospital_id, id)
);
create index events_of_an_appointment on appointment_events (appointment_id, id);

-- Idempotency-Key on booking (A3): the key belongs to the account that used it, the hash tells one body from another.
create table idempotency_keys (
    account_id     uuid not null references accounts (id),
    key            text not null check (length(key) between 1 and 100),
    request_hash   text not null,
    appointment_id uuid not null,
    created_at     timestamptz not null,
    primary key (account_id, key)
);
