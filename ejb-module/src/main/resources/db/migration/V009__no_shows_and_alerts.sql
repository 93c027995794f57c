-- §6 no_show_logs. A reversed log stays; at most one stands unreversed.
create table no_show_logs (
    id                uuid primary key,
    hospital_id       uuid not null,
    appointment_id    uuid not null,
    reason            text not null check (reason in ('AUTO_TIMEOUT', 'MANUAL_STAFF', 'MANUAL_DOCTOR', 'PATIENT_CALLED')),
    note              text check (length(note) <= 500),
    slot_time         time not null,
    timeout_minutes   integer not null check (timeout_minutes > 0),
    triggered_at      timestamptz not null,
    slot_released     boolean not null,
    slot_released_at  timestamptz,
    notification_sent boolean not null default false,
    created_by        uuid references accounts (id), -- null: automatic
    source            text not null check (source in ('cron', 'startup', 'manual', 'external', 'staff', 'timer')),
    reversed_at       timestamptz,
    reversed_by       uuid references accounts (id),
    reversal_reason   text check (length(reversal_reason) <= 500),
    foreign key (hospital_id, appointment_id) references appointments (hospital_id, id),
    constraint no_show_released_has_its_instant check (slot_released = (slot_released_at is not null)),
    constraint no_show_automatic_has_no_author check ((reason = 'AUTO_TIMEOUT') = (created_by is null)),
    constraint no_show_reversal_is_whole check ((reversed_at is null) = (reversal_reason is null))
);
create unique index no_show_log_once on no_show_logs (appointment_id) where reversed_at is null;
create index no_show_logs_by_time on no_show_logs (hospital_id, triggered_at);

-- §6 stage_alerts. Once per appointment and type, over all statuses (L1).
create table stage_alerts (
    id              uuid primary key,
    hospital_id     uuid not null,
    appointment_id  uuid not null,
    alert_type      text not null check (alert_type in ('NO_VITALS', 'NO_DOCTOR', 'WAITING_TOO_LONG')),
    status          text not null check (status in ('ACTIVE', 'ACKNOWLEDGED', 'RESOLVED')),
    message         text not null,
    triggered_at    timestamptz not null,
    acknowledged_at timestamptz,
    acknowledged_by uuid references accounts (id),
    resolved_at     timestamptz,
    resolved_by     uuid references accounts (id), -- null: the reason ended by itself
    foreign key (hospital_id, appointment_id) references appointments (hospital_id, id),
    constraint stage_alert_resolved_has_its_instant check ((status = 'RESOLVED') = (resolved_at is not null)),
    constraint stage_alert_acknowledged_has_its_person check (status <> 'ACKNOWLEDGED' or acknowledged_by is not null)
);
create unique index stage_alert_once on stage_alerts (appointment_id, alert_type);
create index stage_alerts_open on stage_alerts (hospital_id, triggered_at) where status <> 'RESOLVED';
