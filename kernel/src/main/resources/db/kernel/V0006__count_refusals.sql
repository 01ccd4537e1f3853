alter table outbox_stream add column refusals integer not null default 0;

comment on column outbox_stream.attempts is 'Failures of any kind since the last delivery: they make the pauses longer';
comment on column outbox_stream.refusals is 'How many of the last failures in a row were refusals: enough of them park the stream';
