-- A coordinator asks for a place for the person of a case, and the shelter capacity service tells what came of it. What she asks for
-- is sealed under the person's key, and gone with it.

create table accommodation_request (
    id           uuid        primary key,
    reference    text        not null unique,
    case_file    uuid        not null references case_file,
    country      text        not null,
    region       text        not null,
    agency       uuid        not null,
    subject      text        not null,
    asked        bytea       not null,
    purpose      text        not null check (purpose in ('EMERGENCY', 'RECOVERY', 'TRANSITION')),
    from_night   date        not null,
    nights       integer     not null check (nights > 0),
    requested_at timestamptz not null,
    closed_at    timestamptz,
    close_reason text        check (close_reason in ('NO_LONGER_NEEDED', 'FOUND_ELSEWHERE', 'OWN_WISH', 'CHANGED')),
    version      integer     not null default 0,
    check ((closed_at is null) = (close_reason is null))
);

comment on table accommodation_request is 'What was asked for a case: a place to sleep, from when, for how many nights';
comment on column accommodation_request.id is 'UUIDv7';
comment on column accommodation_request.reference is 'What people call it, Crockford base 32 with a check symbol';
comment on column accommodation_request.case_file is 'For which case';
comment on column accommodation_request.country is 'The case file''s, ISO 3166-1';
comment on column accommodation_request.region is 'The case file''s, ISO 3166-2 or a code of our own below it';
comment on column accommodation_request.agency is 'The organisation of who asked';
comment on column accommodation_request.subject is 'Who asked';
comment on column accommodation_request.asked is 'Where, for how many of what age, with which needs, away from which regions: JSON, sealed under the key of the case file';
comment on column accommodation_request.purpose is 'What the stay is for, a code';
comment on column accommodation_request.from_night is 'First night, date of the country''s zone';
comment on column accommodation_request.nights is 'How many nights';
comment on column accommodation_request.requested_at is 'Time of the transaction';
comment on column accommodation_request.closed_at is 'When nobody needed to look any more';
comment on column accommodation_request.close_reason is 'Why, a code';
comment on column accommodation_request.version is 'Counts changes, the ETag';

create index accommodation_request_case on accommodation_request (case_file, requested_at desc, id desc);

alter table accommodation_request enable row level security;
alter table accommodation_request force row level security;
create policy served_only on accommodation_request as restrictive using ((select actor_is_served()));
create policy authority_reads on accommodation_request for select
    using ((select actor_has('competent-authority'))
       and (country = any ((select actor_regions())::text[]) or region = any ((select actor_regions())::text[])));
create policy coordinator_reads on accommodation_request for select
    using ((select actor_has('case-coordinator')) and case_file = any ((select assigned_cases())::uuid[]));
create policy coordinator_asks on accommodation_request for insert
    with check ((select actor_has('case-coordinator')) and case_file = any ((select assigned_cases())::uuid[])
       and subject = (select actor_subject()) and agency = (select actor_agency()) and closed_at is null);
create policy coordinator_closes on accommodation_request for update
    using ((select actor_has('case-coordinator')) and case_file = any ((select assigned_cases())::uuid[]));

-- What the shelter capacity service tells of it: ids, dates and a state, and never which shelter.
create table accommodation_stay (
    hold          uuid        primary key,
    request       uuid,
    case_file     uuid        not null,
    placement     uuid,
    state         text        not null check (state in ('HELD', 'RELEASED', 'REFUSED', 'ASKED', 'WITHDRAWN', 'ACCEPTED', 'ARRIVED', 'NO_SHOW', 'ABSENT',
                                                'MISSING', 'ENDED', 'MOVED_ON')),
    from_night    date        not null,
    until_morning date        not null,
    expires_at    timestamptz,
    changed_at    timestamptz not null,
    missing_since timestamptz
);

comment on table accommodation_stay is 'Places that are held for a case, and the stays that come of it';
comment on column accommodation_stay.hold is 'Id of the hold in the shelter capacity service';
comment on column accommodation_stay.request is 'For which request; null when a place was looked for without one';
comment on column accommodation_stay.case_file is 'For which case';
comment on column accommodation_stay.placement is 'Id of the placement there, once a shelter was asked';
comment on column accommodation_stay.state is 'Where it stands; HELD and ASKED until expires_at';
comment on column accommodation_stay.from_night is 'First night, date of the shelter''s zone';
comment on column accommodation_stay.until_morning is 'The morning on which it ends, date of the shelter''s zone';
comment on column accommodation_stay.expires_at is 'Until when places are held without an answer; null afterwards';
comment on column accommodation_stay.changed_at is 'When it came to stand so there';
comment on column accommodation_stay.missing_since is 'Since when she is missing from there, also after the place has ended; null when she is not, or came back';

create index accommodation_stay_case on accommodation_stay (case_file, changed_at desc);

alter table accommodation_stay enable row level security;
alter table accommodation_stay force row level security;
create policy served_only on accommodation_stay as restrictive using ((select actor_is_served()));
create policy with_the_case_file on accommodation_stay for select
    using ((select actor_has('competent-authority')) and (select true from case_file c where c.id = accommodation_stay.case_file));
create policy coordinator_reads on accommodation_stay for select
    using ((select actor_has('case-coordinator')) and case_file = any ((select assigned_cases())::uuid[]));
create policy inbox_keeps on accommodation_stay using ((select actor_is('system:inbox'))) with check ((select actor_is('system:inbox')));

-- Who is missing from a shelter is missing from its word until she is found. A place that ends while she is missing finds nobody.
create function mark_missing_stay() returns trigger language plpgsql as $$
begin
    new.missing_since := case
        when new.state = 'MISSING' then coalesce(new.missing_since, new.changed_at)
        when new.state in ('ARRIVED', 'ABSENT', 'MOVED_ON') then null
        else new.missing_since end;
    return new;
end $$;
comment on function mark_missing_stay() is 'Keeps since when somebody is missing from a place';
create trigger accommodation_stay_missing before insert or update of state on accommodation_stay for each row execute function mark_missing_stay();

-- With the person goes where she slept. The trigger acts as whoever erases.
create policy erasure_finds on accommodation_request for select to current_user using ((select actor_is('system:erasure')));
create policy erasure_deletes on accommodation_request for delete to current_user using ((select actor_is('system:erasure')));
create policy erasure_finds on accommodation_stay for select to current_user using ((select actor_is('system:erasure')));
create policy erasure_deletes on accommodation_stay for delete to current_user using ((select actor_is('system:erasure')));
create function erase_accommodation() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    delete from data_key k using idempotent_answer a
     where a.route = 'POST /cases/' || new.id || '/accommodation-requests' and k.owner = a.id and k.purpose = 'ANSWER';
    delete from idempotent_answer a where a.route = 'POST /cases/' || new.id || '/accommodation-requests';
    delete from accommodation_request r where r.case_file = new.id;
    delete from accommodation_stay s where s.case_file = new.id;
    return null;
end $$;
comment on function erase_accommodation() is 'Erases what was asked and found for a person who is erased';
create trigger case_file_accommodation_erased after update of erased_at on case_file for each row
    when (old.erased_at is null and new.erased_at is not null) execute function erase_accommodation();
