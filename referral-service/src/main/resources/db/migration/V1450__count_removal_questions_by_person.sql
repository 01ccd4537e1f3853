-- One officer must not use up what her organisation may ask. A reference that she asked about in the last day costs nothing
-- when she asks again; it is known again by a keyed hash under a domain of its own, which is not the one that finds a case.
-- Rows of before count as questions of nobody about something else each.
alter table removal_question add column subject text not null default '';
alter table removal_question add column reference bytea not null default uuid_send(gen_random_uuid());
create unique index removal_question_once on removal_question (agency, subject, reference);

comment on table removal_question is 'Who asked when whether somebody may be removed, in the last day: what is left of her budget and of her organisation''s. What was asked is in the audit';
comment on column removal_question.asked_at is 'Time of the transaction in which it was counted';
comment on column removal_question.subject is 'Who asked; empty in rows of an earlier release';
comment on column removal_question.reference is 'Keyed hash of the organisation and what it asked about, whether there is a case or not: the same again costs nothing. Random in rows of an earlier release';

-- A reference counts once for the person and once for the organisation, whoever of it asks. Nothing here knows whether there
-- is a case.
create function spend_removal_question(at timestamptz, of_reference bytea, per_hour integer, per_day integer, person_per_hour integer, person_per_day integer,
        out again timestamptz, out of_person boolean, out repeated boolean)
    language plpgsql as $$
declare
    me uuid := actor_agency();
    she text := actor_subject();
    person_again timestamptz;
    agency_again timestamptz;
begin
    perform pg_advisory_xact_lock(hashtextextended('removal questions ' || me, 0));
    delete from removal_question q where q.agency = me and q.asked_at <= at - interval '1 day';
    repeated := exists (select 1 from removal_question q where q.agency = me and q.subject = she and q.reference = of_reference);
    select greatest(
        (select q.asked_at + interval '1 hour' from removal_question q where q.agency = me and q.subject = she order by q.asked_at desc offset person_per_hour - 1 limit 1),
        (select q.asked_at + interval '1 day' from removal_question q where q.agency = me and q.subject = she order by q.asked_at desc offset person_per_day - 1 limit 1))
      into person_again;
    with counted as (select min(q.asked_at) as asked_at from removal_question q where q.agency = me group by q.reference)
    select greatest(
        (select c.asked_at + interval '1 hour' from counted c order by c.asked_at desc offset per_hour - 1 limit 1),
        (select c.asked_at + interval '1 day' from counted c order by c.asked_at desc offset per_day - 1 limit 1))
      into agency_again
     where not exists (select 1 from removal_question q where q.agency = me and q.reference = of_reference);
    of_person := coalesce(person_again > at, false);
    again := greatest(case when person_again > at then person_again end, case when agency_again > at then agency_again end);
    if repeated then
        again := null;
    elsif again is null then
        insert into removal_question (agency, asked_at, subject, reference) values (me, at, she, of_reference);
    end if;
end $$;
comment on function spend_removal_question(timestamptz, bytea, integer, integer, integer, integer) is
    'Takes a question off the budgets of the actor and of her organisation, unless she asked it in the last day; when nothing is left of one, takes nothing and says from when on she may ask again';

-- As before; asked again by the same person within a day it tells nobody again, or it would cost her nothing to fill their notices.
create function removal_protection_of(of_hash bytea, at timestamptz, tell boolean)
    returns table (case_file uuid, stands boolean, region text, stage text, suspended_from text, disqualified_from text, recovery_ends_on date, recovery_days_left integer,
                   protected_until date)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
    acting_for text := current_setting('palermo.agency', true);
    acting_kind text := current_setting('palermo.agency_kind', true);
begin
    perform set_config('palermo.subject', 'system:removal-questions', true), set_config('palermo.agency', '', true), set_config('palermo.agency_kind', '', true);
    insert into notice (id, agency, kind, about, reference, created_at)
    select uuidv7(), told.to_agency, 'REMOVAL_ASKED', told.id, told.reference, at
      from (select c.id, c.reference, coalesce(c.run_by, c.sender) as to_agency
              from case_certificate p join case_file c on c.id = p.case_file where p.hash = of_hash
             union
            select c.id, c.reference, a.agency
              from case_certificate p join case_file c on c.id = p.case_file
              join case_assignment a on a.case_file = c.id and a.ended_at is null
             where p.hash = of_hash) told
      join organisation o on o.id = told.to_agency and o.kind <> 'IMMIGRATION'
     where tell;
    return query
        select c.id, p.replaced_at is null, c.region, c.stage, c.suspended_from, c.disqualified_from, c.recovery_ends_on, c.recovery_days_left, c.protected_until
          from case_certificate p join case_file c on c.id = p.case_file
         where p.hash = of_hash;
    perform set_config('palermo.subject', coalesce(actor, ''), true), set_config('palermo.agency', coalesce(acting_for, ''), true),
            set_config('palermo.agency_kind', coalesce(acting_kind, ''), true);
end $$;
comment on function removal_protection_of(bytea, timestamptz, boolean) is 'What a reference says of removal, to whoever asks with it; when it is to tell, the agencies of the case learn that it was asked';
revoke execute on function removal_protection_of(bytea, timestamptz, boolean) from public;
grant execute on function removal_protection_of(bytea, timestamptz, boolean) to "${user}";
