-- What a scrape of the metrics counts, so that it costs as much as there is to count and not as the tables are long.
create index appointments_in_consultation on appointments (id) where status = 'IN_PROGRESS';
create index notifications_given_up on notifications (created_at, channel) where status = 'FAILED';
