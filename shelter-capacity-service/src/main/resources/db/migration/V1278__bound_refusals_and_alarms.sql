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
