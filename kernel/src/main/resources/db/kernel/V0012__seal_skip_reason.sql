-- Why an event was skipped is an operator's own words, in which a name may stand. Those of before are lost: there are no
-- production data.
alter table outbox_event drop column skipped_reason;
alter table outbox_event add column skipped_reason bytea;

comment on column outbox_event.skipped_reason is 'Why an operator skipped it, sealed under the key of the event';
