alter table shelter add column public_listing boolean not null default false;
comment on column shelter.public_listing is 'Its provider lets the public directory name it, or when it is confidential, count it in its area';

-- Which made-up id of the directory is whose. Nobody reads it: the function below alone writes it.
create table directory_alias (
    id      uuid primary key,
    shelter uuid not null references shelter,
    country text not null,
    regions text not null,
    ended   boolean not null default false
);
create unique index directory_alias_shelter on directory_alias (shelter) where not ended;

comment on table directory_alias is 'Under which id a confidential shelter stands in the public directory; a secret';
comment on column directory_alias.id is 'Random, with no relation to the shelter';
comment on column directory_alias.shelter is 'The shelter';
comment on column directory_alias.country is 'ISO 3166-1';
comment on column directory_alias.regions is 'The regions of its area: when they change it gets another id, else who remembers both areas would know where they overlap';
comment on column directory_alias.ended is 'No longer current; its entry is shown until the day ends';

alter table directory_alias enable row level security;
alter table directory_alias force row level security;
create policy directory_keeps on directory_alias to current_user
    using ((select actor_is('system:directory'))) with check ((select actor_is('system:directory')));
create policy served_only on directory_alias as restrictive using ((select actor_is_served()));
create policy directory_reads on shelter for select to current_user using ((select actor_is('system:directory')));

create function refresh_confidential_listings(of_country text, tomorrow date)
    returns table (alias uuid, area text) language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
begin
    if not coalesce(actor_has('shelter-manager') or actor_has('mechanism-administrator'), false) then
        return;
    end if;
    perform set_config('palermo.subject', 'system:directory', true);
    with present as (
        select s.id, string_agg(r.region, ',' order by r.region) as regions
          from shelter s join offer_profile p on p.shelter = s.id join area_region r on r.area = p.area
         where s.country = of_country and s.confidential and s.public_listing
         group by s.id),
    ended as (
        update directory_alias a set ended = true
         where a.country = of_country and not a.ended
           and not exists (select 1 from present n where n.id = a.shelter and n.regions = a.regions)
        returning a.id)
    update directory_service d set shown_until = tomorrow from ended e where d.id = e.id;
    -- Nothing that nobody has seen, or will see again, is kept.
    delete from directory_alias a where a.ended and a.country = of_country
       and not exists (select 1 from directory_service d where d.id = a.id and d.shown_until >= tomorrow and d.shown_from < tomorrow);
    delete from directory_service d where d.source = 'CONFIDENTIAL' and d.country = of_country
       and (d.shown_until < tomorrow or d.shown_until <= d.shown_from);
    return query
        insert into directory_alias (id, shelter, country, regions)
        select gen_random_uuid(), s.id, of_country, string_agg(r.region, ',' order by r.region)
          from shelter s join offer_profile p on p.shelter = s.id join area_region r on r.area = p.area
         where s.country = of_country and s.confidential and s.public_listing
           and not exists (select 1 from directory_alias a where a.shelter = s.id and not a.ended)
         group by s.id
        returning directory_alias.id, (select string_agg(distinct r.area, ',') from area_region r where r.region = any (string_to_array(directory_alias.regions, ',')));
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
comment on function refresh_confidential_listings(text, date) is 'Has the directory''s entries of confidential shelters follow the register; tells which new ids stand in which areas, and never whose they are';
revoke execute on function refresh_confidential_listings(text, date) from public;
grant execute on function refresh_confidential_listings(text, date) to "${user}";
