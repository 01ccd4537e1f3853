-- Whether a place is wanted took a quarter of a millisecond for each open case, so a country with a quarter of a million of them waited
-- a minute for the few that want one. They are now found by the requests that are open, and looked at one by one only on the page shown.
create index accommodation_request_open on accommodation_request ((from_night + nights), case_file) where closed_at is null;

create or replace function cases_of_regions(in_regions text, todays text, soon_untils text, only_those text,
                                            after_at timestamptz, after_id uuid, most integer)
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
                       and (o.referred_at, o.id) < (after_at, after_id)
                     order by o.referred_at desc, o.id desc
                     limit most) c
             order by c.referred_at desc, c.id desc;
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
                              and (o.referred_at, o.id) < (after_at, after_id)
                              and case only_those
                                      when 'OVERDUE' then o.due_on < w.today
                                      when 'DUE_SOON' then o.due_on between w.today and w.soon_until
                                      when 'NO_COORDINATOR' then not exists (select from case_assignment a
                                                                              where a.case_file = o.id and a.ended_at is null)
                                      else true end
                            order by o.referred_at desc, o.id desc
                            limit most) f
                     order by f.referred_at desc, f.id desc
                     limit most) c
             order by c.referred_at desc, c.id desc;
    end if;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
