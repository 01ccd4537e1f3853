-- Who said that it is full on nights in two months was offered again once it had counted tonight. A count says what is true of
-- its night: it lifts a refusal of nights that have come. Who did not answer is there again, whatever the night.
alter table offer_profile add column census_night date;
comment on column offer_profile.census_night is 'The night of the last count, a date of the shelter''s zone; null when the release before this one took it down';

create or replace function shelters_that_said_no(asker uuid, of_case uuid, of_women integer, of_children text, from_night date, until_night date, at timestamptz)
    returns table (unwilling uuid[], doubted uuid[]) language plpgsql stable parallel safe
    set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_variable
begin
    return query
    select coalesce(array_agg(p.shelter) filter (where of_case is not null and p.reason not in ('FULL', 'STAFF_SHORTAGE', 'HYGIENE_LIMIT')), '{}'),
           coalesce(array_agg(p.shelter) filter (where case when p.reason is null then o.census_at <= p.answer_before
                                                            when p.reason in ('FULL', 'STAFF_SHORTAGE', 'HYGIENE_LIMIT')
                                                            then o.census_at <= p.decided_at
                                                              or coalesce(o.census_night, cast(o.census_at at time zone 'UTC' as date)) < p.from_night
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
    'Shelters that an organisation has asked for the same people in vain: that do not take those of the case, and that had no place and were not counted since on one of the nights, or did not answer and were not counted since, or have refused people of no case within a day; nobody''s where none asks';
