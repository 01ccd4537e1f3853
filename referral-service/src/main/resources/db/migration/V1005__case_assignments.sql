-- Who works on a case: rows, not claims. A coordinator sees the files of the cases that she is assigned to, and nothing of
-- others.

create table case_assignment (
    id          uuid        primary key,
    case_file   uuid        not null references case_file,
    country     text        not null,
    region      text        not null,
    subject     text        not null,
    agency      uuid        not null,
    assigned_at timestamptz not null,
    assigned_by text        not null,
    ended_at    timestamptz,
    ended_by    text,
    check ((ended_at is null) = (ended_by is null))
);

comment on table case_assignment is 'Which coordinator works on which case, and who did before';
comment on column case_assignment.id is 'UUIDv7';
comment on column case_assignment.case_file is 'Which case';
comment on column case_assignment.country is 'The case file''s, ISO 3166-1';
comment on column case_assignment.region is 'The case file''s, ISO 3166-2 or a code of our own below it';
comment on column case_assignment.subject is 'Whose work it is: the subject of her tokens';
comment on column case_assignment.agency is 'Her organisation';
comment on column case_assignment.assigned_at is 'Time of the transaction';
comment on column case_assignment.assigned_by is 'Subject of who assigned it';
comment on column case_assignment.ended_at is 'When it ended; null while it is hers';
comment on column case_assignment.ended_by is 'Subject of who ended it';

create unique index case_assignment_open on case_assignment (case_file, subject) where ended_at is null;
create index case_assignment_subject on case_assignment (subject) include (case_file) where ended_at is null;
-- Whether anybody works or has worked on a case is asked at every step of it. The index of those that are open does not know who has.
create index case_assignment_file on case_assignment (case_file);

-- These ask for columns of the row alone: if they asked for the case file, its own policies would ask for this table.
alter table case_assignment enable row level security;
alter table case_assignment force row level security;
create policy served_only on case_assignment as restrictive using ((select actor_is_served()));
create policy assigned_reads on case_assignment for select using (subject = (select actor_subject()));
create policy authority_reads on case_assignment for select
    using ((select actor_has('competent-authority'))
       and (country = any ((select actor_regions())::text[]) or region = any ((select actor_regions())::text[])));
create policy keeper_reads on case_assignment for select
    using (((select actor_has('agency-administrator')) and agency = (select actor_agency()))
        or ((select actor_has('mechanism-administrator')) and country = any ((select actor_regions())::text[])));
-- Who erases has to know whether others know the case.
create policy eraser_reads on case_assignment for select
    using ((select actor_is('system:retention'))
        or ((select actor_has('data-protection-officer'))
            and (country = any ((select actor_regions())::text[]) or region = any ((select actor_regions())::text[]))));
create policy authority_ends on case_assignment for update
    using ((select actor_has('competent-authority'))
       and (country = any ((select actor_regions())::text[]) or region = any ((select actor_regions())::text[])))
    with check (ended_by = (select actor_subject()));
create policy keeper_ends on case_assignment for update
    using (((select actor_has('agency-administrator')) and agency = (select actor_agency()))
        or ((select actor_has('mechanism-administrator')) and country = any ((select actor_regions())::text[])))
    with check (ended_by = (select actor_subject()));

-- The cases of whoever acts, asked once a statement. It runs under the policies: she reads her own rows.
create function assigned_cases() returns uuid[] language sql stable parallel safe as
    $$ select coalesce(array_agg(a.case_file), '{}') from case_assignment a where a.subject = actor_subject() and a.ended_at is null $$;
comment on function assigned_cases() is 'The cases that the actor is assigned to';

create policy coordinator_reads on case_file for select
    using ((select actor_has('case-coordinator')) and (select actor_may_follow_cases()) and id = any ((select assigned_cases())::uuid[]));
create policy coordinator_reads on case_file_event for select
    using ((select actor_has('case-coordinator')) and (select actor_may_follow_cases()) and case_file = any ((select assigned_cases())::uuid[]));
create policy coordinator_reads on case_decision for select
    using ((select actor_has('case-coordinator')) and (select actor_may_follow_cases()) and case_file = any ((select assigned_cases())::uuid[]));

-- What the functions below see.
create policy assignments_read on case_assignment for select to current_user using ((select actor_is('system:assignments')));
create policy assignments_read on case_file for select to current_user using ((select actor_is('system:assignments')));

-- A case, for who may say which people of an organisation work on it: the authority that covers it; the organisation's own
-- administrator, when it runs the case or works on it; and for a handover, who administers the mechanism there. Nobody of them
-- learns more of it than this. A suspended file protects by the stage to which it goes back; while recovery is open, or what is
-- left of it waits, nobody knows its end.
create function case_to_assign(of_file uuid, to_agency uuid)
    returns table (country text, region text, takes_work boolean, stage text, recovery_ends_on date)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
begin
    if not coalesce(actor_may_follow_cases(), false) then
        return;
    end if;
    perform set_config('palermo.subject', 'system:assignments', true);
    return query
        select c.country, c.region,
               c.erased_at is null and c.stage <> 'DRAFT' and not case_is_over(c.stage),
               coalesce(c.suspended_from, c.stage),
               coalesce(c.recovery_ends_on, case when c.recovery_least_on is not null or c.suspended_on is not null and c.recovery_days_left is not null then date '9999-12-30' end)
          from case_file c
         cross join lateral (select exists (select 1 from case_assignment a
                                             where a.case_file = c.id and a.agency = to_agency and a.ended_at is null) as works_on_it) w
         where c.id = of_file
           and (actor_has('competent-authority') and (c.country = any (actor_regions()) or c.region = any (actor_regions()))
             or actor_has('agency-administrator') and to_agency = actor_agency() and (coalesce(c.run_by, c.sender) = to_agency or w.works_on_it)
             or actor_has('mechanism-administrator') and c.country = any (actor_regions()) and w.works_on_it);
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
comment on function case_to_assign(uuid, uuid) is 'Where a case is, in which stage, and whether it still takes work, for who may assign it to people of an organisation; nothing of the person';
revoke execute on function case_to_assign(uuid, uuid) from public;
grant execute on function case_to_assign(uuid, uuid) to "${user}";

create policy assigner_assigns on case_assignment for insert
    with check (assigned_by = (select actor_subject()) and ended_at is null
       and exists (select 1 from case_to_assign(case_file, agency) c where c.country = case_assignment.country and c.region = case_assignment.region));

-- Whose person somebody is, for who may assign her a case: the authority any coordinator's, an administrator her own people's.
create function person_to_assign(of_person uuid) returns table (agency uuid, coordinates boolean)
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
         where p.id = of_person and (actor_has('competent-authority') or p.agency = actor_agency());
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
comment on function person_to_assign(uuid) is 'The organisation of a person and whether she coordinates cases, for who may assign her one';
revoke execute on function person_to_assign(uuid) from public;
grant execute on function person_to_assign(uuid) to "${user}";

-- Who works on a case: all of them for its authority and for those who do, and her own people for an administrator.
create function case_team(of_file uuid) returns table (subject text, agency uuid, assigned_at timestamptz)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
begin
    if not coalesce(actor_may_follow_cases(), false) then
        return;
    end if;
    perform set_config('palermo.subject', 'system:assignments', true);
    return query
        select a.subject, a.agency, a.assigned_at
          from case_assignment a
         where a.case_file = of_file and a.ended_at is null
           and (actor_has('competent-authority') and (a.country = any (actor_regions()) or a.region = any (actor_regions()))
             or actor_has('agency-administrator') and a.agency = actor_agency()
             or actor_has('case-coordinator') and exists (select 1 from case_assignment mine
                                                           where mine.case_file = of_file and mine.subject = actor and mine.ended_at is null))
         order by a.assigned_at, a.subject;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
comment on function case_team(uuid) is 'Who works on a case, as far as the actor may know it';
revoke execute on function case_team(uuid) from public;
grant execute on function case_team(uuid) to "${user}";

-- Who is told of what happens in a case, beside its authority: the organisations whose people work on it, and who referred or runs it
-- unless that is an immigration body. For whoever sees the case; and for what other services tell of it, whose receiver sees none.
create function case_parties(of_file uuid) returns table (reference text, region text, agencies text)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
begin
    if not coalesce(actor_is('system:inbox'), false) then
        perform 1 from case_file c where c.id = of_file;
        if not found then
            return;
        end if;
    end if;
    perform set_config('palermo.subject', 'system:assignments', true);
    return query
        select c.reference, c.region,
               (select string_agg(o.id::text, ',' order by o.id) from organisation o
                 where o.kind <> 'IMMIGRATION'
                   and o.id in (select coalesce(c.run_by, c.sender)
                                 union all
                                select a.agency from case_assignment a where a.case_file = c.id and a.ended_at is null))
          from case_file c where c.id = of_file and c.erased_at is null;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
comment on function case_parties(uuid) is 'What people call a case, where it is, and which organisations have it, for who sees it and for the inbox; nothing when its person was erased';
revoke execute on function case_parties(uuid) from public;
grant execute on function case_parties(uuid) to "${user}";

-- Who puts somebody on a case, or takes her off it, tells her organisation what people call the case; an administrator sees no file of it.
create function cases_put(of_files text) returns table (id uuid, reference text)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
begin
    if not coalesce(actor_may_follow_cases(), false) then
        return;
    end if;
    perform set_config('palermo.subject', 'system:assignments', true);
    return query
        select c.id, c.reference from case_file c
         where c.id = any (string_to_array(of_files, ',')::uuid[])
           and exists (select 1 from case_assignment a where a.case_file = c.id and (a.assigned_by = actor or a.ended_by = actor));
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
comment on function cases_put(text) is 'What people call cases, of those on which the actor has put somebody or taken her off';
revoke execute on function cases_put(text) from public;
grant execute on function cases_put(text) to "${user}";

-- Nobody works on a case whose person was erased. The shelters are told of the erasure itself.
create policy erasure_finds on case_assignment for select to current_user using ((select actor_is('system:erasure')));
create policy erasure_ends on case_assignment for update to current_user using ((select actor_is('system:erasure')));
create function end_assignments() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    update case_assignment a set ended_at = new.erased_at, ended_by = 'system:erasure' where a.case_file = new.id and a.ended_at is null;
    return null;
end $$;
comment on function end_assignments() is 'Ends the work on a case whose person is erased';
create trigger case_file_assignments_ended after update of erased_at on case_file for each row
    when (old.erased_at is null and new.erased_at is not null) execute function end_assignments();
