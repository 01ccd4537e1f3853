-- An area of several regions can't leave out one of them in a search: its answer would tell where in it a house is. A broadcast
-- for a case can, since people answer it: the houses of the region that she fled are not asked.
alter table broadcast add column avoid_regions text not null default '';
comment on column broadcast.avoid_regions is 'In which regions no shelter is asked, ISO 3166-2 or a code below it, joined by commas; emptied once the others were';

create function operators_of(shelters uuid[], without text[]) returns table (shelter uuid, operator_agency uuid)
    language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select s.id, s.operator_agency from shelter s where actor_is('system:broadcasts') and s.id = any (shelters) and s.region <> all (without)
$$;
comment on function operators_of(uuid[], text[]) is 'Who answers for shelters that are asked, without those of some regions; for the watch of broadcasts only';
revoke execute on function operators_of(uuid[], text[]) from public;
grant execute on function operators_of(uuid[], text[]) to "${user}";

-- One that was cancelled before anybody was asked keeps it until it is erased.
create function forget_avoided_regions() returns trigger language plpgsql as $$
begin
    new.avoid_regions := '';
    return new;
end $$;
comment on function forget_avoided_regions() is 'Takes the regions to avoid from a broadcast that is erased';
create trigger forget_avoided_regions before update on broadcast for each row
    when (old.erased_at is null and new.erased_at is not null) execute function forget_avoided_regions();
