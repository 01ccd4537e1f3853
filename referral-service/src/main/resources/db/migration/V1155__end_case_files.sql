-- A case file has an end: so many days after it was closed, by the profile, the person is erased.
alter table case_file add column closed_at timestamptz;
comment on column case_file.closed_at is 'When it came into a stage after which nothing follows; null while something may';

-- As the part of the system that may mark a file, in this transaction only.
select set_config('palermo.subject', 'system:erasure', true);
create policy erasure_reads on case_file_event for select to current_user using ((select actor_is('system:erasure')));
update case_file c
   set closed_at = coalesce((select max(e.occurred_at) from case_file_event e
                              where e.case_file = c.id and e.stage_after = c.stage and e.stage_before <> e.stage_after), c.referred_at)
 where c.stage in ('NOTIFIED_ONLY', 'WITHDRAWN', 'CLOSED', 'CLOSED_REFERRED');
alter table case_file add constraint case_file_closed
    check ((closed_at is not null) = (stage in ('NOTIFIED_ONLY', 'WITHDRAWN', 'CLOSED', 'CLOSED_REFERRED')));
create index case_file_end on case_file (country, closed_at, id) where closed_at is not null and erased_at is null;

-- The job sees the files that are closed, and of no file the person.
create policy retention_reads on case_file for select using ((select actor_is('system:retention')) and closed_at is not null);

create function over_case_files(of_country text, over_before timestamptz, after_at timestamptz, after_file uuid, at_most integer)
    returns table (record uuid, reference text, over_at timestamptz)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
begin
    if not coalesce(actor_is('system:retention')
            or (actor_has('data-protection-officer') or actor_has('auditor')) and of_country = any (actor_regions()), false) then
        return;
    end if;
    perform set_config('palermo.subject', 'system:erasure', true);
    return query select c.id, c.reference, c.closed_at from case_file c
                  where c.country = of_country and c.closed_at < over_before and c.erased_at is null
                    and (c.closed_at, c.id) > (after_at, after_file)
                  order by c.closed_at, c.id
                  limit at_most;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
comment on function over_case_files(text, timestamptz, timestamptz, uuid, integer) is 'Closed case files whose time is over, for the retention and for officers of the country: id, reference and date, nothing of a person';

create function retained_case_file(of_file uuid) returns table (country text, erased boolean)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
begin
    if not coalesce(actor_has('data-protection-officer') or actor_has('auditor'), false) then
        return;
    end if;
    perform set_config('palermo.subject', 'system:erasure', true);
    return query select c.country, c.erased_at is not null from case_file c where c.id = of_file and c.country = any (actor_regions());
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
comment on function retained_case_file(uuid) is 'Whether a case file can be held, for officers of its country';

revoke execute on function over_case_files(text, timestamptz, timestamptz, uuid, integer), retained_case_file(uuid) from public;
grant execute on function over_case_files(text, timestamptz, timestamptz, uuid, integer), retained_case_file(uuid) to "${user}";

-- As before; and what officers wrote when they held the file goes with her.
create or replace function apply_erasure(of_owner uuid, of_purpose text, at timestamptz) returns boolean
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
    destroyed boolean;
begin
    perform set_config('palermo.subject', 'system:erasure', true);
    if of_purpose = 'PERSON' then
        -- The answer that her sender would get again was stored in the transaction that opened her file.
        delete from data_key k using case_file c
         where c.id = of_owner and k.purpose = 'ANSWER' and k.created_at = c.referred_at;
        delete from idempotent_answer a using case_file c
         where c.id = of_owner and a.route = 'POST /referrals' and a.created_at = c.referred_at;
        update case_file c set erased_at = at, version = c.version + 1 where c.id = of_owner and c.erased_at is null;
        perform forget_legal_holds('case_file', of_owner);
        delete from case_person p where p.case_file = of_owner;
        delete from person_identifier i where i.case_file = of_owner;
        delete from person_name_token t where t.case_file = of_owner;
        delete from case_link l where of_owner in (l.case_file, l.other);
        update case_decision d set test = null, reasons = null where d.case_file = of_owner;
    end if;
    delete from data_key k where k.owner = of_owner and k.purpose = of_purpose;
    destroyed := found;
    if destroyed then
        insert into erasure (owner, purpose, erased_at) values (of_owner, of_purpose, at) on conflict do nothing;
    end if;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
    return destroyed;
end $$;

-- As before; a legal hold bars it, also where nobody has asked.
create or replace function erase_person(of_file uuid, for_reason text, at timestamptz) returns boolean
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
    marked boolean;
begin
    -- Within the caller's own scope, and only for who may erase.
    perform 1 from case_file c where c.id = of_file;
    if not found or not coalesce(actor_has('data-protection-officer') or actor_is('system:retention'), false) then
        raise insufficient_privilege using message = 'not a person whom the actor may erase';
    end if;
    if legal_hold_stands('case_file', of_file) then
        raise object_not_in_prerequisite_state using message = 'a legal hold stands';
    end if;
    perform set_config('palermo.subject', 'system:erasure', true);
    update case_file c set erased_for = for_reason where c.id = of_file and c.erased_at is null;
    marked := found;
    perform apply_erasure(of_file, 'PERSON', at);
    perform set_config('palermo.subject', coalesce(actor, ''), true);
    return marked;
end $$;
