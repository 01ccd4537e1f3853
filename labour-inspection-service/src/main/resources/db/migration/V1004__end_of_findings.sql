-- A finding has an end: so many days after it was recorded, by the profile, the inspector's words, what she ticked, who she
-- is and the report on a suspected victim go. What is counted stays: country, sector, whom it concerns, how many, the result of
-- the screening, and that somebody was reported.

-- These policies are the owner's alone, as everything that the erasure does. The job itself sees no row: it asks and erases by the functions.
create policy erasure_finds on finding for select to current_user using ((select actor_is('system:erasure')));
create policy erasure_empties on finding for update to current_user using ((select actor_is('system:erasure')));
create policy erasure_finds on suspected_victim_report for select to current_user using ((select actor_is('system:erasure')));
create policy erasure_deletes on suspected_victim_report for delete to current_user using ((select actor_is('system:erasure')));

create function over_findings(of_country text, over_before timestamptz, after_at timestamptz, after_finding uuid, at_most integer)
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
    return query select f.id, cast(null as text), f.recorded_at from finding f
                  where f.country = of_country and f.recorded_at < over_before and f.erased_at is null
                    and (f.recorded_at, f.id) > (after_at, after_finding)
                  order by f.recorded_at, f.id
                  limit at_most;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
comment on function over_findings(text, timestamptz, timestamptz, uuid, integer) is 'Findings whose time is over, for the retention and for officers of the country: id and date; a finding has no other name';

create function retained_finding(of_finding uuid) returns table (country text, erased boolean)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
begin
    if not coalesce(actor_has('data-protection-officer') or actor_has('auditor'), false) then
        return;
    end if;
    perform set_config('palermo.subject', 'system:erasure', true);
    return query select f.country, f.erased_at is not null from finding f where f.id = of_finding and f.country = any (actor_regions());
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
comment on function retained_finding(uuid) is 'Whether a finding can be held, for officers of its country';

-- The one way to erase, for the service and for a restore alike. It replaces the kernel's, which knows only data keys.
create or replace function apply_erasure(of_owner uuid, of_purpose text, at timestamptz) returns boolean
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
    destroyed boolean;
begin
    perform set_config('palermo.subject', 'system:erasure', true);
    if of_purpose = 'FINDING' then
        perform forget_legal_holds('finding', of_owner);
        delete from data_key k where k.owner = of_owner and k.purpose = 'NOTE';
        update finding f
           set sealed_note = null, indicators = '{}', screening = null, recorded_by = null, digest = '', erased_at = at,
               reported = exists (select 1 from suspected_victim_report r where r.finding = f.id)
         where f.id = of_owner and f.erased_at is null;
        destroyed := found;
        delete from suspected_victim_report r where r.finding = of_owner;
    else
        delete from data_key k where k.owner = of_owner and k.purpose = of_purpose;
        destroyed := found;
    end if;
    if destroyed then
        -- In real time, as the age of backups is, also where a test has moved the clock of decisions.
        insert into erasure (owner, purpose, erased_at) values (of_owner, of_purpose, least(at, transaction_timestamp())) on conflict do nothing;
    end if;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
    return destroyed;
end $$;

create function erase_finding(of_finding uuid, over_before timestamptz, at timestamptz) returns boolean
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
    erased boolean := false;
begin
    if not coalesce(actor_is('system:retention'), false) then
        raise insufficient_privilege using message = 'not a finding that the actor may erase';
    end if;
    if legal_hold_stands('finding', of_finding) then
        raise object_not_in_prerequisite_state using message = 'a legal hold stands';
    end if;
    perform set_config('palermo.subject', 'system:erasure', true);
    perform 1 from finding f where f.id = of_finding and f.recorded_at < over_before and f.erased_at is null for update;
    if found then
        erased := apply_erasure(of_finding, 'FINDING', at);
    end if;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
    return erased;
end $$;
comment on function erase_finding(uuid, timestamptz, timestamptz) is 'Erases a finding whose time is over, for the retention; false when it is not over or was erased before';

revoke execute on function over_findings(text, timestamptz, timestamptz, uuid, integer), retained_finding(uuid),
    erase_finding(uuid, timestamptz, timestamptz) from public;
grant execute on function over_findings(text, timestamptz, timestamptz, uuid, integer), retained_finding(uuid),
    erase_finding(uuid, timestamptz, timestamptz) to "${user}";
