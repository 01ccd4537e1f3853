-- The cases that a labour inspector reported, and when each was taken up. The labour inspection service asks for those that were, in the
-- order of the feed reports-taken-up, which numbers them after the commit. A person who was reported without her identity is never here.
-- Reports from before this migration are not here either: nobody knows any more on which day they were taken up.
create table reported_case (
    case_file   uuid primary key references case_file,
    country     text        not null check (country ~ '^[A-Z]{2}$'),
    sender      text        not null,
    taken_up_at timestamptz
);

comment on table reported_case is 'Cases that a labour inspector reported with the identity of the person; a row is kept, and changes once';
comment on column reported_case.case_file is 'The case file, whose id is that of the report';
comment on column reported_case.country is 'ISO 3166-1 of the case file: the day on which it was taken up is one of its zone';
comment on column reported_case.sender is 'The client of the identity provider that delivered the report; only that client is answered';
comment on column reported_case.taken_up_at is 'When the authority first gave it to somebody or took a step on it; null until it has';

insert into feed_epoch (feed, epoch, from_sequence, began_at) values ('reports-taken-up', uuidv7(), 0, clock_timestamp());

alter table reported_case enable row level security;
alter table reported_case force row level security;
create policy served_only on reported_case as restrictive using ((select actor_is_served()));
create policy inbox_adds on reported_case for insert with check ((select actor_is('system:inbox')) and taken_up_at is null);
-- Only what the authority does takes a case up, once, and it sees the row only of a case that it sees.
create policy authority_reads on reported_case for select
    using ((select actor_has('competent-authority')) and exists (select 1 from case_file c where c.id = reported_case.case_file));
create policy authority_takes_up on reported_case for update
    using ((select actor_has('competent-authority')) and taken_up_at is null
        and exists (select 1 from case_file c where c.id = reported_case.case_file))
    with check (taken_up_at is not null);
-- The operation that answers labour inspection sees only what was taken up, and nothing else of the case.
create policy answer_reads on reported_case for select using ((select actor_is('system:reports-taken-up')) and taken_up_at is not null);
