-- Complaints: that there is one, from whom and about what is for the chief inspector alone (C81 art. 15(c)). Whoever takes one in
-- writes it and can't read it again. What the chief inspector does with it is logged here and not in the audit, which more people read.
create table complaint (
    id            uuid primary key,
    reference     text        not null unique,
    agency        uuid,
    country       text        not null,
    workplace     uuid references workplace,
    channel       text        not null check (channel in ('PHONE', 'IN_PERSON', 'LETTER', 'PARTNER', 'PAGE')),
    language      text,
    sealed        bytea       not null,
    taken_by      text,
    taken_at      timestamptz not null,
    state         text        not null default 'NEW' check (state in ('NEW', 'TRIAGED')),
    outcome       text check (outcome in ('VISIT', 'NO_VISIT', 'PASSED_ON', 'NOT_COMPETENT')),
    planned_visit uuid references planned_visit,
    sealed_note   bytea,
    triaged_by    text,
    triaged_at    timestamptz,
    version       integer     not null default 0,
    check ((state = 'TRIAGED') = (outcome is not null)),
    check (planned_visit is null or outcome = 'VISIT'),
    check (agency is not null or channel = 'PAGE')
);
create index complaint_page on complaint (agency, taken_at desc, id desc);
create index complaint_public on complaint (country, taken_at desc, id desc) where agency is null;
create index complaint_end on complaint (taken_at, id);

comment on table complaint is 'Complaints about a workplace; for the chief inspector alone (C81 art. 15(c))';
comment on column complaint.id is 'UUIDv7';
comment on column complaint.reference is 'What the complainant can refer to: C- and Crockford base 32';
comment on column complaint.agency is 'The inspectorate that took it in; null for one from the public page until a chief inspector takes it on';
comment on column complaint.country is 'ISO 3166-1 alpha-2 of the workplace';
comment on column complaint.workplace is 'The workplace, where it is known here';
comment on column complaint.channel is 'How it came: PHONE, IN_PERSON, LETTER, PARTNER or PAGE';
comment on column complaint.language is 'Language of the complainant, BCP 47; null when unknown';
comment on column complaint.sealed is 'What it says, about which place, from whom and how she can be reached, as JSON, sealed under its own key';
comment on column complaint.taken_by is 'Subject of who took it in; null for the public page';
comment on column complaint.taken_at is 'Time of the transaction';
comment on column complaint.state is 'NEW, or TRIAGED';
comment on column complaint.outcome is 'What the chief inspector decided; null before';
comment on column complaint.planned_visit is 'The visit that was planned from it, or null';
comment on column complaint.sealed_note is 'The words of the chief inspector on it, sealed';
comment on column complaint.triaged_by is 'Subject of who decided; null before';
comment on column complaint.triaged_at is 'When it was decided; null before';
comment on column complaint.version is 'For If-Match';

create table complaint_log (
    id        uuid primary key,
    complaint uuid        not null,
    agency    uuid        not null,
    action    text        not null check (action in ('LIST', 'READ', 'TRIAGE')),
    done_by   text        not null,
    done_at   timestamptz not null
);
create index complaint_log_of on complaint_log (complaint, done_at, id);

comment on table complaint_log is 'Which chief inspector saw or decided a complaint, and when; it stands in place of the audit';
comment on column complaint_log.id is 'UUIDv7';
comment on column complaint_log.complaint is 'Which complaint';
comment on column complaint_log.agency is 'The inspectorate of who did it';
comment on column complaint_log.action is 'LIST, READ or TRIAGE';
comment on column complaint_log.done_by is 'Subject of who did it';
comment on column complaint_log.done_at is 'Time of the transaction';

alter table complaint enable row level security;
alter table complaint force row level security;
alter table complaint_log enable row level security;
alter table complaint_log force row level security;
create policy served_only on complaint as restrictive using ((select actor_is_served()));
create policy served_only on complaint_log as restrictive using ((select actor_is_served()));

create policy chief_reads on complaint for select
    using ((select actor_has('chief-inspector'))
       and (agency = (select actor_agency()) or agency is null and country = any ((select actor_regions())::text[])));
create policy chief_decides on complaint for update
    using ((select actor_has('chief-inspector'))
       and (agency = (select actor_agency()) or agency is null and country = any ((select actor_regions())::text[])))
    with check (agency = (select actor_agency()));
create policy inspectorate_takes_in on complaint for insert
    with check ((select actor_inspects()) and agency = (select actor_agency()) and taken_by = (select actor_subject()) and state = 'NEW');
create policy public_sends on complaint for insert
    with check ((select actor_is('system:complaints')) and agency is null and taken_by is null and state = 'NEW');

create policy chief_reads on complaint_log for select
    using ((select actor_has('chief-inspector')) and agency = (select actor_agency()));
create policy chief_adds on complaint_log for insert
    with check ((select actor_has('chief-inspector')) and agency = (select actor_agency()) and done_by = (select actor_subject()));

-- The key of a complaint is for whom the complaint is for.
create policy chief_reads_complaints on data_key as restrictive for select
    using (purpose <> 'COMPLAINT' or (select actor_is('system:keys') or actor_is('system:erasure'))
        or exists (select 1 from complaint c where c.id = data_key.owner));
create policy complaints_make on data_key for insert
    with check ((select actor_is('system:complaints')) and purpose = 'COMPLAINT');

-- Complaints have an end. Their keys go with them, so that they are gone from backups too, and so does what says that a visit followed
-- from one.
create policy erasure_finds on complaint for select to current_user using ((select actor_is('system:erasure')));
create policy erasure_deletes on complaint for delete to current_user using ((select actor_is('system:erasure')));
create policy erasure_finds on complaint_log for select to current_user using ((select actor_is('system:erasure')));
create policy erasure_deletes on complaint_log for delete to current_user using ((select actor_is('system:erasure')));

create function end_complaints(of_country text, taken_before timestamptz, at_most integer) returns integer
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
    over_ones uuid[];
begin
    if not coalesce(actor_is('system:complaint-end'), false) then
        return 0;
    end if;
    perform set_config('palermo.subject', 'system:erasure', true);
    over_ones := array(select c.id from complaint c where c.country = of_country and c.taken_at < taken_before order by c.taken_at, c.id limit at_most);
    delete from data_key k where k.owner = any (over_ones) and k.purpose = 'COMPLAINT';
    delete from visit_source s where s.complaint = any (over_ones);
    delete from complaint_log l where l.complaint = any (over_ones);
    delete from complaint c where c.id = any (over_ones);
    perform set_config('palermo.subject', coalesce(actor, ''), true);
    return cardinality(over_ones);
end $$;
comment on function end_complaints(text, timestamptz, integer) is 'Erases complaints of a country that were taken in before an instant, the oldest first; how many';
revoke execute on function end_complaints(text, timestamptz, integer) from public;
grant execute on function end_complaints(text, timestamptz, integer) to "${user}";
