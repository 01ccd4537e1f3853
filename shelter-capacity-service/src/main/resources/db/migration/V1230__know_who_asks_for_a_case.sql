-- Who may ask for which case of the mechanism, as the mechanism tells it: ids only. A hold that is made for a case says so, and
-- the case is told what becomes of it.
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

create table case_protection (
    case_file    uuid primary key,
    movable_from date not null
);

comment on table case_protection is 'Cases whose stage protects her from being moved';
comment on column case_protection.case_file is 'Id of the case in the mechanism';
comment on column case_protection.movable_from is 'The first day on which her stay may be ended against her will';

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

alter table hold add column case_file uuid, add column request uuid;
create index hold_case on hold (case_file) where case_file is not null;
create index hold_request on hold (request) where request is not null;
comment on column hold.case_file is 'For which case of the mechanism, when it is for one; told to nobody but the case; null once erased';
comment on column hold.request is 'For which request of that case; null without one, and once erased';
alter table waitlist_entry add column case_file uuid;
create index waitlist_entry_case on waitlist_entry (case_file) where case_file is not null;
comment on column waitlist_entry.case_file is 'For which case of the mechanism, when it is for one';
alter table placement add column case_protected_until date;
comment on column placement.case_protected_until is 'Before this day the stage of her case protects her from being moved; null when it does not';

alter table case_access enable row level security;
alter table case_access force row level security;
create policy served_only on case_access as restrictive using ((select actor_is_served()));
create policy her_own on case_access for select using (subject = (select actor_subject()));
create policy inbox_keeps on case_access using ((select actor_is('system:inbox'))) with check ((select actor_is('system:inbox')));

-- The cases of whoever acts, asked once a statement. Under the policies: she reads her own rows.
create function accessible_cases() returns uuid[] language sql stable parallel safe as
    $$ select coalesce(array_agg(a.case_file), '{}') from case_access a where a.subject = actor_subject() $$;
comment on function accessible_cases() is 'The cases that the actor may ask for';

alter table case_protection enable row level security;
alter table case_protection force row level security;
create policy served_only on case_protection as restrictive using ((select actor_is_served()));
create policy asker_reads on case_protection for select using (case_file = any ((select accessible_cases())::uuid[]));
create policy inbox_keeps on case_protection using ((select actor_is('system:inbox'))) with check ((select actor_is('system:inbox')));

alter table accommodation_request enable row level security;
alter table accommodation_request force row level security;
create policy served_only on accommodation_request as restrictive using ((select actor_is_served()));
create policy coordinator_reads on accommodation_request for select
    using ((select actor_has('case-coordinator')) and case_file = any ((select accessible_cases())::uuid[]));
create policy inbox_keeps on accommodation_request using ((select actor_is('system:inbox'))) with check ((select actor_is('system:inbox')));
create policy purge_finds on accommodation_request for select using ((select actor_is('system:requests')));
create policy purge_deletes on accommodation_request for delete using ((select actor_is('system:requests')));

-- Nobody holds, and nobody waits, in the name of a case that she may not ask for.
create policy for_her_case on hold as restrictive for insert
    with check (case_file is null or case_file = any ((select accessible_cases())::uuid[]) or (select actor_is('system:waitlist')));
create policy for_her_case on waitlist_entry as restrictive for insert
    with check (case_file is null or case_file = any ((select accessible_cases())::uuid[]));

-- What the mechanism tells of a case reaches the stays that were made for it, and an erased person's case is forgotten.
-- A row has to be seen after its case was taken from it as well.
create policy inbox_finds on hold for select using ((select actor_is('system:inbox')));
create policy inbox_forgets on hold for update using ((select actor_is('system:inbox')) and case_file is not null)
    with check ((select actor_is('system:inbox')) and case_file is null);
create policy inbox_finds on waitlist_entry for select using ((select actor_is('system:inbox')));
create policy inbox_forgets on waitlist_entry for update using ((select actor_is('system:inbox')) and case_file is not null)
    with check ((select actor_is('system:inbox')) and case_file is null);
create policy inbox_finds on placement for select using ((select actor_is('system:inbox')));
create policy inbox_protects on placement for update using ((select actor_is('system:inbox')));

-- Where the requests of a case stand: by what is held for them, whichever organisation of the case's team holds it.
create policy requests_read on hold for select to current_user using ((select actor_is('system:requests')));
create policy requests_read on placement for select to current_user using ((select actor_is('system:requests')));
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
revoke execute on function states_of_requests(uuid[], timestamptz) from public;
grant execute on function states_of_requests(uuid[], timestamptz) to "${user}";

-- A hold that is erased is no case's any more.
create function forget_case_of_hold() returns trigger language plpgsql as $$
begin
    new.case_file := null;
    new.request := null;
    return new;
end $$;
comment on function forget_case_of_hold() is 'Takes the case from a hold that is erased';
create trigger hold_case_forgotten before update of erased_at on hold for each row
    when (old.erased_at is null and new.erased_at is not null) execute function forget_case_of_hold();
