-- What is served in a region, and what survivors could not reach there.

-- The status of a country is asked for at any instant, of fifty thousand lines and years of their states: too much to read each
-- time. So the best state of each category in each region is kept whenever it changes, which is seldom, since the best of many
-- lines counts. It is derived by follow_lines alone, from the states, whoever writes those.
create table served_category (
    country  text        not null,
    region   text        not null,
    category text        not null,
    from_at  timestamptz not null,
    state    text        not null check (state in ('NOT_OPERATIONAL', 'PARTIAL', 'OPERATIONAL')),
    primary key (country, region, category, from_at)
);

comment on table served_category is 'The best state of a category among the lines of a region, or among the national ones that reach every region, and since when; follows service_line_state';
comment on column served_category.country is 'ISO 3166-1, of the lines'' providers';
comment on column served_category.region is 'The region that the lines are in; the country itself for national lines';
comment on column served_category.category is 'What is offered';
comment on column served_category.from_at is 'When it came into the state; it holds until the next one. Before the first it is not operational';
comment on column served_category.state is 'The best state of a line';

create function lock_mechanism(of_country text) returns void language sql as
    $$ select pg_advisory_xact_lock(hashtextextended('mechanism ' || of_country, 0)) $$;
comment on function lock_mechanism(text) is 'Waits until no other transaction changes lines of the country: two that close at once would each see the other still open';

-- Which categories lines belong to, each with the earliest instant that something changed at.
create function categories_of_lines(of_lines uuid[], at_instants timestamptz[])
    returns table (country text, region text, category text, since timestamptz) language sql stable rows 200 as $$
    select l.country, coalesce(r.region, l.country), l.category, min(c.since)
      from unnest(of_lines, at_instants) c (line, since)
      join service_line l on l.id = c.line
      left join service_line_region r on r.service_line = l.id and not l.national
     group by 1, 2, 3
$$;
comment on function categories_of_lines(uuid[], timestamptz[]) is 'The categories, by country and region, that lines belong to, and the earliest of their instants';

-- Counts from the earliest instant on, per category, how many of its lines are operational and how many partial.
create function follow_lines(of_lines uuid[], at_instants timestamptz[]) returns void language plpgsql as $$
begin
    -- In one order, so that two who change lines of several countries don't wait for each other.
    perform lock_mechanism(c.country) from (select distinct l.country from service_line l where l.id = any (of_lines) order by l.country) c;

    delete from served_category s using categories_of_lines(of_lines, at_instants) t
     where s.country = t.country and s.region = t.region and s.category = t.category and s.from_at >= t.since;

    insert into served_category (country, region, category, from_at, state)
    with touched as materialized (
        select t.*, coalesce((select s.state from served_category s
                               where s.country = t.country and s.region = t.region and s.category = t.category
                               order by s.from_at desc limit 1), 'NOT_OPERATIONAL') as before
          from categories_of_lines(of_lines, at_instants) t),
    belonging as materialized (
        select t.country, t.region, t.category, t.since, l.id, l.national, l.phone, l.online, l.transport
          from touched t join service_line l on l.country = t.country and l.category = t.category and l.national
         where t.region = t.country
        union all
        select t.country, t.region, t.category, t.since, l.id, l.national, l.phone, l.online, l.transport
          from touched t
          join service_line_region r on r.region = t.region
          join service_line l on l.id = r.service_line and l.country = t.country and l.category = t.category and not l.national
         where t.region <> t.country),
    offering as (
        select b.*, (select max(d.until_at) from service_line_description d where d.service_line = b.id) as from_at, null::timestamptz as until_at
          from belonging b
        union all
        select b.country, b.region, b.category, b.since, b.id, b.national, d.phone, d.online, d.transport,
               lag(d.until_at) over (partition by b.country, b.region, b.category, b.id order by d.until_at), d.until_at
          from belonging b join service_line_description d on d.service_line = b.id),
    holding as (
        select o.country, o.region, o.category, greatest(s.from_at, o.from_at, o.since) as from_at,
               least(coalesce(s.until_at, 'infinity'), coalesce(o.until_at, 'infinity')) as until_at,
               (s.state = 'OPERATIONAL')::integer as operational, (s.state = 'PARTIAL')::integer as partial
          from offering o
          join service_line_state s on s.service_line = o.id and coalesce(s.until_at, 'infinity') > o.since
         where coalesce(o.until_at, 'infinity') > o.since
           and (not o.national or o.phone or o.online or (o.category = 'ACCOMMODATION' and o.transport))
           and s.state in ('OPERATIONAL', 'PARTIAL')),
    edge as (
        select country, region, category, since as at, 0 as operational, 0 as partial from touched
        union all
        select country, region, category, from_at, operational, partial from holding where from_at < until_at
        union all
        select country, region, category, until_at, -operational, -partial from holding where from_at < until_at and until_at < 'infinity'),
    counted as (
        select country, region, category, at,
               sum(sum(operational)) over (partition by country, region, category order by at) as operational,
               sum(sum(partial)) over (partition by country, region, category order by at) as partial
          from edge group by country, region, category, at),
    standing as (
        select country, region, category, at,
               case when operational > 0 then 'OPERATIONAL' when partial > 0 then 'PARTIAL' else 'NOT_OPERATIONAL' end as state
          from counted),
    following as (
        select s.*, coalesce(lag(s.state) over (partition by s.country, s.region, s.category order by s.at), t.before) as before
          from standing s join touched t using (country, region, category))
    select country, region, category, at, state from following where state <> before;
end $$;
comment on function follow_lines(uuid[], timestamptz[]) is 'Derives anew what is served by the categories of lines, from an instant on that comes with each line';

create function follow_states() returns trigger language plpgsql as $$
begin
    perform follow_lines(array_agg(c.line), array_agg(c.since))
       from (select service_line as line, min(from_at) as since from added group by service_line) c having count(*) > 0;
    return null;
end $$;
comment on function follow_states() is 'Has what is served follow the states of lines';

-- A new state ends the one before in the same statement.
create trigger service_line_state_followed after insert on service_line_state referencing new table as added
    for each statement execute function follow_states();

create function follow_descriptions() returns trigger language plpgsql as $$
begin
    perform follow_lines(array_agg(c.line), array_agg(c.since))
       from (select service_line as line, min(until_at) as since from added group by service_line) c having count(*) > 0;
    return null;
end $$;
comment on function follow_descriptions() is 'Has what is served follow how lines are reached';

create trigger service_line_description_followed after insert on service_line_description referencing new table as added
    for each statement execute function follow_descriptions();

-- When a survivor could not reach a service, whoever hears of it reports where, which service, why and what came of it, in codes.
-- Neither who reported nor when is kept with it, and the ids are random, so they say nothing of an order.
create table access_difficulty (
    id       uuid primary key default gen_random_uuid(),
    country  text not null,
    region   text not null,
    quarter  text not null,
    category text not null,
    cause    text not null check (cause in ('FULL', 'CLOSED', 'NOT_IN_REGION', 'RESTRICTIONS', 'TRANSPORT', 'COST', 'LANGUAGE', 'DOCUMENTS', 'NOT_ELIGIBLE',
                                            'NO_DEVICE', 'CARE_OF_OTHERS', 'DISABILITY', 'FEAR', 'NOT_INFORMED', 'TURNED_AWAY', 'ANOTHER')),
    effect   text not null check (effect in ('DELAYED', 'IN_PART', 'INTERRUPTED', 'NOT_AT_ALL', 'BACK_IN_DANGER'))
);

comment on table access_difficulty is 'Reports that a survivor could not reach a service: no person, no organisation, no instant; insert only';
comment on column access_difficulty.id is 'UUIDv4: no time is in it';
comment on column access_difficulty.country is 'The region''s, ISO 3166-1';
comment on column access_difficulty.region is 'Where she looked for it, ISO 3166-2 or a code of our own below it';
comment on column access_difficulty.quarter is 'In which it was reported, as in 2026-Q4, of the country''s zone';
comment on column access_difficulty.category is 'What she could not reach';
comment on column access_difficulty.cause is 'Why, a code';
comment on column access_difficulty.effect is 'What came of it, a code';

create index access_difficulty_quarter on access_difficulty (country, quarter);

alter table access_difficulty enable row level security;
alter table access_difficulty force row level security;
create policy served_only on access_difficulty as restrictive using ((select actor_is_served()));
create policy anybody_reports on access_difficulty for insert with check ((select actor_subject()) not like 'system:%');
create policy offices_count on access_difficulty for select using (actor_counts_in(country));

-- How many somebody has reported in a day, so that nobody floods the figures.
create table access_difficulty_budget (
    reporter bytea   not null,
    day      date    not null,
    reports  integer not null,
    primary key (reporter, day)
);

comment on table access_difficulty_budget is 'How many difficulties somebody has reported today; the days before are deleted with the next report of anybody';
comment on column access_difficulty_budget.reporter is 'Keyed hash of who reported and the day: it says nobody, and two days of one person are not alike';
comment on column access_difficulty_budget.day is 'Date in UTC';
comment on column access_difficulty_budget.reports is 'How many';

-- Without the key nobody knows whose row it is, and only who reports changes one.
alter table access_difficulty_budget enable row level security;
alter table access_difficulty_budget force row level security;
create policy served_only on access_difficulty_budget as restrictive using ((select actor_is_served()));
create policy reporters_spend on access_difficulty_budget
    using ((select actor_subject()) not like 'system:%') with check ((select actor_subject()) not like 'system:%');

-- A report that is sent again counts once. A stored answer, as other requests have one, would say who sent it.
create table access_difficulty_request (
    request bytea primary key,
    day     date  not null
);

comment on table access_difficulty_request is 'Reports of difficulties that were sent with a key, so that they count once; those of two days before are deleted with the next report of anybody';
comment on column access_difficulty_request.request is 'Keyed hash of who sent it and its Idempotency-Key: it says neither';
comment on column access_difficulty_request.day is 'Date in UTC';

-- Here too nobody knows without the key whose row it is.
alter table access_difficulty_request enable row level security;
alter table access_difficulty_request force row level security;
create policy served_only on access_difficulty_request as restrictive using ((select actor_is_served()));
create policy reporters_repeat on access_difficulty_request
    using ((select actor_subject()) not like 'system:%') with check ((select actor_subject()) not like 'system:%');
