-- A scrape asks for the newest runs of some sources; of those that never ran it must not look through all the others.
drop index cron_job_runs_by_time;
drop index cron_job_runs_that_succeeded;
create index cron_job_runs_by_source on cron_job_runs (job_name, (metadata ->> 'source'), started_at, number);
create index cron_job_runs_that_succeeded on cron_job_runs (job_name, (metadata ->> 'source'), started_at, number)
    where status = 'COMPLETED';
create index cron_job_runs_that_failed on cron_job_runs (job_name, (metadata ->> 'source'), started_at, number)
    where status = 'FAILED';
