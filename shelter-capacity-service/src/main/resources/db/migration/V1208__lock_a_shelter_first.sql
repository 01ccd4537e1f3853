-- Whoever changes what is counted on a shelter's nights waits for the shelter first. Nights and profile were locked one after
-- the other, by some nights first and by some the profile first, and a night that comes into being waits for whoever
-- makes it: two could wait for each other.
create or replace function lock_nights(of_shelter uuid, from_night date, until_night date, at timestamptz) returns void language plpgsql as $$
#variable_conflict use_variable
declare
    first_night date;
    until date;
begin
    perform lock_shelter(of_shelter);
    select least(from_night, min(a.from_night)), greatest(until_night, max(a.until_night)) into first_night, until
      from allocation a
     where a.shelter = of_shelter and a.until_night > from_night and a.from_night < until_night and a.expires_at <= at;
    insert into night (shelter, night)
    select of_shelter, first_night + i from generate_series(0, until - first_night - 1) i
        on conflict do nothing;
    perform 1 from night n where n.shelter = of_shelter and n.night >= first_night and n.night < until order by n.night for update;
    perform 1 from offer_profile p where p.shelter = of_shelter for share;
end $$;

create function lock_shelter(of_shelter uuid) returns void language plpgsql as $$
begin
    perform pg_advisory_xact_lock(hashtextextended('palermo.shelter.' || of_shelter, 0));
end $$;
comment on function lock_shelter(uuid) is 'Waits until nobody else changes what is counted of a shelter; until the end of the transaction';
