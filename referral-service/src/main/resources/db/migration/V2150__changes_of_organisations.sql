-- Organisations of the register are changed, closed and opened again. What stood before is kept.

alter table provider
    add column version        integer not null default 0,
    add column closed_at      timestamptz,
    add column closed_on      date,
    add column closure_reason text check (closure_reason in ('DISSOLVED', 'MERGED', 'NO_LONGER_TAKES_PART', 'REGISTERED_TWICE', 'OTHER')),
    add constraint provider_closed check ((closed_at is null) = (closed_on is null) and (closed_at is null) = (closure_reason is null));
comment on column provider.version is 'For ETag and If-Match';
comment on column provider.closed_at is 'Time of the transaction that closed it; null while it is open';
comment on column provider.closed_on is 'The day on which it ended, date of the country''s zone';
comment on column provider.closure_reason is 'Why it was closed, a code';

create index provider_closed_now on provider (id) where closed_at is not null;

create table provider_edition (
    provider        uuid        not null references provider,
    version         integer     not null,
    name            text        not null,
    first_responder boolean     not null,
    closed_on       date,
    closure_reason  text,
    until_at        timestamptz not null,
    ended_by        text        not null,
    primary key (provider, version)
);

comment on table provider_edition is 'What the register said of an organisation before each change; insert only';
comment on column provider_edition.provider is 'The organisation';
comment on column provider_edition.version is 'The version that it had';
comment on column provider_edition.name is 'Its name then';
comment on column provider_edition.first_responder is 'Whether it was designated to refer people';
comment on column provider_edition.closed_on is 'The day on which it had ended; null if it was open';
comment on column provider_edition.closure_reason is 'Why it was closed, a code; null if it was open';
comment on column provider_edition.until_at is 'Time of the transaction that changed it';
comment on column provider_edition.ended_by is 'Subject of who changed it';

-- What is closed is not in the register of kinds: its people are served nothing, and nobody is given a case there.
create or replace function register_organisation() returns trigger language plpgsql as $$
begin
    if new.closed_at is null then
        insert into organisation (id, kind, registered_at) values (new.id, new.kind, new.registered_at)
            on conflict (id) do update set kind = excluded.kind;
    else
        delete from organisation where id = new.id;
    end if;
    return null;
end $$;
create trigger provider_closes after update of closed_at on provider
    for each row execute function register_organisation();

create policy administrator_closes on organisation for delete
    using ((select actor_has('mechanism-administrator')) and (select actor_body()) <> 'IMMIGRATION');

-- Whoever is given a case, and the entry of her organisation, stay as they are until the transaction ends: an organisation is closed
-- before or after that, and what it was given is counted.
create policy assigning_keeps on organisation for update to current_user using ((select actor_is('system:people')));
create or replace function person_to_assign(of_person uuid) returns table (agency uuid, coordinates boolean)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
begin
    if not coalesce(actor_may_follow_cases() and (actor_has('competent-authority') or actor_has('agency-administrator')), false) then
        return;
    end if;
    perform set_config('palermo.subject', 'system:people', true);
    return query
        select p.agency, p.state = 'ACTIVE' and 'case-coordinator' = any (string_to_array(p.roles, ','))
          from person p join organisation o on o.id = p.agency and o.kind <> 'IMMIGRATION'
         where p.id = of_person and (actor_has('competent-authority') or p.agency = actor_agency())
           for share of o;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;

create or replace function person_to_decide(of_person uuid) returns setof boolean
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
begin
    if not coalesce(actor_may_follow_cases() and actor_has('competent-authority'), false) then
        return;
    end if;
    perform set_config('palermo.subject', 'system:people', true);
    return query
        select p.state = 'ACTIVE' and 'competent-authority' = any (string_to_array(p.roles, ','))
          from person p join organisation o on o.id = p.agency
         where p.id = of_person and p.agency = actor_agency()
           for share of p, o;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;

-- What an organisation still has to do, counted for the mechanism's administrator, who reads none of it.
create index case_assignment_agency_open on case_assignment (agency) include (case_file) where ended_at is null;
create index caseworker_assignment_agency_open on caseworker_assignment (agency) include (case_file) where ended_at is null;
create index case_file_run_by on case_file (run_by) where run_by is not null;
create index information_request_from_open on information_request (from_agency) where state = 'OPEN';

create policy closing_counts on case_file for select to current_user using ((select actor_is('system:closing')));
create policy closing_counts on case_assignment for select to current_user using ((select actor_is('system:closing')));
create policy closing_counts on caseworker_assignment for select to current_user using ((select actor_is('system:closing')));
create policy closing_counts on case_record for select to current_user using ((select actor_is('system:closing')));
create policy closing_counts on onward_referral for select to current_user using ((select actor_is('system:closing')));
create policy closing_counts on information_request for select to current_user using ((select actor_is('system:closing')));

create function open_work_of(of_organisation uuid)
    returns table (cases bigint, records bigint, referrals bigint, questions bigint, services bigint)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
begin
    if not coalesce(actor_is_served() and actor_has('mechanism-administrator'), false) then
        return;
    end if;
    perform set_config('palermo.subject', 'system:closing', true);
    return query
        select (select count(*) from case_file c
                 where c.id in (select a.case_file from case_assignment a where a.agency = of_organisation and a.ended_at is null
                                union
                                select w.case_file from caseworker_assignment w where w.agency = of_organisation and w.ended_at is null
                                union
                                select r.id from case_file r where r.run_by = of_organisation
                                union
                                select s.id from case_file s where s.run_by is null and s.sender = of_organisation)
                   and not case_is_over(c.stage) and c.erased_at is null),
               (select count(*) from case_record r join case_file c on c.id = r.case_file
                 where r.addressee = of_organisation and not case_is_over(c.stage) and c.erased_at is null
                   and not (r.kind = 'GUARDIAN' and r.state = 'ENDED'
                         or r.kind = 'PROCEEDING' and r.state = 'ENDED'
                         or r.kind = 'HEARING' and r.state in ('HELD', 'MISSED', 'CANCELLED')
                         or r.kind = 'CLAIM' and r.state in ('REFUSED', 'AWARDED', 'WITHDRAWN')
                         or r.kind = 'OFFENCE' and r.state in ('NOT_PROSECUTED', 'ACQUITTED', 'CONVICTED', 'VACATUR_REFUSED', 'VACATED',
                                                               'EXPUNGEMENT_REFUSED', 'EXPUNGED'))),
               (select count(*) from onward_referral o join case_file c on c.id = o.case_file
                 where o.state = 'PENDING' and of_organisation in (o.from_agency, o.to_agency)
                    or o.state = 'ACCEPTED' and o.kind = 'SERVICE_REFERRAL' and o.to_agency = of_organisation
                       and not case_is_over(c.stage) and c.erased_at is null
                       and exists (select from case_record n where n.id = o.need and n.state not in ('MET', 'NO_LONGER'))),
               (select count(*) from information_request i
                 where i.state = 'OPEN' and of_organisation in (i.from_agency, i.to_agency)),
               (select count(*) from service_line l where l.provider = of_organisation and l.state <> 'CLOSED');
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
comment on function open_work_of(uuid) is
    'How many cases, records, referrals, questions and services an organisation still has to do with; no row for who does not administer the mechanism';
revoke execute on function open_work_of(uuid) from public;
grant execute on function open_work_of(uuid) to "${user}";
