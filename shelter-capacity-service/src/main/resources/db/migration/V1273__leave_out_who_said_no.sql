-- A shelter that said no, or nothing in time, had its place free again, and so was the next that whoever asked was given. Who
-- said that these people are not for it is left out for them; who said that it is full, or slept, is asked first, until it has
-- counted again.
create index placement_not_taken on placement (asking_agency, until_morning) where state in ('REQUESTED', 'REFUSED');

alter type asked_stay add attribute doubted uuid[];
comment on column asked_stay.avoided is 'Shelters that must not be given, and those that do not take these people, opaque ids';
comment on column asked_stay.doubted is 'Shelters that had no place for them, or did not answer, since they were last counted, opaque ids';

-- The same people are told by what an organisation says of them: how many women, children of which ages, for which case, on
-- nights that meet. Two that are alike and have no case are one here, as unmet need counts them.
create function shelters_that_said_no(asker uuid, of_case uuid, of_women integer, of_children text, from_night date, until_night date, at timestamptz)
    returns table (unwilling uuid[], doubted uuid[]) language plpgsql stable parallel safe
    set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_variable
begin
    return query
    select coalesce(array_agg(p.shelter) filter (where p.reason not in ('FULL', 'STAFF_SHORTAGE', 'HYGIENE_LIMIT')), '{}'),
           coalesce(array_agg(p.shelter) filter (where coalesce(p.reason, 'FULL') in ('FULL', 'STAFF_SHORTAGE', 'HYGIENE_LIMIT')
                                                   and o.census_at <= coalesce(p.decided_at, p.answer_before)), '{}')
      from placement p
      join hold h on h.id = p.hold
      join offer_profile o on o.shelter = p.shelter
     where p.asking_agency = asker and p.until_morning > from_night and p.from_night < until_night
       and p.state in ('REQUESTED', 'REFUSED') and (p.state = 'REFUSED' or p.answer_before <= at)
       and h.case_file is not distinct from of_case and h.women = of_women
       and array(select a from unnest(string_to_array(h.children, ',')) a order by a) = array(select a from unnest(string_to_array(of_children, ',')) a order by a);
end $$;
comment on function shelters_that_said_no(uuid, uuid, integer, text, date, date, timestamptz) is
    'Shelters that an organisation has asked for the same people in vain: that do not take them, and that had no place or did not answer and were not counted since; nobody''s where none asks';

create or replace function takes_unseen(p offer_profile, asked asked_stay, stale_before timestamptz) returns boolean language sql stable parallel safe as $$
    select p.status = 'OPEN' and p.census_at >= stale_before
       and coalesce(asked.eldest_boy, asked.eldest) <= p.boys_max_age
       and (asked.languages = '{}' or p.languages && asked.languages)
       and p.shelter <> all (asked.doubted)
$$;
comment on function takes_unseen(offer_profile, asked_stay, timestamptz) is 'Whether a shelter that takes them does so without an assessment: open, lately counted, understands them, surely takes their boys, and has not said since that it is full';
