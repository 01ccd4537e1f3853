-- What the mechanism tells about its cases: who may ask for which, what protects a person from being moved, and what her
-- coordinator has asked for. Of a case only its id is known here.

create table case_access (
    case_file uuid        not null,
    subject   text        not null,
    agency    uuid        not null,
    since     timestamptz not null,
    primary key (subject, case_file)
);
create index case_access_case on case_access (case_file);

comment on table case_access is 'Which coordinators may ask for which case; of the case nothing but its id is known here';
comment on column case_access.case_file is 'Id of the case in the mechanism';
comment on column case_access.subject is 'Who may ask: the subject of her tokens';
comment on column case_access.agency is 'Her organisation';
comment on column case_access.since is 'Time of the transaction that took it';

alter table case_access enable row level security;
alter table case_access force row level security;
create policy served_only on case_access as restrictive using ((select actor_is_served()));
create policy her_own on case_access for select using (subject = (select actor_subject()));
create policy inbox_keeps on case_access using ((select actor_is('system:inbox'))) with check ((select actor_is('system:inbox')));

-- Policies ask for the cases of the actor once a statement. The function obeys the policies: the actor reads her own rows.
create function accessible_cases() returns uuid[] language sql stable parallel safe as
    $$ select coalesce(array_agg(a.case_file), '{}') from case_access a where a.subject = actor_subject() $$;
comment on function accessible_cases() is 'The cases that the actor may ask for';

create table case_protection (
    case_file    uuid primary key,
    movable_from date not null
);

comment on table case_protection is 'Cases whose stage protects her from being moved';
comment on column case_protection.case_file is 'Id of the case in the mechanism';
comment on column case_protection.movable_from is 'The first day on which her stay may be ended against her will';

alter table case_protection enable row level security;
alter table case_protection force row level security;
create policy served_only on case_protection as restrictive using ((select actor_is_served()));
create policy asker_reads on case_protection for select using (case_file = any ((select accessible_cases())::uuid[]));
create policy protection_reads on case_protection for select to current_user using ((select actor_is('system:protection')));
create policy inbox_keeps on case_protection using ((select actor_is('system:inbox'))) with check ((select actor_is('system:inbox')));

create function lock_case(of_case uuid) returns void language plpgsql as $$
begin
    perform pg_advisory_xact_lock(hashtextextended('palermo.case.' || of_case, 0));
end $$;
comment on function lock_case(uuid) is 'Waits until nobody else asks for those of a case, or tells what protects them; until the end of the transaction, before any lock of nights or holds';

-- A colleague who does not work on the case may ask for a placement, and a placement may be asked for in the moment in which
-- the protection changes: it is read as a part of the system, and under the lock of the case.
create function protection_of_hold(of_hold uuid) returns date
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
    of_case uuid;
    until date;
begin
    -- Within the caller's own scope.
    select h.case_file into of_case from hold h where h.id = of_hold;
    if of_case is null then
        return null;
    end if;
    perform lock_case(of_case);
    perform set_config('palermo.subject', 'system:protection', true);
    select c.movable_from into until from case_protection c where c.case_file = of_case;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
    return until;
end $$;
comment on function protection_of_hold(uuid) is 'Until when the stage of the case protects those for whom a hold was made, for who sees the hold; under the lock of the case';

create table accommodation_request (
    id            uuid        primary key,
    reference     text        not null unique,
    case_file     uuid        not null,
    country       text        not null,
    region        text        not null,
    purpose       text        not null check (purpose in ('EMERGENCY', 'RECOVERY', 'TRANSITION')),
    from_night    date        not null,
    nights        integer     not null check (nights > 0),
    women         integer     not null,
    children      text        not null,
    needs         text        not null,
    avoid_regions text        not null,
    requested_at  timestamptz not null
);
create index accommodation_request_case on accommodation_request (case_file);
create index accommodation_request_end on accommodation_request ((from_night + nights));

comment on table accommodation_request is 'What coordinators of cases have asked for, until it is closed or its nights are over';
comment on column accommodation_request.id is 'UUIDv7, the mechanism''s';
comment on column accommodation_request.reference is 'What people call it, Crockford base 32 with a check symbol';
comment on column accommodation_request.case_file is 'For which case of the mechanism';
comment on column accommodation_request.country is 'ISO 3166-1 alpha-2 of the region';
comment on column accommodation_request.region is 'In or near which region';
comment on column accommodation_request.purpose is 'What the stay is for, a code';
comment on column accommodation_request.from_night is 'First night, date of the country''s zone';
comment on column accommodation_request.nights is 'How many nights';
comment on column accommodation_request.women is 'How many women';
comment on column accommodation_request.children is 'Ages of the children in years, joined by commas';
comment on column accommodation_request.needs is 'Codes of what they need, joined by commas';
comment on column accommodation_request.avoid_regions is 'Where she must not be sent, joined by commas';
comment on column accommodation_request.requested_at is 'When the mechanism took it';

alter table accommodation_request enable row level security;
alter table accommodation_request force row level security;
create policy served_only on accommodation_request as restrictive using ((select actor_is_served()));
create policy coordinator_reads on accommodation_request for select
    using ((select actor_has('case-coordinator')) and case_file = any ((select accessible_cases())::uuid[]));
create policy inbox_keeps on accommodation_request using ((select actor_is('system:inbox'))) with check ((select actor_is('system:inbox')));
create policy purge_finds on accommodation_request for select using ((select actor_is('system:requests')));
create policy purge_deletes on accommodation_request for delete using ((select actor_is('system:requests')));

-- The state of a request follows from what is held for it, whichever organisation of the case's team holds it.
create function states_of_requests(of_requests uuid[], at timestamptz) returns table (request uuid, state text)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
    hers uuid[];
begin
    -- Within the caller's own scope.
    hers := array(select r.id from accommodation_request r
                   where r.id = any (of_requests) and actor_has('case-coordinator') and r.case_file = any (accessible_cases()));
    perform set_config('palermo.subject', 'system:requests', true);
    return query
        select r.id, coalesce(max(case
                   when p.state in ('ACCEPTED', 'ARRIVED', 'ABSENT', 'MISSING') then 'PLACED'
                   when h.state = 'HELD' and h.expires_at > at then 'HELD' end), 'OPEN')
          from unnest(hers) r(id)
          left join hold h on h.request = r.id
          left join placement p on p.hold = h.id
         group by r.id;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
comment on function states_of_requests(uuid[], timestamptz) is 'OPEN, HELD or PLACED for each request of cases that the actor may ask for';
revoke execute on function protection_of_hold(uuid), states_of_requests(uuid[], timestamptz) from public;
grant execute on function protection_of_hold(uuid), states_of_requests(uuid[], timestamptz) to "${user}";
