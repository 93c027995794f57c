-- What a hospital has decided about messages; without a row the defaults of the domain hold.
create table notification_policies (
    hospital_id                uuid primary key references hospitals (id),
    language                   text not null check (language in ('en', 'de')),
    sms                        boolean not null,
    quiet_from                 time, -- local; may lie later than the end: over midnight
    quiet_until                time,
    no_show_sms_within_minutes integer not null check (no_show_sms_within_minutes between 1 and 1440), -- T7
    maximum_attempts           integer not null check (maximum_attempts between 1 and 100),
    constraint notification_policy_quiet_is_whole check (
        (quiet_from is null) = (quiet_until is null) and quiet_from <> quiet_until)
);

-- What a patient wants; without a row, or with a null, the hospital decides.
create table notification_preferences (
    patient_id  uuid primary key,
    hospital_id uuid not null,
    language    text check (language in ('en', 'de')),
    sms         boolean not null,
    quiet_from  time,
    quiet_until time,
    foreign key (hospital_id, patient_id) references patients (hospital_id, id),
    constraint notification_preference_quiet_is_whole check (
        (quiet_from is null) = (quiet_until is null) and quiet_from <> quiet_until)
);

-- The outbox (N1): written in the transaction of its cause, a row for each recipient and channel. Phone numbers and
-- addresses do not stand here: they are read when the message leaves. Instants of the domain say when things are due,
-- instants of real time (claimed, next attempt) are the relay's.
create table notifications (
    id                 uuid primary key,
    idempotency_key    text not null,
    hospital_id        uuid references hospitals (id), -- null: for whoever operates the platform
    lane               uuid not null generated always as
        (coalesce(hospital_id, '00000000-0000-0000-0000-000000000000')) stored,
    notice             text not null check (notice ~ '^[A-Z_]{1,40}$'),
    channel            text not null check (channel in ('IN_APP', 'SMS', 'EMAIL')),
    priority           text not null check (priority in ('HIGH', 'NORMAL')),
    account_id         uuid, -- whom it is for
    patient_id         uuid,
    doctor_id          uuid,
    appointment_id     uuid, -- what it is about
    language           text not null check (language in ('en', 'de')),
    title              text not null,
    message            text not null,
    metadata           jsonb not null default '{}', -- ids and facts, never names
    status             text not null check (status in ('PENDING', 'SENDING', 'SENT', 'FAILED', 'SUPPRESSED')),
    reason             text check (reason ~ '^[A-Z0-9_]{1,40}$'), -- why not, or why not yet
    created_at         timestamptz not null,
    not_before         timestamptz not null, -- of the domain: the end of quiet hours
    useful_until       timestamptz,          -- of the domain: afterwards it is suppressed (T7)
    attempts           integer not null default 0 check (attempts >= 0),
    maximum_attempts   integer not null check (maximum_attempts between 1 and 100),
    next_attempt_at    timestamptz not null default now(), -- real: the end of the back-off, or of the lease
    claim              uuid, -- of the relay that is sending it
    sent_at            timestamptz,
    read_at            timestamptz,
    constraint notification_once unique (idempotency_key),
    foreign key (hospital_id, account_id) references accounts (hospital_id, id),
    foreign key (hospital_id, patient_id) references patients (hospital_id, id),
    foreign key (hospital_id, doctor_id) references doctors (hospital_id, id),
    foreign key (hospital_id, appointment_id) references appointments (hospital_id, id),
    constraint notification_inside_a_hospital check (hospital_id is not null
        or num_nonnulls(account_id, patient_id, doctor_id, appointment_id) = 0),
    constraint notification_sent_has_its_instant check ((status = 'SENT') = (sent_at is not null)),
    constraint notification_sending_has_its_claim check ((status = 'SENDING') = (claim is not null)),
    constraint notification_says_why_not check (status not in ('FAILED', 'SUPPRESSED') or reason is not null),
    -- In the application the row is the delivery itself.
    constraint notification_in_app_is_there check (channel <> 'IN_APP' or status in ('SENT', 'SUPPRESSED')),
    constraint notification_in_app_has_a_reader check (channel <> 'IN_APP' or status <> 'SENT' or account_id is not null),
    constraint notification_read_in_app check (read_at is null or channel = 'IN_APP')
);

-- What the relay looks for, each hospital in its own lane; HIGH comes first in the alphabet too.
create index notifications_to_send on notifications (channel, lane, priority, next_attempt_at)
    where status in ('PENDING', 'SENDING');
create index notifications_of_an_account on notifications (account_id, created_at desc, id)
    where channel = 'IN_APP' and status = 'SENT';
create index notifications_unread on notifications (account_id)
    where channel = 'IN_APP' and status = 'SENT' and read_at is null;
create index notifications_of_a_hospital on notifications (hospital_id, created_at desc, id);
create index notifications_of_an_appointment on notifications (appointment_id);
create index notifications_of_a_patient on notifications (patient_id);
