-- Who is on call is a shelter manager of the organisation that runs the shelter. The mechanism keeps the accounts and tells who is one.

create table shelter_manager (
    subject uuid        primary key,
    agency  uuid        not null,
    since   timestamptz not null
);

comment on table shelter_manager is 'The active shelter managers of whom the mechanism has told; they can be put on call by a colleague';
comment on column shelter_manager.subject is 'The account: the subject of her tokens';
comment on column shelter_manager.agency is 'Her organisation';
comment on column shelter_manager.since is 'Time of the transaction that took it';

alter table shelter_manager enable row level security;
alter table shelter_manager force row level security;
create policy served_only on shelter_manager as restrictive using ((select actor_is_served()));
create policy colleagues_read on shelter_manager for select
    using ((select actor_has('shelter-manager')) and agency = (select actor_agency()));
create policy inbox_keeps on shelter_manager using ((select actor_is('system:inbox'))) with check ((select actor_is('system:inbox')));
