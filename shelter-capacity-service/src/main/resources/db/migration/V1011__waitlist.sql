-- The waiting list of an area. An entry keeps all that the search before it said, so that what is held for it never breaks it.

create table waitlist_entry (
    id                  uuid        primary key,
    reference           text        unique,
    agency              uuid        not null,
    subject             text,
    country             text        not null,
    area                text        not null,
    from_night          date        not null,
    nights              integer     not null check (nights > 0),
    women               integer,
    children            text,
    needs               text,
    at_risk             boolean,
    state               text        not null check (state in ('WAITING', 'OFFERED', 'MET', 'LEFT', 'OVER')),
    joined_at           timestamptz not null,
    rank_at             timestamptz not null,
    hold                uuid,
    case_file           uuid,
    women_ages          text        not null default '',
    boys                text,
    languages           text        not null default '',
    avoid_organisations text        not null default '',
    ended_at            timestamptz,
    erased_at           timestamptz,
    check ((state in ('OFFERED', 'MET')) = (hold is not null)),
    constraint waitlist_entry_ended check ((state in ('WAITING', 'OFFERED')) = (ended_at is null)),
    constraint waitlist_entry_avoids check (ended_at is null or avoid_organisations = ''),
    constraint waitlist_entry_erased_whole check (erased_at is null
        or reference is null and subject is null and women is null and women_ages = '' and children is null and boys is null and needs is null
       and languages = '' and at_risk is null and case_file is null)
);
create index waitlist_entry_rank on waitlist_entry (rank_at, id) where state = 'WAITING';
create index waitlist_entry_offered on waitlist_entry (hold) where state = 'OFFERED';
create index waitlist_entry_agency on waitlist_entry (agency, joined_at desc, id desc);
create index waitlist_entry_case on waitlist_entry (case_file) where case_file is not null;
create index waitlist_entry_end on waitlist_entry (ended_at, id) where erased_at is null;

comment on table waitlist_entry is 'Who waits for a place in an area. Places that come free are held for them in the order of rank_at';
comment on column waitlist_entry.id is 'UUIDv7';
comment on column waitlist_entry.reference is 'What people call it, Crockford base 32 with a check symbol; null once erased';
comment on column waitlist_entry.agency is 'The organisation that waits';
comment on column waitlist_entry.subject is 'Who asked; null once erased';
comment on column waitlist_entry.country is 'ISO 3166-1 alpha-2';
comment on column waitlist_entry.area is 'In which area';
comment on column waitlist_entry.from_night is 'First night, date of the country''s zone';
comment on column waitlist_entry.nights is 'How many nights';
comment on column waitlist_entry.women is 'How many women; null once erased';
comment on column waitlist_entry.children is 'Ages of the children in years, joined by commas; null once erased';
comment on column waitlist_entry.needs is 'Codes of what they need, joined by commas; null once erased';
comment on column waitlist_entry.at_risk is 'Whether who asks says that they are in danger where they are; null once erased';
comment on column waitlist_entry.state is 'WAITING; OFFERED (a place is held); MET (a shelter has accepted); LEFT; OVER (the first night has passed)';
comment on column waitlist_entry.joined_at is 'Time of the transaction';
comment on column waitlist_entry.rank_at is 'The order: when they joined, earlier by the profile''s head start for who is in danger; when an offer lapsed for which no shelter was asked, that instant';
comment on column waitlist_entry.hold is 'The hold that was made for them, which may be erased before this';
comment on column waitlist_entry.case_file is 'For which case of the mechanism, when it is for one; null once erased';
comment on column waitlist_entry.women_ages is 'Their ages in years, joined by commas; empty when it was not said, and once erased';
comment on column waitlist_entry.boys is 'Which of these ages are boys''; null when it was not said, and once erased';
comment on column waitlist_entry.languages is 'Of which one should be spoken, primary subtags (BCP 47), joined by commas; empty when any will do, and once erased';
comment on column waitlist_entry.avoid_organisations is 'Whose shelters must not be given, ids joined by commas; emptied once the wait is over';
comment on column waitlist_entry.ended_at is 'When a shelter had accepted, they were taken off, or their first night had passed; null before';
comment on column waitlist_entry.erased_at is 'When its time was over; from then on it is nobody''s, and counted only';

alter table waitlist_entry enable row level security;
alter table waitlist_entry force row level security;
create policy served_only on waitlist_entry as restrictive using ((select actor_is_served()));
create policy not_erased on waitlist_entry as restrictive for select using (erased_at is null or (select actor_is('system:erasure')));
create policy holder_reads on waitlist_entry for select using ((select actor_may_hold()) and agency = (select actor_agency()));
create policy holder_joins on waitlist_entry for insert
    with check ((select actor_may_hold()) and agency = (select actor_agency()) and state = 'WAITING');
create policy holder_leaves on waitlist_entry for update
    using ((select actor_may_hold()) and agency = (select actor_agency()))
    with check ((select actor_may_hold()) and agency = (select actor_agency()) and state = 'LEFT');
-- Nobody waits in the name of a case that she may not ask for.
create policy for_her_case on waitlist_entry as restrictive for insert
    with check (case_file is null or case_file = any ((select accessible_cases())::uuid[]));
-- The part of the system that offers places to those who wait.
create policy waitlist_reads on waitlist_entry for select using ((select actor_is('system:waitlist')));
create policy waitlist_offers on waitlist_entry for update using ((select actor_is('system:waitlist')));
create policy waitlist_tells on notice for insert
    with check ((select actor_is('system:waitlist')) and read_at is null and mailed_at is null);
-- If a person is erased in the mechanism, her case is forgotten here.
create policy inbox_finds on waitlist_entry for select using ((select actor_is('system:inbox')));
create policy inbox_forgets on waitlist_entry for update using ((select actor_is('system:inbox')) and case_file is not null)
    with check ((select actor_is('system:inbox')) and case_file is null);
create policy erasure_finds on waitlist_entry for select to current_user using ((select actor_is('system:erasure')));
create policy erasure_empties on waitlist_entry for update to current_user using ((select actor_is('system:erasure')));
