-- A report of a difficulty that is sent again counts once. A stored answer would say who sent it.
create table access_difficulty_request (
    request bytea primary key,
    day     date  not null
);

comment on table access_difficulty_request is 'Reports of difficulties that were sent with a key, so that they count once; those of two days before are deleted with the next report of anybody';
comment on column access_difficulty_request.request is 'Keyed hash of who sent it and its Idempotency-Key: it says neither';
comment on column access_difficulty_request.day is 'Date in UTC';

alter table access_difficulty_request enable row level security;
alter table access_difficulty_request force row level security;
-- Without the key nobody knows whose row it is, and only who reports changes one.
create policy reporters_repeat on access_difficulty_request
    using ((select actor_subject()) not like 'system:%') with check ((select actor_subject()) not like 'system:%');
create policy served_only on access_difficulty_request as restrictive using ((select actor_is_served()));
