-- A workplace changes: it is corrected, moves, closes and opens again, and two records turn out to be one place. What stood before
-- stays in its history. Two records become one only when an inspector has compared them, and can become two again.
alter table workplace
    add column isic          text check (isic ~ '^([A-U]|[0-9]{2,4})$'),
    add column workers_least integer check (workers_least >= 0),
    add column workers_most  integer check (workers_most >= workers_least),
    add column women         integer check (women >= 0),
    add column men           integer check (men >= 0),
    add column address_from  date,
    add column closed        boolean not null default false,
    add column closed_on     date,
    add column closed_for    text check (closed_for in ('CEASED', 'MOVED_ABROAD', 'DEMOLISHED', 'NEVER_EXISTED', 'OTHER')),
    add column merged_into   uuid references workplace,
    add column near_street   text,
    add column grid          text generated always as (case when latitude is null then null
        else cast(floor(latitude * 500) as text) || ':' || cast(floor(longitude * 500) as text) end) stored,
    add constraint workplace_closed_whole check (closed or closed_on is null and closed_for is null),
    add constraint workplace_merged_into_another check (merged_into <> id);
create index workplace_merged_into on workplace (merged_into) where merged_into is not null;
create index workplace_os_id on workplace (os_id) where os_id is not null;
create index workplace_grid on workplace (grid) where grid is not null;
create index workplace_near_street on workplace (near_street) where near_street is not null;
create index workplace_isic on workplace (isic, created_at desc, id desc) where isic is not null;

comment on column workplace.isic is 'What is done there: section, division, group or class of ISIC Rev. 4';
comment on column workplace.workers_least is 'At least how many work there, where only a range is known';
comment on column workplace.workers_most is 'At most how many; null for a range without an end';
comment on column workplace.women is 'How many women work there, where it is known';
comment on column workplace.men is 'How many men work there, where it is known';
comment on column workplace.address_from is 'Since when it is at this address; null when nobody said';
comment on column workplace.closed is 'Whether work has ended there';
comment on column workplace.closed_on is 'Since when; null when a list says only that it is closed';
comment on column workplace.closed_for is 'Why, a code; null when a list says only that it is closed';
comment on column workplace.merged_into is 'The record of the same place that stands for this one; null when it stands for itself';
comment on column workplace.near_street is 'As near_address, without postcodes and words such as city; null for a row that 0.1.0 wrote';
comment on column workplace.grid is 'Cell of about 220 m, for finding what is near; null for a household, whose point is sealed';

create function workplace_now(of_workplace uuid) returns uuid language sql stable parallel safe as $$
    with recursive way(id, into_id, steps) as (
        select w.id, w.merged_into, 0 from workplace w where w.id = of_workplace
        union all
        select w.id, w.merged_into, way.steps + 1 from way join workplace w on w.id = way.into_id where way.steps < 100)
    select way.id from way where way.into_id is null
$$;
comment on function workplace_now(uuid) is 'The workplace that stands for this one today: itself, or the one that it was merged into';

create function workplace_parts(of_workplace uuid) returns setof uuid language sql stable parallel safe as $$
    with recursive part(id, steps) as (
        select of_workplace, 0
        union all
        select w.id, part.steps + 1 from part join workplace w on w.merged_into = part.id where part.steps < 100)
    select part.id from part
$$;
comment on function workplace_parts(uuid) is 'The workplace and all that were merged into it: what is recorded on one of them is its own';

create table workplace_change (
    id         uuid        primary key,
    workplace  uuid        not null references workplace,
    kind       text        not null check (kind in ('EDITED', 'MOVED', 'CLOSED', 'REOPENED', 'MERGED', 'SPLIT')),
    from_day   date,
    other      uuid references workplace,
    reasons    text[]      not null default '{}',
    before     jsonb       not null,
    sealed     bytea,
    agency     uuid        not null,
    changed_at timestamptz not null
);
create index workplace_change_page on workplace_change (workplace, changed_at desc, id desc);

comment on table workplace_change is 'What a workplace''s record said before each change';
comment on column workplace_change.id is 'UUIDv7';
comment on column workplace_change.workplace is 'Which workplace';
comment on column workplace_change.kind is 'What was done';
comment on column workplace_change.from_day is 'From which day it counts, for a move, a closing and a reopening';
comment on column workplace_change.other is 'For MERGED the workplace that stands for both; for SPLIT the one that it was taken out of';
comment on column workplace_change.reasons is 'Why, codes';
comment on column workplace_change.before is 'The values that stood before, without what names a household';
comment on column workplace_change.sealed is 'Name, address and point of a household as they stood before, sealed under the household''s key';
comment on column workplace_change.agency is 'The inspectorate that changed it';
comment on column workplace_change.changed_at is 'Time of the transaction';

alter table workplace_change enable row level security;
alter table workplace_change force row level security;
create policy served_only on workplace_change as restrictive using ((select actor_is_served()));
create policy inspectors_read on workplace_change for select using ((select actor_inspects()));
create policy inspector_records on workplace_change for insert
    with check ((select actor_inspects()) and agency = (select actor_agency()));

create table workplace_key (
    match_key text primary key,
    workplace uuid not null references workplace
);
create index workplace_key_workplace on workplace_key (workplace);

comment on table workplace_key is 'Names and addresses that a workplace had before: a list that still has them is matched to it';
comment on column workplace_key.match_key is 'As workplace.match_key';
comment on column workplace_key.workplace is 'Which workplace had it';

alter table possible_duplicate
    add column id         uuid not null default gen_random_uuid() unique,
    add column state      text not null default 'OPEN' check (state in ('OPEN', 'NOT_SAME', 'MERGED')),
    add column decided_at timestamptz,
    add column reasons    text[] not null default '{}',
    drop constraint possible_duplicate_likeness_check,
    add constraint possible_duplicate_likeness_check check (likeness in ('NAME', 'ADDRESS', 'OS_ID', 'PLACE', 'INSPECTOR')),
    add constraint possible_duplicate_decided check ((state = 'OPEN') = (decided_at is null));
create index possible_duplicate_queue on possible_duplicate (state, noticed_at desc, id desc);

comment on column possible_duplicate.id is 'By which an inspector opens the pair';
comment on column possible_duplicate.state is 'OPEN until an inspector has compared the two; NOT_SAME is remembered';
comment on column possible_duplicate.decided_at is 'When an inspector decided; null while it is open';
comment on column possible_duplicate.reasons is 'Why they are one place, codes; empty until they are merged';
comment on column possible_duplicate.likeness is
    'Why: NAME, ADDRESS, OS_ID (the same one), PLACE (near, and a similar name), or INSPECTOR, who says so';

alter table workplace_listing add column contributors text;
comment on column workplace_listing.contributors is 'Who named the workplace to the Open Supply Hub, one a line; null where the list does not say';
