-- T7's limit stands with the other decisions about messages: notification_policies.no_show_sms_within_minutes. This one
-- was read by nobody.
alter table hospitals drop column stale_after_minutes;
