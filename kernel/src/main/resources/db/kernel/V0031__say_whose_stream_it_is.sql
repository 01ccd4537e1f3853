-- Who handles events that are refused handles those of her own organisation.
alter table outbox_stream add column agency uuid default actor_agency();
comment on column outbox_stream.agency is 'The organisation whose people wrote its first event; null for a part of the system';
