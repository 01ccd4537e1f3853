-- A regional coordinator reads the open cases of her regions with the longest overdue first: what is late was anywhere in a list that began
-- with the latest referral.

-- Cases in which nothing is due come last, as if something were due on the first day of 9999.
create index case_file_region_open_due on case_file (region, coalesce(due_on, date '9999-01-01'), id)
    where closed_at is null and erased_at is null and stage <> 'DRAFT';

-- As cases_of_regions, in another order. Terms that are asked for bound what is read of the index.
create function cases_of_regions_by_term(in_regions text, todays text, soon_untils text, only_those text,
                                         after_day date, after_id uuid, most integer)
    returns table (id uuid, reference text, region text, stage text, referred_at timestamptz, due_on date, coordinated_by text,
                   place_wanted boolean)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
    covered text[] := actor_regions();
    regions text[] := string_to_array(in_regions, ',');
    days date[] := cast(string_to_array(todays, ',') as date[]);
    soon date[] := cast(string_to_array(soon_untils, ',') as date[]);
    earliest date := (select min(d.day) from unnest(days) d (day));
begin
    if not coalesce(actor_may_follow_cases() and actor_has('regional-coordinator'), false) then
        return;
    end if;
    perform set_config('palermo.subject', 'system:coordination', true);
    if only_those = 'PLACE_WANTED' then
        return query
            select c.id, c.reference, c.region, c.stage, c.referred_at, c.due_on,
                   (select string_agg(distinct a.agency::text, ',' order by a.agency::text) from case_assignment a
                     where a.case_file = c.id and a.ended_at is null),
                   true
              from (select o.id, o.reference, o.region, o.stage, o.referred_at, o.due_on
                      from (select r.case_file, max(r.from_night + r.nights) as until_morning from accommodation_request r
                             where r.closed_at is null and r.from_night + r.nights > earliest
                               and not exists (select from accommodation_stay s
                                                where s.request = r.id
                                                  and (s.state in ('ACCEPTED', 'ARRIVED', 'ABSENT', 'MISSING')
                                                    or s.state in ('HELD', 'ASKED') and s.expires_at > actor_time()))
                             group by r.case_file) q
                      join case_file o on o.id = q.case_file
                      join unnest(regions, days) w (region, today) on w.region = o.region
                     where q.until_morning > w.today and (o.region = any (covered) or o.country = any (covered))
                       and o.closed_at is null and o.erased_at is null and o.stage <> 'DRAFT'
                       and (coalesce(o.due_on, date '9999-01-01'), o.id) > (after_day, after_id)
                     order by coalesce(o.due_on, date '9999-01-01'), o.id
                     limit most) c
             order by coalesce(c.due_on, date '9999-01-01'), c.id;
    else
        return query
            select c.id, c.reference, c.region, c.stage, c.referred_at, c.due_on,
                   (select string_agg(distinct a.agency::text, ',' order by a.agency::text) from case_assignment a
                     where a.case_file = c.id and a.ended_at is null),
                   place_is_wanted(c.id, c.today)
              from (select f.id, f.reference, f.region, f.stage, f.referred_at, f.due_on, w.today
                      from unnest(regions, days, soon) w (region, today, soon_until)
                     cross join lateral (
                           select o.id, o.reference, o.region, o.stage, o.referred_at, o.due_on from case_file o
                            where o.region = w.region and (o.region = any (covered) or o.country = any (covered))
                              and o.closed_at is null and o.erased_at is null and o.stage <> 'DRAFT'
                              and (coalesce(o.due_on, date '9999-01-01'), o.id) > (after_day, after_id)
                              and coalesce(o.due_on, date '9999-01-01')
                                  >= case when only_those = 'DUE_SOON' then w.today else date '0001-01-01' end
                              and coalesce(o.due_on, date '9999-01-01')
                                  <= case only_those when 'OVERDUE' then w.today - 1 when 'DUE_SOON' then w.soon_until
                                                     else date '9999-01-01' end
                              and (only_those is distinct from 'NO_COORDINATOR'
                                or not exists (select from case_assignment a where a.case_file = o.id and a.ended_at is null))
                            order by coalesce(o.due_on, date '9999-01-01'), o.id
                            limit most) f
                     order by coalesce(f.due_on, date '9999-01-01'), f.id
                     limit most) c
             order by coalesce(c.due_on, date '9999-01-01'), c.id;
    end if;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
comment on function cases_of_regions_by_term(text, text, text, text, date, uuid, integer) is
    'Open cases of the regions of a regional coordinator, longest overdue first: where they stand and what is missing, nothing of a person. No row for anybody else';
revoke execute on function cases_of_regions_by_term(text, text, text, text, date, uuid, integer) from public;
grant execute on function cases_of_regions_by_term(text, text, text, text, date, uuid, integer) to "${user}";
