create table shelter_state (
    shelter     uuid        not null references shelter,
    since       timestamptz not null,
    status      text        not null check (status in ('OPEN', 'RESTRICTED', 'REMOTE_ONLY', 'CLOSED')),
    recorded_by text        not null,
    recorded_at timestamptz not null,
    primary key (shelter, since)
);

comment on table shelter_state is 'Whether a shelter took people in, who said so and when; every change is kept';
comment on column shelter_state.shelter is 'Which shelter';
comment on column shelter_state.since is 'From when on';
comment on column shelter_state.status is 'OPEN; RESTRICTED (after an assessment only); REMOTE_ONLY; CLOSED';
comment on column shelter_state.recorded_by is 'Subject of who said so';
comment on column shelter_state.recorded_at is 'Time of the transaction';

alter table shelter_state enable row level security;
alter table shelter_state force row level security;
create policy with_the_shelter on shelter_state for select
    using ((select true from shelter s where s.id = shelter_state.shelter));
create policy to_the_shelter on shelter_state for insert
    with check (exists (select 1 from shelter s where s.id = shelter_state.shelter));
create policy served_only on shelter_state as restrictive using ((select actor_is_served()));
