-- A census and a status are kept with who said them and when; limits and supplies were overwritten.
create table shelter_limit (
    id            uuid        primary key,
    shelter       uuid        not null references shelter,
    from_night    date        not null,
    until_night   date        check (until_night > from_night),
    staffed       integer,
    hygiene_limit integer,
    recorded_by   text        not null,
    recorded_at   timestamptz not null,
    check (staffed is not null or hygiene_limit is not null)
);
create index shelter_limit_latest on shelter_limit (shelter, id desc);

comment on table shelter_limit is 'How many places a shelter might give, who said so and when; every change is kept';
comment on column shelter_limit.id is 'UUIDv7, made under the lock of what it changes: the later, the greater';
comment on column shelter_limit.shelter is 'Which shelter';
comment on column shelter_limit.from_night is 'The first night meant, date of the shelter''s zone';
comment on column shelter_limit.until_night is 'The first night not meant; null for all from then on';
comment on column shelter_limit.staffed is 'Places that its staff could look after; null when it was left as it was';
comment on column shelter_limit.hygiene_limit is 'Places that hygiene and distancing allowed; null when it was left as it was';
comment on column shelter_limit.recorded_by is 'Subject of who said so';
comment on column shelter_limit.recorded_at is 'Time of the transaction';

create table shelter_supply (
    id          uuid        primary key,
    shelter     uuid        not null references shelter,
    lacks       text        not null,
    recorded_by text        not null,
    recorded_at timestamptz not null
);
create index shelter_supply_latest on shelter_supply (shelter, id desc);

comment on table shelter_supply is 'What a shelter was short of, who said so and when; every change is kept';
comment on column shelter_supply.id is 'UUIDv7, made under the shelter''s lock: the later, the greater';
comment on column shelter_supply.shelter is 'Which shelter';
comment on column shelter_supply.lacks is 'Codes joined by commas; empty when nothing was missing';
comment on column shelter_supply.recorded_by is 'Subject of who said so';
comment on column shelter_supply.recorded_at is 'Time of the transaction';

alter table shelter_limit enable row level security;
alter table shelter_limit force row level security;
create policy with_the_shelter on shelter_limit for select
    using ((select true from shelter s where s.id = shelter_limit.shelter));
create policy to_the_shelter on shelter_limit for insert
    with check (exists (select 1 from shelter s where s.id = shelter_limit.shelter));
create policy served_only on shelter_limit as restrictive using ((select actor_is_served()));

alter table shelter_supply enable row level security;
alter table shelter_supply force row level security;
create policy with_the_shelter on shelter_supply for select
    using ((select true from shelter s where s.id = shelter_supply.shelter));
create policy to_the_shelter on shelter_supply for insert
    with check (exists (select 1 from shelter s where s.id = shelter_supply.shelter));
create policy served_only on shelter_supply as restrictive using ((select actor_is_served()));

-- Whoever counts places counts what is lacking: of each shelter as before its region and an opaque id, and its codes.
drop function countable_shelters(text);
create function countable_shelters(of_country text) returns table (shelter uuid, region text, lacks text)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
    covered text[] := actor_regions();
begin
    if not coalesce(actor_has('competent-authority') or actor_has('national-rapporteur')
            or actor_has('mechanism-administrator') or actor_has('regional-coordinator'), false) then
        return;
    end if;
    perform set_config('palermo.subject', 'system:capacity', true);
    return query select s.id, s.region, s.lacks from shelter s
                  where s.country = of_country and (s.country = any (covered) or s.region = any (covered));
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
comment on function countable_shelters(text) is 'Opaque ids, regions and missing supplies of the shelters that a ministry counts, within the regions that it covers: neither name nor operator nor address';
revoke execute on function countable_shelters(text) from public;
grant execute on function countable_shelters(text) to "${user}";
