-- Once a day each agency is told what of its cases is overdue, due and due soon: by whoever enters the day of a country first.
create table case_digest_day (
    country text        not null,
    day     date        not null,
    made_at timestamptz not null,
    primary key (country, day)
);
comment on table case_digest_day is 'The days on which agencies of a country were told what is due; whoever enters one tells them in that transaction';
comment on column case_digest_day.country is 'ISO 3166-1';
comment on column case_digest_day.day is 'The day in the country''s zone';
comment on column case_digest_day.made_at is 'Time of the transaction';

alter table case_digest_day enable row level security;
alter table case_digest_day force row level security;
create policy digest_only on case_digest_day using ((select actor_is('system:digest'))) with check ((select actor_is('system:digest')));
-- Of case files those alone of which something is due, and who works on them.
create policy digest_reads on case_file for select using ((select actor_is('system:digest')) and due_on is not null);
create policy digest_reads on case_assignment for select using ((select actor_is('system:digest')) and ended_at is null);
create policy digest_tells on notice for insert
    with check ((select actor_is('system:digest')) and kind = 'CASES_DUE' and role is null and read_at is null and mailed_at is null);
