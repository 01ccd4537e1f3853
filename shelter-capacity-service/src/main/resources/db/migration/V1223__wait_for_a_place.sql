create table waitlist_entry (
    id         uuid        primary key,
    reference  text        not null unique,
    agency     uuid        not null,
    subject    text        not null,
    country    text        not null,
    area       text        not null,
    from_night date        not null,
    nights     integer     not null check (nights > 0),
    women      integer     not null,
    children   text        not null,
    needs      text        not null,
    at_risk    boolean     not null,
    state      text        not null check (state in ('WAITING', 'OFFERED', 'MET', 'LEFT', 'OVER')),
    joined_at  timestamptz not null,
    rank_at    timestamptz not null,
    hold       uuid,
    check ((state in ('OFFERED', 'MET')) = (hold is not null))
);
create index waitlist_entry_rank on waitlist_entry (rank_at, id) where state = 'WAITING';
create index waitlist_entry_offered on waitlist_entry (hold) where state = 'OFFERED';
create index waitlist_entry_agency on waitlist_entry (agency, joined_at desc, id desc);

comment on table waitlist_entry is 'Who waits for a place in an area. Places that come free are held for them in the order of rank_at';
comment on column waitlist_entry.id is 'UUIDv7';
comment on column waitlist_entry.reference is 'What people call it, Crockford base 32 with a check symbol';
comment on column waitlist_entry.agency is 'The organisation that waits';
comment on column waitlist_entry.subject is 'Who asked';
comment on column waitlist_entry.country is 'ISO 3166-1 alpha-2';
comment on column waitlist_entry.area is 'In which area';
comment on column waitlist_entry.from_night is 'First night, date of the country''s zone';
comment on column waitlist_entry.nights is 'How many nights';
comment on column waitlist_entry.women is 'How many women';
comment on column waitlist_entry.children is 'Ages of the children in years, joined by commas';
comment on column waitlist_entry.needs is 'Codes of what they need, joined by commas';
comment on column waitlist_entry.at_risk is 'Whether who asks says that they are in danger where they are';
comment on column waitlist_entry.state is 'WAITING; OFFERED (a place is held); MET (a shelter has accepted); LEFT; OVER (the first night has passed)';
comment on column waitlist_entry.joined_at is 'Time of the transaction';
comment on column waitlist_entry.rank_at is 'The order: when they joined, earlier by the profile''s head start for who is in danger; when an offer lapsed, that instant';
comment on column waitlist_entry.hold is 'The hold that was made for them, which may be erased before this';

alter table waitlist_entry enable row level security;
alter table waitlist_entry force row level security;
create policy holder_reads on waitlist_entry for select using ((select actor_may_hold()) and agency = (select actor_agency()));
create policy holder_joins on waitlist_entry for insert
    with check ((select actor_may_hold()) and agency = (select actor_agency()) and state = 'WAITING');
create policy holder_leaves on waitlist_entry for update
    using ((select actor_may_hold()) and agency = (select actor_agency()))
    with check ((select actor_may_hold()) and agency = (select actor_agency()) and state = 'LEFT');
create policy served_only on waitlist_entry as restrictive using ((select actor_is_served()));

-- Whoever offers holds in the name of those who wait, and sees of others' holds how many there are.
create policy waitlist_reads on waitlist_entry for select using ((select actor_is('system:waitlist')));
create policy waitlist_offers on waitlist_entry for update using ((select actor_is('system:waitlist')));
create policy waitlist_reads on hold for select using ((select actor_is('system:waitlist')));
create policy waitlist_holds on hold for insert with check ((select actor_is('system:waitlist')) and state = 'HELD');
create policy waitlist_holds on hold_place for insert
    with check ((select actor_is('system:waitlist')) and exists (select 1 from hold h where h.id = hold_place.hold));
create policy waitlist_tells on notice for insert
    with check ((select actor_is('system:waitlist')) and read_at is null and mailed_at is null);
