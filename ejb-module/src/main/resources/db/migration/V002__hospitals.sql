-- A hospital is the tenant: every row below it carries its id, and composite foreign keys keep rows of
-- two hospitals from ever pointing at each other. Its policies are columns: one row, one truth.
create table hospitals (
    id                            uuid primary key,
    code                          text not null unique check (code ~ '^[A-Z0-9]{2,20}$'),
    name                          text not null check (length(name) between 1 and 200),
    zone                          text not null,
    no_show_after_minutes         integer check (no_show_after_minutes between 1 and 240), -- null: the slot's own length (T3)
    alert_clock                   text not null default 'SLOT_END' check (alert_clock in ('SLOT_END', 'SLOT_START', 'STAGE')),
    no_vitals_after_minutes       integer not null default 5 check (no_vitals_after_minutes between 1 and 240),
    no_doctor_after_minutes       integer not null default 10 check (no_doctor_after_minutes between 1 and 240),
    waiting_too_long_after_minutes integer not null default 30 check (waiting_too_long_after_minutes between 1 and 480),
    minimum_remaining_minutes     integer not null default 3 check (minimum_remaining_minutes between 0 and 60),
    slot_horizon_days             integer not null default 60 check (slot_horizon_days between 1 and 366),
    created_at                    timestamptz not null,
    version                       bigint not null default 0
);

create table holidays (
    hospital_id uuid not null references hospitals (id),
    day         date not null,
    name        text not null check (length(name) between 1 and 200),
    primary key (hospital_id, day)
);
