-- Who stands behind a patient's or a doctor's record, and who did something inside a hospital, has his account in that
-- hospital. The platform's administrators have none and do nothing inside one.
alter table accounts add unique (hospital_id, id);

alter table patients drop constraint patients_account_id_fkey,
    add foreign key (hospital_id, account_id) references accounts (hospital_id, id);
alter table doctors drop constraint doctors_account_id_fkey,
    add foreign key (hospital_id, account_id) references accounts (hospital_id, id);
alter table appointments drop constraint appointments_booked_by_fkey,
    add foreign key (hospital_id, booked_by) references accounts (hospital_id, id);
alter table vital_signs drop constraint vital_signs_recorded_by_fkey,
    add foreign key (hospital_id, recorded_by) references accounts (hospital_id, id);
alter table appointment_events drop constraint appointment_events_actor_id_fkey,
    add foreign key (hospital_id, actor_id) references accounts (hospital_id, id);
alter table no_show_logs drop constraint no_show_logs_created_by_fkey,
    drop constraint no_show_logs_reversed_by_fkey,
    add foreign key (hospital_id, created_by) references accounts (hospital_id, id),
    add foreign key (hospital_id, reversed_by) references accounts (hospital_id, id);
alter table stage_alerts drop constraint stage_alerts_acknowledged_by_fkey,
    drop constraint stage_alerts_resolved_by_fkey,
    add foreign key (hospital_id, acknowledged_by) references accounts (hospital_id, id),
    add foreign key (hospital_id, resolved_by) references accounts (hospital_id, id);
