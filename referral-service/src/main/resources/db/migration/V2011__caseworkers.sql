-- Who of the competent authority works on a case, and who reads its decisions a second time. A decision that the law of a country wants
-- read by two people is first proposed by one and takes effect when another confirms it.

create table caseworker_assignment (
    id          uuid        primary key,
    case_file   uuid        not null references case_file,
    country     text        not null,
    region      text        not null,
    part        text        not null check (part in ('CASEWORKER', 'SECOND_READER')),
    person      uuid        not null,
    agency      uuid        not null,
    assigned_at timestamptz not null,
    assigned_by text        not null,
    ended_at    timestamptz,
    ended_by    text,
    check ((ended_at is null) = (ended_by is null))
);

comment on table caseworker_assignment is 'Which person of the authority works on which case, and who did before';
comment on column caseworker_assignment.id is 'UUIDv7';
comment on column caseworker_assignment.case_file is 'Which case';
comment on column caseworker_assignment.country is 'The case file''s, ISO 3166-1';
comment on column caseworker_assignment.region is 'The case file''s, ISO 3166-2 or a code of our own below it';
comment on column caseworker_assignment.part is 'Works on the case, or reads its decisions a second time';
comment on column caseworker_assignment.person is 'The account, which is the subject of her tokens';
comment on column caseworker_assignment.agency is 'Her organisation, the authority';
comment on column caseworker_assignment.assigned_at is 'Time of the transaction';
comment on column caseworker_assignment.assigned_by is 'Subject of who assigned it';
comment on column caseworker_assignment.ended_at is 'When it ended; null while it is hers';
comment on column caseworker_assignment.ended_by is 'Subject of who ended it';

create unique index caseworker_assignment_open on caseworker_assignment (case_file, part) where ended_at is null;
-- The second reader is another person than the caseworker.
create unique index caseworker_assignment_once on caseworker_assignment (case_file, person) where ended_at is null;
create index caseworker_assignment_person on caseworker_assignment (person) include (case_file) where ended_at is null;
create index caseworker_assignment_file on caseworker_assignment (case_file);

alter table caseworker_assignment enable row level security;
alter table caseworker_assignment force row level security;
create policy served_only on caseworker_assignment as restrictive using ((select actor_is_served()));
create policy authority_reads on caseworker_assignment for select
    using ((select actor_has('competent-authority'))
       and (country = any ((select actor_regions())::text[]) or region = any ((select actor_regions())::text[])));
create policy keeper_reads on caseworker_assignment for select
    using (((select actor_has('agency-administrator')) and agency = (select actor_agency()))
        or ((select actor_has('mechanism-administrator')) and country = any ((select actor_regions())::text[])));
create policy authority_assigns on caseworker_assignment for insert
    with check ((select actor_has('competent-authority')) and agency = (select actor_agency())
       and (country = any ((select actor_regions())::text[]) or region = any ((select actor_regions())::text[]))
       and assigned_by = (select actor_subject()) and ended_at is null
       and exists (select 1 from case_file c where c.id = caseworker_assignment.case_file and c.country = caseworker_assignment.country
           and c.region = caseworker_assignment.region));
create policy authority_ends on caseworker_assignment for update
    using ((select actor_has('competent-authority')) and agency = (select actor_agency())
       and (country = any ((select actor_regions())::text[]) or region = any ((select actor_regions())::text[])))
    with check (ended_by = (select actor_subject()) and agency = (select actor_agency()));

-- A worklist of a million files is filtered by whose a case is. So the file says it too, in columns that follow the assignments.
alter table case_file add column caseworker uuid, add column caseworker_agency uuid, add column second_reader uuid;
comment on column case_file.caseworker is 'Who of the authority works on it; null for nobody. Follows caseworker_assignment';
comment on column case_file.caseworker_agency is 'The authority of that person; null for nobody';
comment on column case_file.second_reader is 'Who of the authority reads its decisions a second time; null for nobody';

create index case_file_region_nobody on case_file (region, referred_at desc, id desc)
    where caseworker is null and closed_at is null and erased_at is null;
create index case_file_region_team on case_file (region, caseworker_agency, referred_at desc, id desc)
    where caseworker_agency is not null and closed_at is null;

create policy caseworkers_follow on case_file for update to current_user using ((select actor_is('system:assignments')));
create policy assignments_read on caseworker_assignment for select to current_user using ((select actor_is('system:assignments')));
create policy assignments_hand_over on caseworker_assignment for insert to current_user
    with check ((select actor_is('system:assignments')));
create policy assignments_end on caseworker_assignment for update to current_user using ((select actor_is('system:assignments')));

create function follow_caseworkers() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
begin
    perform set_config('palermo.subject', 'system:assignments', true);
    update case_file c
       set caseworker = (select a.person from caseworker_assignment a where a.case_file = c.id and a.part = 'CASEWORKER'
           and a.ended_at is null),
           caseworker_agency = (select a.agency from caseworker_assignment a where a.case_file = c.id and a.part = 'CASEWORKER'
               and a.ended_at is null),
           second_reader = (select a.person from caseworker_assignment a where a.case_file = c.id and a.part = 'SECOND_READER'
               and a.ended_at is null)
     where c.id = new.case_file;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
    return null;
end $$;
comment on function follow_caseworkers() is 'Writes into a case file who works on it and who reads a second time';
revoke execute on function follow_caseworkers() from public;
create trigger caseworker_assignment_followed after insert or update of ended_at on caseworker_assignment for each row
    execute function follow_caseworkers();

-- Whether somebody can be given a case of the authority, for a colleague of the same authority. Her account is locked until the
-- transaction ends, so that she is not suspended meanwhile.
create function person_to_decide(of_person uuid) returns setof boolean
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
          from person p where p.id = of_person and p.agency = actor_agency()
           for share of p;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
comment on function person_to_decide(uuid)
    is 'Whether a person of the actor''s authority is active and may decide; no row for a person of another organisation';
revoke execute on function person_to_decide(uuid) from public;
grant execute on function person_to_decide(uuid) to "${user}";

-- Whom a person of the authority can give cases: the people of her own authority.
create function people_who_decide(at_most integer) returns setof uuid
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
begin
    if not coalesce(actor_may_follow_cases() and actor_has('competent-authority'), false) then
        return;
    end if;
    perform set_config('palermo.subject', 'system:people', true);
    return query
        select p.id from person p
         where p.agency = actor_agency() and p.state = 'ACTIVE' and 'competent-authority' = any (string_to_array(p.roles, ','))
         order by p.id limit at_most;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
comment on function people_who_decide(integer) is 'The active people of the actor''s authority who may be given cases';
revoke execute on function people_who_decide(integer) from public;
grant execute on function people_who_decide(integer) to "${user}";

-- Hands over the cases of a person who leaves, or ends her work on them when nobody takes it over, for who administers her
-- organisation. Locks the files first and in the order of everybody who assigns. A successor who already has the other part of a case
-- does not get both: that part is then nobody's.
create function hand_over_caseworker(from_person uuid, to_person uuid, at timestamptz) returns setof uuid
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
    one record;
begin
    if not coalesce(actor_may_follow_cases() and (actor_has('agency-administrator') or actor_has('mechanism-administrator')), false) then
        return;
    end if;
    perform set_config('palermo.subject', 'system:assignments', true);
    perform 1 from case_file c
      where c.id in (select a.case_file from caseworker_assignment a where a.person = from_person and a.ended_at is null)
      order by c.id for no key update;
    for one in
        select a.* from caseworker_assignment a
         where a.person = from_person and a.ended_at is null
           and (actor_has('agency-administrator') and a.agency = actor_agency()
             or actor_has('mechanism-administrator') and a.country = any (actor_regions()))
         order by a.case_file
    loop
        update caseworker_assignment a set ended_at = at, ended_by = actor where a.id = one.id;
        insert into caseworker_assignment (id, case_file, country, region, part, person, agency, assigned_at, assigned_by)
        select uuidv7(), one.case_file, one.country, one.region, one.part, to_person, one.agency, at, actor
         where to_person is not null
        on conflict do nothing;
        return next one.case_file;
    end loop;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
comment on function hand_over_caseworker(uuid, uuid, timestamptz)
    is 'Gives the cases of a person of an authority to another, or to nobody; which cases';
revoke execute on function hand_over_caseworker(uuid, uuid, timestamptz) from public;
grant execute on function hand_over_caseworker(uuid, uuid, timestamptz) to "${user}";

-- Nobody works on a case whose person was erased.
create policy erasure_finds on caseworker_assignment for select to current_user using ((select actor_is('system:erasure')));
create policy erasure_ends on caseworker_assignment for update to current_user using ((select actor_is('system:erasure')));
create function end_caseworkers() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    update caseworker_assignment a set ended_at = new.erased_at, ended_by = 'system:erasure' where a.case_file = new.id
        and a.ended_at is null;
    return null;
end $$;
comment on function end_caseworkers() is 'Ends the work of the authority on a case whose person is erased';
create trigger case_file_caseworkers_ended after update of erased_at on case_file for each row
    when (old.erased_at is null and new.erased_at is not null) execute function end_caseworkers();

-- Another authority that covers the case can't propose on it: what it proposed would block the authority whose duty the case is.
create function case_is_for_authority(of_case uuid, of_agency uuid) returns boolean
    language sql stable set search_path = pg_catalog, public, pg_temp as $$
    select coalesce(bool_or(a.agency = of_agency), true) from caseworker_assignment a where a.case_file = of_case and a.ended_at is null
$$;
comment on function case_is_for_authority(uuid, uuid)
    is 'Whether a person of this authority works on the case or reads its decisions a second time, or nobody does';

-- A decision that waits for a second person. What was proposed is sealed like the decision itself.
create table decision_proposal (
    id              uuid        primary key,
    case_file       uuid        not null references case_file,
    country         text        not null,
    region          text        not null,
    kind            text        not null,
    outcome         text        not null check (outcome in ('POSITIVE', 'NEGATIVE')),
    test            bytea       not null,
    reasons         bytea       not null,
    protected_until date,
    proposed_at     timestamptz not null,
    proposed_by     uuid        not null,
    agency          uuid        not null,
    state           text        not null check (state in ('PROPOSED', 'CONFIRMED', 'RETURNED', 'WITHDRAWN')),
    answered_at     timestamptz,
    answered_by     uuid,
    answer          bytea,
    check ((state = 'PROPOSED') = (answered_at is null) and (answered_at is null) = (answered_by is null)),
    check (state <> 'CONFIRMED' or answered_by <> proposed_by)
);

comment on table decision_proposal is 'Decisions that one person of the authority proposed, for another to confirm';
comment on column decision_proposal.id is 'UUIDv7';
comment on column decision_proposal.case_file is 'On whom';
comment on column decision_proposal.country is 'The case file''s, ISO 3166-1';
comment on column decision_proposal.region is 'The case file''s, ISO 3166-2 or a code of our own below it';
comment on column decision_proposal.kind is 'Which decision';
comment on column decision_proposal.outcome is 'Positive or negative';
comment on column decision_proposal.test is 'Standard of proof that was applied, sealed under the key of the case file';
comment on column decision_proposal.reasons is 'Why, sealed under the key of the case file';
comment on column decision_proposal.protected_until is 'Last day of what it grants, when it grants more than recovery and reflection';
comment on column decision_proposal.proposed_at is 'Time of the transaction';
comment on column decision_proposal.proposed_by is 'Who proposed it, the subject of her tokens';
comment on column decision_proposal.agency is 'Her authority';
comment on column decision_proposal.state is 'Where it stands';
comment on column decision_proposal.answered_at is 'When it was confirmed, returned or withdrawn';
comment on column decision_proposal.answered_by is 'Who did that; of one that was confirmed another person than the one who proposed it';
comment on column decision_proposal.answer is 'Why it was returned or withdrawn, sealed under the key of the case file';

create index decision_proposal_file on decision_proposal (case_file, proposed_at desc, id desc);
create unique index decision_proposal_open on decision_proposal (case_file) where state = 'PROPOSED';

alter table decision_proposal enable row level security;
alter table decision_proposal force row level security;
create policy served_only on decision_proposal as restrictive using ((select actor_is_served()));
create policy authority_reads on decision_proposal for select
    using ((select actor_has('competent-authority'))
       and (country = any ((select actor_regions())::text[]) or region = any ((select actor_regions())::text[])));
create policy authority_proposes on decision_proposal for insert
    with check ((select actor_has('competent-authority')) and agency = (select actor_agency())
       and proposed_by::text = (select actor_subject()) and state = 'PROPOSED'
       and (country = any ((select actor_regions())::text[]) or region = any ((select actor_regions())::text[]))
       and case_is_for_authority(case_file, agency));
-- The authority that works on the case now also returns what another one, which does not any more, has left waiting.
create policy colleague_answers on decision_proposal for update
    using (state = 'PROPOSED' and (select actor_has('competent-authority'))
       and (agency = (select actor_agency())
         or not case_is_for_authority(case_file, agency) and case_is_for_authority(case_file, (select actor_agency())))
       and (country = any ((select actor_regions())::text[]) or region = any ((select actor_regions())::text[])))
    with check (answered_by::text = (select actor_subject())
       and (agency = (select actor_agency())
         or state = 'RETURNED' and not case_is_for_authority(case_file, agency)
            and case_is_for_authority(case_file, (select actor_agency()))));

alter table case_decision add column proposed_by uuid;
comment on column case_decision.proposed_by is 'Who proposed it, where another person confirmed it; null where one person decided';

create policy erasure_finds on decision_proposal for select to current_user using ((select actor_is('system:erasure')));
create policy erasure_deletes on decision_proposal for delete to current_user using ((select actor_is('system:erasure')));
create function erase_decision_proposals() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    delete from decision_proposal p where p.case_file = new.id;
    return null;
end $$;
comment on function erase_decision_proposals() is 'Erases the decisions that were proposed on a person who is erased';
create trigger case_file_proposals_erased after update of erased_at on case_file for each row
    when (old.erased_at is null and new.erased_at is not null) execute function erase_decision_proposals();

-- Filters of the worklist that few files fit are found along an index of those files alone, by region.
create index case_file_region_age on case_file (region, age_group, referred_at desc, id desc);
create index case_file_region_sexual on case_file (region, referred_at desc, id desc) where exploitation like '%SEXUAL%';
create index case_file_region_labour on case_file (region, referred_at desc, id desc) where exploitation like '%LABOUR%';
create index case_file_region_servitude on case_file (region, referred_at desc, id desc) where exploitation like '%DOMESTIC_SERVITUDE%';
create index case_file_region_criminal on case_file (region, referred_at desc, id desc) where exploitation like '%CRIMINAL%';
create index case_file_region_marriage on case_file (region, referred_at desc, id desc) where exploitation like '%FORCED_MARRIAGE%';
create index case_file_region_organ on case_file (region, referred_at desc, id desc) where exploitation like '%ORGAN%';
create index case_file_region_other on case_file (region, referred_at desc, id desc) where exploitation like '%OTHER%';
-- The worklist of recoveries that end begins with the one that ends first.
create index case_file_region_recovery_first on case_file (region, recovery_ends_on, id)
    where stage in ('REASONABLE_GROUNDS_POSITIVE', 'RECOVERY') and recovery_ends_on is not null;
