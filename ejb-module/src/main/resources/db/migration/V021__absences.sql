-- When a doctor is away (§10.3): whole local days, or from and until a time. The row's id owns the slot blocks that come
-- of it (A4). It is withdrawn, never deleted; absences of one doctor may overlap, but the same one stands only once.
create table doctor_absences (
    id           uuid primary key,
    hospital_id  uuid not null,
    doctor_id    uuid not null,
    type         text not null check (type in ('PLANNED', 'EMERGENCY')),
    start_date   date not null,
    start_time   time, -- null: from the beginning of the first day
    end_date     date not null,
    end_time     time, -- null: to the end of the last day
    starts_at    timestamptz not null,
    ends_at      timestamptz not null,
    reason       text check (length(reason) between 1 and 500),
    created_at   timestamptz not null,
    created_by   uuid not null,
    withdrawn_at timestamptz,
    withdrawn_by uuid,
    version      bigint not null default 0,
    constraint absence_in_order check (starts_at < ends_at),
    constraint absence_bounded check (end_date between start_date and start_date + 366),
    constraint absence_withdrawn_by_somebody check ((withdrawn_at is null) = (withdrawn_by is null)),
    foreign key (hospital_id, doctor_id) references doctors (hospital_id, id),
    foreign key (hospital_id, created_by) references accounts (hospital_id, id),
    foreign key (hospital_id, withdrawn_by) references accounts (hospital_id, id)
);

create unique index absence_once on doctor_absences (doctor_id, type, starts_at, ends_at)
    where withdrawn_at is null;
create index absences_of_a_doctor on doctor_absences (doctor_id, ends_at) where withdrawn_at is null;

-- Whoever withdraws takes back what is his.
create index slot_blocks_of_an_owner on slot_blocks (owner);
