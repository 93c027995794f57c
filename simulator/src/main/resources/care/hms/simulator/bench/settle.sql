-- What one sweep does to overdue appointments, written by hand as one statement for the case that is measured: a demo
-- without gateway, patients without wishes of their own. The product knows more cases; this knows no less work.
with marked as (
    update appointments a
       set status = 'NO_SHOW', no_show_at = moment.now, version = a.version + 1, process_behind = true
      from (select cast(? as timestamptz) as now) moment
     where a.status in ('SCHEDULED', 'CONFIRMED') and a.no_show_due_at <= moment.now
    returning a.*, moment.now),
released as (
    update doctor_slots s set appointment_id = null
      from marked m where s.id = m.slot_id and s.appointment_id = m.id and m.ends_at > m.now
    returning m.id),
logged as (
    insert into no_show_logs (id, hospital_id, appointment_id, reason, slot_time, timeout_minutes, triggered_at,
                              slot_released, slot_released_at, source)
    select gen_random_uuid(), m.hospital_id, m.id, 'AUTO_TIMEOUT', m.start_time,
           extract(epoch from m.ends_at - m.starts_at) / 60, m.now, r.id is not null,
           case when r.id is not null then m.now end, 'manual'
      from marked m left join released r on r.id = m.id),
told as (
    insert into appointment_events (hospital_id, appointment_id, at, event, source, detail)
    select m.hospital_id, m.id, m.now, 'MARKED_NO_SHOW', 'manual',
           jsonb_build_object('reason', 'AUTO_TIMEOUT', 'slotReleased', (r.id is not null)::text)
      from marked m left join released r on r.id = m.id),
audited as (
    insert into audit_events (at, hospital_id, operation, object_type, object_id, way, outcome, detail)
    select m.now, m.hospital_id, 'markNoShow', 'appointment', m.id, 'sweep', 'success',
           jsonb_build_object('noShowReason', 'AUTO_TIMEOUT')
      from marked m),
written as (
    insert into notifications (id, idempotency_key, hospital_id, notice, channel, priority, account_id, patient_id,
                               appointment_id, language, title, message, metadata, status, reason, created_at,
                               not_before, useful_until, maximum_attempts)
    select gen_random_uuid(), 'NO_SHOW:' || m.id || '::' || c.channel || ':' || p.id, m.hospital_id, 'NO_SHOW',
           c.channel, 'NORMAL', p.account_id, p.id, m.id, 'en', 'Missed Appointment',
           'You missed your appointment with Dr. ' || d.last_name || ' on ' || to_char(m.appointment_date, 'Mon FMDD')
               || ' at ' || to_char(m.start_time, 'HH24:MI') || '. Please contact the clinic to reschedule.',
           jsonb_build_object('appointmentId', m.id), 'SUPPRESSED',
           case when c.channel = 'IN_APP' then 'NO_ACCOUNT'
                when p.phone is null then 'NO_PHONE' else 'CHANNEL_NOT_CONFIGURED' end,
           m.now, m.now, case when c.channel = 'SMS' then m.no_show_due_at + interval '2 hours' end, 40
      from marked m
      join patients p on p.id = m.patient_id
      join doctors d on d.id = m.doctor_id
     cross join (values ('SMS'), ('IN_APP')) c (channel)
        on conflict (idempotency_key) do nothing)
select count(*) from marked
