-- Whoever refers or answers holds the case first, as it is then: of her and of who closes it, hands it over or erases the person, the second
-- sees what the first has done. One order everywhere: what keeps it from erasure, its team, the people, the case file, what was referred.

-- For who works on it. Others refer beside her; nobody changes the file until she has.
create function hold_case_to_refer(of_file uuid) returns void
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
begin
    if not coalesce(actor_may_follow_cases() and actor_has('case-coordinator'), false) then
        return;
    end if;
    perform set_config('palermo.subject', 'system:onward', true);
    if exists (select 1 from case_assignment a where a.case_file = of_file and a.subject = actor and a.ended_at is null) then
        perform pg_advisory_xact_lock_shared(hashtextextended('palermo.retained case_file ' || of_file, 0));
        perform 1 from case_file f where f.id = of_file for share;
    end if;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
comment on function hold_case_to_refer(uuid) is 'Keeps a case as it is until the end of the transaction, for who works on it and refers something of it';

-- For whom it is addressed to.
create function hold_referred_case(of_referral uuid, to_person uuid) returns boolean
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
    asked record;
    locked text;
    takes_work boolean;
begin
    perform set_config('palermo.subject', 'system:onward', true);
    select o.kind, o.case_file into asked from onward_referral o where o.id = of_referral and o.to_agency = actor_agency() and actor_answers_onward(o.kind);
    if found then
        perform pg_advisory_xact_lock_shared(hashtextextended('palermo.retained case_file ' || asked.case_file, 0));
        if asked.kind = 'TRANSFER' then
            perform pg_advisory_xact_lock(hashtextextended('palermo.team ' || asked.case_file, 0));
            for locked in select a.subject from case_assignment a join onward_referral o on o.case_file = a.case_file and o.from_agency = a.agency
                           where o.id = of_referral and a.ended_at is null
                           union select to_person::text where to_person is not null order by 1 loop
                perform pg_advisory_xact_lock(hashtextextended('palermo.assignments ' || locked, 0));
            end loop;
            perform 1 from case_file f where f.id = asked.case_file for no key update;
        else
            perform 1 from case_file f where f.id = asked.case_file for share;
        end if;
        select f.erased_at is null and f.stage not in ('DRAFT', 'NOTIFIED_ONLY', 'WITHDRAWN', 'CLOSED', 'CLOSED_REFERRED')
          into takes_work from case_file f where f.id = asked.case_file;
    end if;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
    return takes_work;
end $$;
comment on function hold_referred_case(uuid, uuid) is 'Keeps a case as it is until the end of the transaction, for whose organisation something of it is addressed to; whether it takes work, null for others';
revoke execute on function hold_case_to_refer(uuid), hold_referred_case(uuid, uuid) from public;
grant execute on function hold_case_to_refer(uuid), hold_referred_case(uuid, uuid) to "${user}";

-- What has escaped before.
select set_config('palermo.subject', 'system:onward', true);
with ended as (
    update onward_referral o set state = 'WITHDRAWN', reason = 'CASE_OVER', answered_at = coalesce(c.closed_at, now()), version = o.version + 1
      from case_file c
     where c.id = o.case_file and o.state = 'PENDING' and (c.erased_at is not null or c.stage in ('WITHDRAWN', 'CLOSED', 'CLOSED_REFERRED'))
    returning o.id, o.reference, o.kind, o.to_agency)
insert into notice (id, agency, kind, about, reference, created_at)
select uuidv7(), e.to_agency, e.kind || '_WITHDRAWN', e.id, e.reference, now() from ended e;
select set_config('palermo.subject', '', true);

-- Who is telling somebody of one of them has told before its notices are looked for.
create policy erasure_waits on onward_referral for update to current_user using ((select actor_is('system:erasure'))) with check (false);
create or replace function erase_onward_referrals() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    delete from data_key k using idempotent_answer a
     where a.route = 'POST /cases/' || new.id || '/onward-referrals' and k.owner = a.id and k.purpose = 'ANSWER';
    delete from idempotent_answer a where a.route = 'POST /cases/' || new.id || '/onward-referrals';
    perform 1 from onward_referral o where o.case_file = new.id order by o.id for update;
    delete from notice n using onward_referral o where o.case_file = new.id and n.about = o.id;
    delete from onward_referral o where o.case_file = new.id;
    return null;
end $$;
