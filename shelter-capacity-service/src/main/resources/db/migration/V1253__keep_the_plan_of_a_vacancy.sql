-- What one shelter has, read under its lock by each hold: a function, because its plan is kept by the session and took
-- longer to make than to run.
create function vacancy(of_shelter uuid, of_area text, asked asked_stay, at timestamptz, stale_before timestamptz, willing boolean)
    returns table (shelter uuid, spare integer, free_beds integer, free_rooms text) language plpgsql stable parallel safe as $$
#variable_conflict use_column
begin
    return query
    with house as materialized (
        select p.shelter, p.unregistered, p.staffed, p.hygiene_limit, p.operational
          from offer_profile p
         where p.shelter = of_shelter and p.area = of_area and takes(p, asked) and (willing or takes_unseen(p, asked, stale_before))),
    taken as materialized (
        select a.place_id, a.from_night, a.until_night
          from house h
          join allocation a on a.shelter = h.shelter and a.until_night > asked.from_night and a.from_night < asked.until_night
           and (a.expires_at is null or a.expires_at > at)),
    room as materialized (
        select l.room, count(*) filter (where l.operational and l.kind = 'BED') as beds,
               count(*) filter (where l.operational and l.kind = 'COT') as cots,
               count(*) filter (where l.operational and l.kind = 'BED' and t.place_id is null) as free_beds,
               bool_and(t.place_id is null) and bool_or(l.operational) as free
          from house h join place l on l.shelter = h.shelter
          left join (select distinct place_id from taken) t on t.place_id = l.id
         group by l.room)
    select h.shelter,
           (select cast(min(least(h.operational, coalesce(n.staffed, h.staffed), coalesce(n.hygiene_limit, h.hygiene_limit)) - h.unregistered
                 - (select count(*) from taken t where t.from_night <= d.night and t.until_night > d.night)) as integer)
              from (select asked.from_night + i as night from generate_series(0, asked.until_night - asked.from_night - 1) i) d
              left join night n on n.shelter = h.shelter and n.night = d.night),
           (select cast(coalesce(sum(r.free_beds), 0) as integer) from room r),
           (select coalesce(string_agg(r.room || chr(31) || r.beds || chr(31) || r.cots, chr(30)) filter (where r.free), '') from room r)
      from house h;
end $$;
comment on function vacancy(uuid, text, asked_stay, timestamptz, timestamptz, boolean) is 'What a shelter of an area has for a stay: what may be given on the fullest night, free beds, and its free rooms as id, beds and cots joined by the separators of ASCII; no row when it does not take them';
