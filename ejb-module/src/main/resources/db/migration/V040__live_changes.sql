-- Whoever changes a row that screens show tells every node of it with the commit, and nobody without: people, timers and
-- set-based statements alike, on whichever node. A payload is "kind hospital id version"; it names nobody. Beyond
-- twenty rows of one statement the hospital alone is told.
create function tell_changes(changes text[], hospitals uuid[]) returns void language plpgsql as $$
begin
    if cardinality(changes) <= 20 then
        perform pg_notify('hms_changes', change) from unnest(changes) change;
    else
        perform pg_notify('hms_changes', 'MANY ' || hospital)
           from (select distinct unnest(hospitals) as hospital) each;
    end if;
end $$;

create function appointments_added() returns trigger language plpgsql as $$
begin
    perform tell_changes(array_agg('APPOINTMENT ' || hospital_id || ' ' || id || ' ' || version),
                         array_agg(hospital_id)) from added having count(*) > 0;
    return null;
end $$;
create trigger appointments_added after insert on appointments
    referencing new table as added for each statement execute function appointments_added();

-- What the engine's drain notes on a row is nobody's business: only what a screen shows counts.
create function appointments_changed() returns trigger language plpgsql as $$
begin
    perform tell_changes(array_agg('APPOINTMENT ' || n.hospital_id || ' ' || n.id || ' ' || n.version),
                         array_agg(n.hospital_id))
       from present n join past o on o.id = n.id
      where (o.version, o.no_show_due_at, o.no_vitals_due_at, o.no_doctor_due_at, o.waiting_too_long_due_at)
            is distinct from
            (n.version, n.no_show_due_at, n.no_vitals_due_at, n.no_doctor_due_at, n.waiting_too_long_due_at)
     having count(*) > 0;
    return null;
end $$;
create trigger appointments_changed after update on appointments
    referencing old table as past new table as present for each statement execute function appointments_changed();

create function alerts_changed() returns trigger language plpgsql as $$
begin
    perform tell_changes(array_agg('ALERT ' || hospital_id || ' ' || appointment_id || ' 0'),
                         array_agg(hospital_id)) from present having count(*) > 0;
    return null;
end $$;
create trigger alerts_added after insert on stage_alerts
    referencing new table as present for each statement execute function alerts_changed();
create trigger alerts_changed after update on stage_alerts
    referencing new table as present for each statement execute function alerts_changed();

create function notifications_changed() returns trigger language plpgsql as $$
begin
    perform tell_changes(array_agg('NOTIFICATION ' || hospital_id || ' ' || account_id || ' 0'),
                         array_agg(hospital_id))
       from present where channel = 'IN_APP' and account_id is not null and hospital_id is not null
     having count(*) > 0;
    return null;
end $$;
create trigger notifications_added after insert on notifications
    referencing new table as present for each statement execute function notifications_changed();
create trigger notifications_changed after update on notifications
    referencing new table as present for each statement execute function notifications_changed();
