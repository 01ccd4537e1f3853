-- A census counts people. It was set against places: a family of three in a room of four hid a fourth woman, and one who had
-- not come, or was away, hid another.
create policy census_reads on placement for select to current_user using ((select actor_is('system:census')));
create policy census_reads on placement_step for select to current_user using ((select actor_is('system:census')));
create policy census_reads on hold for select to current_user using ((select actor_is('system:census')));

create function people_placed(of_shelter uuid, at timestamptz, of_night date) returns integer
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
    people integer;
begin
    -- Within the caller's own scope.
    if not exists (select 1 from shelter s where s.id = of_shelter) then
        return 0;
    end if;
    perform set_config('palermo.subject', 'system:census', true);
    select coalesce(sum(h.women + cardinality(string_to_array(h.children, ','))), 0) into people
      from placement p join hold h on h.id = p.hold
     where p.shelter = of_shelter and p.arrived_at <= at and p.from_night <= of_night and p.until_morning > of_night
       and (select t.state from placement_step t where t.placement = p.id and t.at <= people_placed.at order by t.at desc, t.id desc limit 1) = 'ARRIVED';
    perform set_config('palermo.subject', coalesce(actor, ''), true);
    return people;
end $$;
comment on function people_placed(uuid, timestamptz, date) is 'How many people were in a shelter at an instant whom a placement accounts for on that night; for who sees the shelter';
revoke execute on function people_placed(uuid, timestamptz, date) from public;
grant execute on function people_placed(uuid, timestamptz, date) to "${user}";
create index placement_of_shelter on placement (shelter, until_morning);
