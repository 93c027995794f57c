-- Who did what to which object, and who read what about whom. Append-only: the application's role adds and reads, nobody
-- changes a row, and only the owner's role removes what was exported before (retention).
create table audit_events (
    id          bigint generated always as identity primary key,
    at          timestamptz not null,
    hospital_id uuid references hospitals (id), -- null: outside of every hospital
    actor_id    uuid references accounts (id),  -- null: by itself, or by somebody unknown
    actor_role  text,
    operation   text not null check (operation ~ '^[A-Za-z]{1,60}$'),
    object_type text check (length(object_type) <= 40),
    object_id   uuid,
    patients    uuid[] not null default '{}', -- whose details the answer showed
    way         text not null check (way in ('page', 'rest', 'cockpit', 'timer', 'sweep', 'trigger', 'system')),
    request_id  text check (length(request_id) <= 64),
    outcome     text not null check (outcome in ('success', 'refused', 'failed')),
    code        text check (length(code) <= 80), -- why not
    detail      jsonb not null default '{}',     -- ids, codes and counts, never names
    constraint audit_says_why_not check ((outcome = 'success') = (code is null))
);

create index audit_of_a_hospital on audit_events (hospital_id, at, id);
create index audit_of_an_actor on audit_events (actor_id, at, id);
create index audit_of_an_object on audit_events (object_id, at, id);
create index audit_of_a_patient on audit_events using gin (patients);
create index audit_by_time on audit_events using brin (at);

revoke update, delete, truncate on audit_events from "${applicationRole}";

create function audit_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'audit_events is append-only';
end $$;

create trigger audit_is_append_only before update on audit_events
    for each statement execute function audit_is_append_only();
