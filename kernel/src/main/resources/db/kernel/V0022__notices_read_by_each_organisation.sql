-- A notice for the people with a role in a country or a region reaches several organisations. Each marks it as read for itself.
create table notice_reading (
    notice  uuid        not null references notice (id) on delete cascade,
    agency  uuid        not null,
    read_at timestamptz not null,
    primary key (notice, agency)
);

comment on table notice_reading is 'Which organisations have read a notice that goes to a role of a country or region';
comment on column notice_reading.notice is 'The notice';
comment on column notice_reading.agency is 'The organisation of the person who marked it as read';
comment on column notice_reading.read_at is 'When she marked it, time of the transaction';

alter table notice_reading enable row level security;
alter table notice_reading force row level security;
create policy own_reads on notice_reading for select using (agency = (select actor_agency()));
create policy own_marks on notice_reading for insert with check (agency = (select actor_agency()));
create policy served_only on notice_reading as restrictive using ((select actor_is_served()));

-- Of a notice from before, nobody knows which organisation has read it: it keeps the one mark that all share.
alter table notice add column read_by_each boolean not null default false;
alter table notice alter column read_by_each set default true;

comment on column notice.read_by_each is 'Each organisation marks it as read for itself, where it goes to several; false for notices from before';
comment on column notice.read_at is 'When somebody marked it as read; of a notice that several organisations read, the first of them (notice_reading has each)';
