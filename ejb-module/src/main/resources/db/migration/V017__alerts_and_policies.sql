-- What staff did about an alert, and what each hospital decides for itself.
alter table stage_alerts add column note text check (length(note) <= 500),
    add column version bigint not null default 0,
    add constraint stage_alert_note_needs_its_end check (note is null or status = 'RESOLVED');

-- Since when the appointment has its present slot; null: since it was booked. Deadlines count from it (T3, A9).
alter table appointments add column moved_at timestamptz,
    add constraint appointment_moved_after_booking check (moved_at >= booked_at);

alter table hospitals
    add column undo_check_in_minutes integer not null default 2 check (undo_check_in_minutes between 0 and 60),
    add column stale_after_minutes integer not null default 120 check (stale_after_minutes between 0 and 10080);

-- The alerts of a day are read by the newest, those of an appointment when their reason ends.
create index stage_alerts_by_time on stage_alerts (hospital_id, triggered_at, id);
