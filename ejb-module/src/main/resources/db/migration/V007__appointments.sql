-- §6 appointments, completed. The row is the truth; its due instants are computed by the domain when the facts
-- are known and stand here, so that a sweep costs what is overdue and not what the day holds.
create table appointments (
    id                      uuid primary key,
    hospital_id             uuid not null references hospitals (id),
    patient_id              uuid not null,
    doctor_id               uuid not null,
    slot_id                 uuid, -- null: squeezed in without a slot
    status                  text not null check (status in
        ('SCHEDULED', 'CONFIRMED', 'CHECKED_IN', 'IN_PROGRESS', 'COMPLETED', 'NO_SHOW', 'CANCELLED')),
    appointment_date        date not null,
    start_time              time not null,
    end_time                time not null,
    starts_at               timestamptz not null,
    ends_at                 timestamptz not null,
    reason                  text check (length(reason) <= 500),
    notes                   text check (length(notes) <= 2000),
    booked_at               timestamptz not null,
    booked_by               uuid references accounts (id),
    confirmed_at            timestamptz,
    checked_in_at           timestamptz,
    vitals_recorded_at      timestamptz,
    consultation_started_at timestamptz,
    started_without_vitals  boolean not null default false,
    completed_at            timestamptz,
    cancelled_at            timestamptz,
    cancellation_reason     text check (length(cancellation_reason) <= 500),
    no_show_at              timestamptz,
    no_show_due_at          timestamptz not null,
    no_vitals_due_at        timestamptz,
    no_doctor_due_at        timestamptz,
    waiting_too_long_due_at timestamptz,
    version                 bigint not null default 0,
    foreign key (hospital_id, patient_id) references patients (hospital_id, id),
    foreign key (hospital_id, doctor_id) references doctors (hospital_id, id),
    foreign key (hospital_id, slot_id) references doctor_slots (hospital_id, id),
    unique (hospital_id, id),
    constraint appointment_instants_in_order check (
        starts_at < ends_at
        and no_show_due_at > starts_at
        and vitals_recorded_at >= checked_in_at
        and consultation_started_at >= checked_in_at
        and consultation_started_at >= vitals_recorded_at
        and completed_at >= consultation_started_at
        and cancelled_at >= booked_at),
    -- A status never stands without the instant that made it true.
    constraint appointment_status_has_its_instant check (case status
        when 'CONFIRMED' then confirmed_at is not null
        when 'CHECKED_IN' then checked_in_at is not null
        when 'IN_PROGRESS' then consultation_started_at is not null
        when 'COMPLETED' then completed_at is not null
        when 'NO_SHOW' then no_show_at is not null
        when 'CANCELLED' then cancelled_at is not null
        else true end),
    constraint appointments_of_a_patient_apart exclude using gist (
        patient_id with =,
        tstzrange(starts_at, ends_at) with &&)
        where (status in ('SCHEDULED', 'CONFIRMED', 'CHECKED_IN', 'IN_PROGRESS'))
);

-- A3: of any number of simultaneous bookings of one slot exactly one wins. A completed appointment has used its slot.
create unique index appointment_slot_once on appointments (slot_id)
    where status in ('SCHEDULED', 'CONFIRMED', 'CHECKED_IN', 'IN_PROGRESS', 'COMPLETED');

-- What the sweep and the start-up look for, nothing else.
create index appointments_no_show_due on appointments (no_show_due_at)
    where status in ('SCHEDULED', 'CONFIRMED');
create index appointments_of_a_day on appointments (hospital_id, appointment_date, start_time);
create index appointments_of_a_doctor on appointments (doctor_id, appointment_date);
create index appointments_of_a_patient on appointments (patient_id, starts_at);

alter table doctor_slots add foreign key (hospital_id, appointment_id)
    references appointments (hospital_id, id) deferrable initially deferred;
