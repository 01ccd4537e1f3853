alter table hold add column offer uuid not null unique;
create index hold_open on hold (agency, expires_at) where state = 'HELD';

comment on column hold.offer is 'The offer that it was made of: one offer makes one hold. Unique over all organisations, whatever a policy shows';
