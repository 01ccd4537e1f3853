-- Whoever gives places deletes the holds that have ended on them, and so changes what is counted on nights beyond the
-- stay: those are locked as well, in the one order of dates.
create function lock_nights(of_shelter uuid, from_night date, until_night date, at timestamptz) returns void language plpgsql as $$
#variable_conflict use_variable
declare
    first_night date;
    until date;
begin
    select least(from_night, min(a.from_night)), greatest(until_night, max(a.until_night)) into first_night, until
      from allocation a
     where a.shelter = of_shelter and a.until_night > from_night and a.from_night < until_night and a.expires_at <= at;
    insert into night (shelter, night)
    select of_shelter, first_night + i from generate_series(0, until - first_night - 1) i
        on conflict do nothing;
    perform 1 from night n where n.shelter = of_shelter and n.night >= first_night and n.night < until order by n.night for update;
    perform 1 from offer_profile p where p.shelter = of_shelter for share;
end $$;
comment on function lock_nights(uuid, date, date, timestamptz) is 'Locks the nights of a stay, and those of what has ended on them, by date, then the profile; null as the time when nothing will be deleted';
