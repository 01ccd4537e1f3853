-- A notice for the people with a role in a country can be for those too who cover only a part of the country.
create function actor_countries() returns text[] language sql stable parallel safe as
    $$ select array(select distinct split_part(r, '-', 1) from unnest(string_to_array(current_setting('palermo.regions', true), ',')) r) $$;
comment on function actor_countries() is 'Countries that the actor covers, or of which the actor covers a region';

alter table notice add column parts boolean not null default false;
alter table notice add constraint notice_parts check (not parts or quiet and role is not null and country is not null and region is null);
comment on column notice.parts is 'Who covers a region of the country is told as well. Only for quiet notices: the live feed does not know for whom they are';

alter policy told_reads on notice
    using (agency = (select actor_agency())
        or (role = any ((select actor_roles())::text[])
            and (country = any ((select actor_regions())::text[]) or region = any ((select actor_regions())::text[])
                or parts and country = any ((select actor_countries())::text[]))));
alter policy told_marks on notice
    using (agency = (select actor_agency())
        or (role = any ((select actor_roles())::text[])
            and (country = any ((select actor_regions())::text[]) or region = any ((select actor_regions())::text[])
                or parts and country = any ((select actor_countries())::text[]))));
