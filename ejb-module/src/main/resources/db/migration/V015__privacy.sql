-- A patient whose person was removed from the record: the row stays, because appointments and figures stand on it.
alter table patients add column anonymised_at timestamptz;

-- Whoever is anonymised comes to no appointment any more. The lock lets a booking and an anonymisation of the same
-- patient wait for each other: whichever comes second sees what the first did.
create function patient_must_be_known() returns trigger language plpgsql as $$
begin
    perform 1 from patients where id = new.patient_id and anonymised_at is null for key share;
    if not found then
        raise exception 'new row violates patient constraint "appointment_patient_is_known"'
            using errcode = 'check_violation', constraint = 'appointment_patient_is_known';
    end if;
    return new;
end $$;

create trigger appointment_patient_is_known before insert on appointments
    for each row execute function patient_must_be_known();
create trigger appointment_patient_is_known_again before update of status on appointments
    for each row when (old.status = 'NO_SHOW' and new.status <> 'NO_SHOW')
    execute function patient_must_be_known();
