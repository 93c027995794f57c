-- §6 cron_job_runs. The one RUNNING row of a job is its lease: whoever holds it may write, and every chunk holds the row
-- while it writes (S1). Instants are the domain's; leased_at alone is real, because a lease also lasts a real minimum.
create table cron_job_runs (
    id              uuid primary key,
    number          bigint generated always as identity, -- in the order in which they were written down
    job_name        text not null check (length(job_name) between 1 and 50),
    status          text not null check (status in ('RUNNING', 'COMPLETED', 'FAILED')),
    started_at      timestamptz not null,
    leased_at       timestamptz not null,
    completed_at    timestamptz,
    duration_ms     integer check (duration_ms >= 0),
    items_processed integer not null default 0 check (items_processed >= 0),
    error_message   text check (length(error_message) between 1 and 2000),
    metadata        jsonb not null check (coalesce(metadata ->> 'source', '') in ('cron', 'startup', 'manual', 'external')),
    constraint cron_job_run_ends_whole check (
        (status = 'RUNNING') = (completed_at is null) and (status = 'RUNNING') = (duration_ms is null)),
    constraint cron_job_run_says_why_it_failed check ((status = 'FAILED') = (error_message is not null))
);
create unique index cron_job_run_one_at_a_time on cron_job_runs (job_name) where status = 'RUNNING';
create index cron_job_runs_by_time on cron_job_runs (job_name, started_at, number);
create index cron_job_runs_that_succeeded on cron_job_runs (job_name, started_at, number) where status = 'COMPLETED';

-- S7: a row while the administrators know that the job fails.
create table cron_job_alarms (
    job_name text primary key,
    since    timestamptz not null,
    told_at  timestamptz not null
);

-- S8: the row is ahead of its process instance. Nobody's version changes by it.
alter table appointments add column process_behind boolean not null default false;
create index appointments_process_behind on appointments (id) where process_behind;

-- What the sweep looks for, in the order in which it is due.
drop index appointments_no_show_due;
create index appointments_no_show_due on appointments (no_show_due_at, id) where status in ('SCHEDULED', 'CONFIRMED');
create index appointments_no_vitals_due on appointments (no_vitals_due_at, id)
    where status = 'CHECKED_IN' and vitals_recorded_at is null;
create index appointments_no_doctor_due on appointments (no_doctor_due_at, id)
    where status = 'CHECKED_IN' and vitals_recorded_at is not null;
create index appointments_waiting_too_long_due on appointments (waiting_too_long_due_at, id)
    where status = 'CHECKED_IN';
