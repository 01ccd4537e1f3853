-- While pods are replaced, those of the release before this one name no shelters that are doubted, and do not say from when
-- on somebody is missed.
create or replace function takes_unseen(p offer_profile, asked asked_stay, stale_before timestamptz) returns boolean language sql stable parallel safe as $$
    select p.status = 'OPEN' and p.census_at >= stale_before
       and coalesce(asked.eldest_boy, asked.eldest) <= p.boys_max_age
       and (asked.languages = '{}' or p.languages && asked.languages)
       and p.shelter <> all (coalesce(asked.doubted, '{}'))
$$;

create function say_from_when_missed() returns trigger language plpgsql as $$
begin
    new.missed_from := coalesce(new.arrival_until, (new.from_night + 1 + time '12:00') at time zone 'UTC');
    return new;
end $$;
comment on function say_from_when_missed() is 'For the release that does not say it: the end of the window of arrival, or noon after the first night';
create trigger placement_missed_from before insert on placement for each row when (new.missed_from is null) execute function say_from_when_missed();

-- Without a case nobody says who they are: the next woman of an organisation is alike, and a no to one of them is not a no to
-- her. It says for a day that the house is asked first.
create or replace function shelters_that_said_no(asker uuid, of_case uuid, of_women integer, of_children text, from_night date, until_night date, at timestamptz)
    returns table (unwilling uuid[], doubted uuid[]) language plpgsql stable parallel safe
    set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_variable
begin
    return query
    select coalesce(array_agg(p.shelter) filter (where of_case is not null and p.reason not in ('FULL', 'STAFF_SHORTAGE', 'HYGIENE_LIMIT')), '{}'),
           coalesce(array_agg(p.shelter) filter (where case when coalesce(p.reason, 'FULL') in ('FULL', 'STAFF_SHORTAGE', 'HYGIENE_LIMIT')
                                                            then o.census_at <= coalesce(p.decided_at, p.answer_before)
                                                            else of_case is null and p.decided_at > at - interval '1 day' end), '{}')
      from placement p
      join hold h on h.id = p.hold
      join offer_profile o on o.shelter = p.shelter
     where p.asking_agency = asker and p.until_morning > from_night and p.from_night < until_night
       and p.state in ('REQUESTED', 'REFUSED') and (p.state = 'REFUSED' or p.answer_before <= at)
       and h.case_file is not distinct from of_case and h.women = of_women
       and array(select a from unnest(string_to_array(h.children, ',')) a order by a) = array(select a from unnest(string_to_array(of_children, ',')) a order by a);
end $$;
comment on function shelters_that_said_no(uuid, uuid, integer, text, date, date, timestamptz) is
    'Shelters that an organisation has asked for the same people in vain: that do not take those of the case, and that had no place or did not answer and were not counted since, or have refused people of no case within a day; nobody''s where none asks';
comment on column asked_stay.avoided is 'Shelters that must not be given, and those that do not take the people of the case, opaque ids';
comment on column asked_stay.doubted is 'Shelters that had no place for them, or did not answer, since they were last counted, or have refused people of no case within a day, opaque ids';

-- What nobody wrote down before it was told is old news: nobody is called for it.
create policy migration_writes on placement to current_user using ((select actor_is('system:migration')));
select set_config('palermo.subject', 'system:migration', true);
update placement set told_not_arrived = true where state = 'ACCEPTED' and not told_not_arrived and missed_from < now() - interval '1 day';
select set_config('palermo.subject', '', true);
drop policy migration_writes on placement;

-- When she wanted to come goes with the window that says it.
create or replace function apply_erasure(of_owner uuid, of_purpose text, at timestamptz) returns boolean
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
    destroyed boolean;
begin
    perform set_config('palermo.subject', 'system:erasure', true);
    if of_purpose = 'HOLD' then
        perform forget_legal_holds('hold', of_owner);
        delete from notice n using placement p where p.hold = of_owner and n.about = p.id;
        delete from on_call_message m using placement p where p.hold = of_owner and m.about = p.id;
        delete from hold_place l where l.hold = of_owner;
        update placement p
           set reference = null, arrival_from = null, arrival_until = null, missed_from = null, decided_by = null, erased_at = at, version = p.version + 1
         where p.hold = of_owner and p.erased_at is null;
        update hold h
           set reference = null, subject = null, women = null, women_ages = '', children = null, boys = null, needs = null, languages = '',
               erased_at = at, version = h.version + 1
         where h.id = of_owner and h.erased_at is null;
    elsif of_purpose = 'BROADCAST' then
        perform forget_legal_holds('broadcast', of_owner);
        delete from notice n where n.about = of_owner;
        delete from notice n using broadcast_alert a where a.broadcast = of_owner and n.about = a.id;
        delete from on_call_message m using broadcast_alert a where a.broadcast = of_owner and m.about = a.id;
        update broadcast_alert a
           set acknowledged_by = null, answered_by = null, erased_at = at, version = a.version + 1
         where a.broadcast = of_owner and a.erased_at is null;
        update broadcast b
           set reference = null, subject = null, avoid_organisations = '', women = null, women_ages = null, children = null, boys = null, needs = null, languages = null,
               erased_at = at, version = b.version + 1
         where b.id = of_owner and b.erased_at is null;
    elsif of_purpose = 'WAITLIST' then
        perform forget_legal_holds('waitlist_entry', of_owner);
        delete from notice n where n.about = of_owner;
        update waitlist_entry w
           set reference = null, subject = null, women = null, women_ages = '', children = null, boys = null, needs = null, languages = '',
               avoid_organisations = '', at_risk = null, case_file = null, erased_at = at
         where w.id = of_owner and w.erased_at is null;
    else
        delete from data_key k where k.owner = of_owner and k.purpose = of_purpose and k.created_at < at;
    end if;
    destroyed := found;
    if destroyed then
        -- In real time, as the age of backups is, also where a test has moved the clock of decisions.
        insert into erasure (owner, purpose, erased_at) values (of_owner, of_purpose, least(at, transaction_timestamp())) on conflict do nothing;
    end if;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
    return destroyed;
end $$;

select set_config('palermo.subject', 'system:erasure', true);
update placement set missed_from = null where erased_at is not null and missed_from is not null;
select set_config('palermo.subject', '', true);
comment on column placement.missed_from is 'From this instant on who was accepted is missed, and it may be said that she did not come: the end of the window of arrival, or of the first night, or two hours after she was accepted later than that; null once erased';

-- Whoever chose to be told of all calls before somebody could be missed is told of that call too.
create policy migration_writes on webhook to current_user using ((select actor_is('system:migration')));
select set_config('palermo.subject', 'system:migration', true);
update webhook set kinds = kinds || ',PLACEMENT_NOT_ARRIVED', version = version + 1
 where ended_at is null and string_to_array(kinds, ',') @> '{PLACEMENT_REQUESTED,PLACEMENT_ESCALATED,BROADCAST_ASKED,BROADCAST_ESCALATED}'
   and not string_to_array(kinds, ',') @> '{PLACEMENT_NOT_ARRIVED}';
select set_config('palermo.subject', '', true);
drop policy migration_writes on webhook;
