-- Whoever was imported as waiting may have no instant at which staff are alerted: each run of the sweep looks for them
-- first. Nobody who was checked in here is in it.
create index appointments_without_deadlines on appointments (checked_in_at, id)
    where status = 'CHECKED_IN' and (no_vitals_due_at is null or waiting_too_long_due_at is null
        or vitals_recorded_at is not null and no_doctor_due_at is null);
