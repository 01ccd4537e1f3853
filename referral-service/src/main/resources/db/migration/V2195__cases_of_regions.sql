-- A regional coordinator sees which open cases of her regions lack a coordinator or a place, and whose term is over: reference, stage and
-- dates, and which organisations coordinate them. She reads no row of these tables herself, so nothing else of a person can reach her.

create index case_file_region_open on case_file (region, referred_at desc, id desc)
    where closed_at is null and erased_at is null and stage <> 'DRAFT';
create index accommodation_stay_of_request on accommodation_stay (request) where request is not null;

create policy coordination_reads on case_file for select to current_user using ((select actor_is('system:coordination')));
create policy coordination_reads on case_assignment for select to current_user using ((select actor_is('system:coordination')));
create policy coordination_reads on accommodation_request for select to current_user using ((select actor_is('system:coordination')));
create policy coordination_reads on accommodation_stay for select to current_user using ((select actor_is('system:coordination')));

-- It runs under the policies of whoever asks.
create function place_is_wanted(of_file uuid, today date) returns boolean language sql stable parallel safe as $$
    select exists (select from accommodation_request r
                    where r.case_file = of_file and r.closed_at is null and r.from_night + r.nights > today
                      and not exists (select from accommodation_stay s
                                       where s.request = r.id
                                         and (s.state in ('ACCEPTED', 'ARRIVED', 'ABSENT', 'MISSING')
                                           or s.state in ('HELD', 'ASKED') and s.expires_at > actor_time())))
$$;
comment on function place_is_wanted(uuid, date) is 'Whether a place was asked for a case, for nights that are not over, and none is held or given';

-- The regions come with today's date there and the last day that is due soon. Those that the actor does not cover have no case.
create function cases_of_regions(in_regions text, todays text, soon_untils text, only_those text, after_at timestamptz, after_id uuid, most integer)
    returns table (id uuid, reference text, region text, stage text, referred_at timestamptz, due_on date, coordinated_by text,
                   place_wanted boolean)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
    covered text[] := actor_regions();
begin
    if not coalesce(actor_may_follow_cases() and actor_has('regional-coordinator'), false) then
        return;
    end if;
    perform set_config('palermo.subject', 'system:coordination', true);
    return query
        select c.id, c.reference, c.region, c.stage, c.referred_at, c.due_on,
               (select string_agg(distinct a.agency::text, ',' order by a.agency::text) from case_assignment a
                 where a.case_file = c.id and a.ended_at is null),
               place_is_wanted(c.id, c.today)
          from (select f.id, f.reference, f.region, f.stage, f.referred_at, f.due_on, w.today
                  from unnest(string_to_array(in_regions, ','), cast(string_to_array(todays, ',') as date[]),
                              cast(string_to_array(soon_untils, ',') as date[])) w (region, today, soon_until)
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
                                  when 'PLACE_WANTED' then place_is_wanted(o.id, w.today)
                                  else true end
                        order by o.referred_at desc, o.id desc
                        limit most) f
                 order by f.referred_at desc, f.id desc
                 limit most) c
         order by c.referred_at desc, c.id desc;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
comment on function cases_of_regions(text, text, text, text, timestamptz, uuid, integer) is
    'Open cases of the regions of a regional coordinator, latest referral first: where they stand and what is missing, nothing of a person. No row for anybody else';
revoke execute on function cases_of_regions(text, text, text, text, timestamptz, uuid, integer) from public;
grant execute on function cases_of_regions(text, text, text, text, timestamptz, uuid, integer) to "${user}";
