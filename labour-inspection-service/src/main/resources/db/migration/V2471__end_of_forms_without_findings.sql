-- A form goes with a finding of its visit, and the form of a private household with the record of its visit. The forms of another visit
-- that has no finding, or none any more, had no end. Now they count as a part of the record: they are due when it is due, also where
-- nothing else in it was sealed, so that it has no key, and a legal hold on it keeps them.
create function erase_forms_of_record(of_visit uuid) returns boolean language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
    -- Before the lock below: whoever erases a finding locks the finding first.
    others_stay boolean := exists (select 1 from finding f join visit v on v.id = f.visit
                                    where f.visit = of_visit and f.erased_at is null
                                      and (v.household_access is null or legal_hold_stands('finding', f.id)));
begin
    perform pg_advisory_xact_lock(hashtextextended('palermo.forms of visit ' || of_visit, 0));
    delete from data_key k using form_submission s
     where s.visit = of_visit and (s.waits_for = 'ANOTHER_STEP' or s.finding is null and not others_stay)
       and k.owner = s.id and k.purpose = 'FORM';
    update form_submission s set body = null
     where s.visit = of_visit and (s.waits_for = 'ANOTHER_STEP' or s.finding is null and not others_stay) and s.body is not null;
    return found;
end $$;
comment on function erase_forms_of_record(uuid) is
    'Erases the other bodies of the steps of a visit, and its forms if no finding stands; those of a private household unless a finding is '
    'under a legal hold. False when there was nothing to erase';
revoke execute on function erase_forms_of_record(uuid) from public;

create or replace function erase_forms_of_household() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    perform erase_forms_of_record(old.owner);
    return null;
end $$;
comment on function erase_forms_of_household() is
    'When the key of the record of a visit is destroyed, erases the forms that go with it: of a household, and where no finding stands';

create or replace function over_visit_records(of_country text, over_before timestamptz, after_at timestamptz, after_visit uuid,
        at_most integer)
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
    return query select v.id, cast(null as text), coalesce(v.corrected_start, v.started_at) from visit v
                  where v.country = of_country and coalesce(v.corrected_start, v.started_at) < over_before
                    and (coalesce(v.corrected_start, v.started_at), v.id) > (after_at, after_visit)
                    and (exists (select 1 from data_key k where k.owner = v.id and k.purpose = 'VISIT_RECORD')
                         or exists (select 1 from form_submission s where s.visit = v.id and s.finding is null and s.body is not null)
                            and not exists (select 1 from finding f where f.visit = v.id and f.erased_at is null))
                  order by coalesce(v.corrected_start, v.started_at), v.id
                  limit at_most;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;

create or replace function retained_visit_record(of_visit uuid) returns table (country text, erased boolean)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
begin
    if not coalesce(actor_has('data-protection-officer') or actor_has('auditor'), false) then
        return;
    end if;
    perform set_config('palermo.subject', 'system:erasure', true);
    return query select v.country,
                        not exists (select 1 from data_key k where k.owner = v.id and k.purpose = 'VISIT_RECORD')
                        and (not exists (select 1 from form_submission s where s.visit = v.id and s.finding is null and s.body is not null)
                             or exists (select 1 from finding f where f.visit = v.id and f.erased_at is null))
                   from visit v where v.id = of_visit and v.country = any (actor_regions());
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;

create or replace function erase_visit_record(of_visit uuid, over_before timestamptz, at timestamptz) returns boolean
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
    perform 1 from visit v where v.id = of_visit and coalesce(v.corrected_start, v.started_at) < over_before;
    if found then
        perform forget_legal_holds('visit_record', of_visit);
        erased := apply_erasure(of_visit, 'VISIT_RECORD', at);
        if not erased then
            -- There is no key whose end takes the forms along.
            erased := erase_forms_of_record(of_visit);
        end if;
    end if;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
    return erased;
end $$;
comment on function erase_visit_record(uuid, timestamptz, timestamptz) is
    'Destroys the key of a visit''s record whose time is over, and erases the forms that go with it, for the retention; false when it is '
    'not over or has neither';
revoke execute on function over_visit_records(text, timestamptz, timestamptz, uuid, integer), retained_visit_record(uuid),
    erase_visit_record(uuid, timestamptz, timestamptz) from public;
grant execute on function over_visit_records(text, timestamptz, timestamptz, uuid, integer), retained_visit_record(uuid),
    erase_visit_record(uuid, timestamptz, timestamptz) to "${user}";
