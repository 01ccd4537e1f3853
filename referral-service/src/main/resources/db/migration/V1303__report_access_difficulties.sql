-- A survivor could not reach a service. Whoever hears of it reports where, which, why and what came of it, in codes. Neither
-- who reported nor when is kept with it, and ids of chance say nothing of an order.
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
create index access_difficulty_quarter on access_difficulty (country, quarter);

comment on table access_difficulty is 'Reports that a survivor could not reach a service: no person, no organisation, no instant; insert only';
comment on column access_difficulty.id is 'UUIDv4: no time is in it';
comment on column access_difficulty.country is 'The region''s, ISO 3166-1';
comment on column access_difficulty.region is 'Where she looked for it, ISO 3166-2 or a code of our own below it';
comment on column access_difficulty.quarter is 'In which it was reported, as in 2026-Q4, of the country''s zone';
comment on column access_difficulty.category is 'What she could not reach';
comment on column access_difficulty.cause is 'Why, a code';
comment on column access_difficulty.effect is 'What came of it, a code';

alter table access_difficulty enable row level security;
alter table access_difficulty force row level security;
create policy anybody_reports on access_difficulty for insert with check ((select actor_subject()) not like 'system:%');
create policy offices_count on access_difficulty for select using (actor_counts_in(country));
create policy served_only on access_difficulty as restrictive using ((select actor_is_served()));

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

alter table access_difficulty_budget enable row level security;
alter table access_difficulty_budget force row level security;
-- Without the key nobody knows whose row it is, and only who reports changes one.
create policy reporters_spend on access_difficulty_budget
    using ((select actor_subject()) not like 'system:%') with check ((select actor_subject()) not like 'system:%');
create policy served_only on access_difficulty_budget as restrictive using ((select actor_is_served()));
