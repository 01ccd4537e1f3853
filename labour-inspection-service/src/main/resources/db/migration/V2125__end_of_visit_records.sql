-- The record of a visit has an end: so many days after the visit began its key is destroyed, and with it interviews, the consent or
-- the warrant, free text, the summary and the reasons of corrections. Codes, numbers and times stay, for the figures.
create index visit_end on visit (country, started_at, id);

create policy erasure_finds on visit for select to current_user using ((select actor_is('system:erasure')));

create function over_visit_records(of_country text, over_before timestamptz, after_at timestamptz, after_visit uuid, at_most integer)
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
    return query select v.id, cast(null as text), v.started_at from visit v
                  where v.country = of_country and v.started_at < over_before and (v.started_at, v.id) > (after_at, after_visit)
                    and exists (select 1 from data_key k where k.owner = v.id and k.purpose = 'VISIT_RECORD')
                  order by v.started_at, v.id
                  limit at_most;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
comment on function over_visit_records(text, timestamptz, timestamptz, uuid, integer) is 'Records of visits whose time is over, for the retention and for officers of the country: id and date';

create function retained_visit_record(of_visit uuid) returns table (country text, erased boolean)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
begin
    if not coalesce(actor_has('data-protection-officer') or actor_has('auditor'), false) then
        return;
    end if;
    perform set_config('palermo.subject', 'system:erasure', true);
    return query select v.country, not exists (select 1 from data_key k where k.owner = v.id and k.purpose = 'VISIT_RECORD')
                   from visit v where v.id = of_visit and v.country = any (actor_regions());
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
comment on function retained_visit_record(uuid) is 'Whether the record of a visit can be held, for officers of its country';

create function erase_visit_record(of_visit uuid, over_before timestamptz, at timestamptz) returns boolean
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
    erased boolean := false;
begin
    if not coalesce(actor_is('system:retention'), false) then
        raise insufficient_privilege using message = 'not a record that the actor may erase';
    end if;
    if legal_hold_stands('visit_record', of_visit) then
        raise object_not_in_prerequisite_state using message = 'a legal hold stands';
    end if;
    perform set_config('palermo.subject', 'system:erasure', true);
    perform 1 from visit v where v.id = of_visit and v.started_at < over_before;
    if found then
        perform forget_legal_holds('visit_record', of_visit);
        erased := apply_erasure(of_visit, 'VISIT_RECORD', at);
    end if;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
    return erased;
end $$;
comment on function erase_visit_record(uuid, timestamptz, timestamptz) is 'Destroys the key of a visit''s record whose time is over, for the retention; false when it is not over or has none';

revoke execute on function over_visit_records(text, timestamptz, timestamptz, uuid, integer), retained_visit_record(uuid),
    erase_visit_record(uuid, timestamptz, timestamptz) from public;
grant execute on function over_visit_records(text, timestamptz, timestamptz, uuid, integer), retained_visit_record(uuid),
    erase_visit_record(uuid, timestamptz, timestamptz) to "${user}";
