-- Who is missing now, with whom somebody has to talk since she is back, and which child has nobody to act for her: asked of the
-- list of cases and told each morning.

create table case_concern (
    case_file uuid        not null references case_file,
    kind      text        not null check (kind in ('MISSING', 'INTERVIEW_DUE', 'NO_GUARDIAN')),
    country   text        not null,
    region    text        not null,
    sender    uuid        not null,
    since     timestamptz not null,
    due_at    timestamptz,
    primary key (case_file, kind)
);

comment on table case_concern is 'What somebody has to look at in a case now, whatever its terms; follows its records and its guardian';
comment on column case_concern.case_file is 'Which case';
comment on column case_concern.kind is 'What it is, a code';
comment on column case_concern.country is 'The case file''s, ISO 3166-1';
comment on column case_concern.region is 'The case file''s, ISO 3166-2 or a code of our own below it';
comment on column case_concern.sender is 'The case file''s';
comment on column case_concern.since is 'Since when';
comment on column case_concern.due_at is 'By when it has to be done, where the law sets a term; null where it sets none';

create index case_concern_region on case_concern (region, kind);

-- These ask for columns of the row alone: the policies of the case file ask for this table.
alter table case_concern enable row level security;
alter table case_concern force row level security;
create policy served_only on case_concern as restrictive using ((select actor_is_served()));
create policy authority_reads on case_concern for select
    using ((select actor_has('competent-authority'))
       and (country = any ((select actor_regions())::text[]) or region = any ((select actor_regions())::text[])));
create policy sender_reads on case_concern for select
    using ((select actor_has('first-responder')) and sender = (select actor_agency()));
create policy coordinator_reads on case_concern for select
    using ((select actor_has('case-coordinator')) and case_file = any ((select assigned_cases())::uuid[]));
create policy digest_reads on case_concern for select using ((select actor_is('system:digest')));

-- What follow_concerns sees and writes.
create policy concerns_follow on case_concern to current_user using ((select actor_is('system:concerns'))) with check ((select actor_is('system:concerns')));
create policy concerns_find on case_file for select to current_user using ((select actor_is('system:concerns')));
create policy concerns_find on case_record for select to current_user
    using ((select actor_is('system:concerns')) and (concern is not null or kind = 'MISSING_EPISODE'));
create policy concerns_find on guardian_record for select to current_user using ((select actor_is('system:concerns')));
create policy concerns_find on accommodation_stay for select to current_user using ((select actor_is('system:concerns')));

-- Who is missing from a shelter is missing, whether somebody writes a record of it or not, until she is back there or in another, or
-- a record says that she was found. A term is hers by the age group that her file has now. Somebody has to know of a child without
-- a guardian whose file says that she has withdrawn, as an adult would: a child can't have withdrawn.
create function follow_concerns(of_file uuid) returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
    acting_for text := current_setting('palermo.agency', true);
    acting_kind text := current_setting('palermo.agency_kind', true);
begin
    -- So that the next sees what whoever followed before has left.
    perform pg_advisory_xact_lock(hashtextextended('palermo.concerns ' || of_file, 0));
    -- For nobody's organisation: an immigration body refers children too.
    perform set_config('palermo.subject', 'system:concerns', true), set_config('palermo.agency', '', true), set_config('palermo.agency_kind', '', true);
    delete from case_concern k where k.case_file = of_file;
    insert into case_concern (case_file, kind, country, region, sender, since, due_at)
    select c.id, f.kind, c.country, c.region, c.sender, min(f.since), min(f.due_at)
      from case_file c
     cross join lateral (
           select r.concern as kind, r.changed_at as since,
                  case when r.due_of is null or c.age_group = any (string_to_array(r.due_of, ',')) then r.due_at end as due_at
             from case_record r where r.case_file = c.id and r.concern is not null
            union all
           select 'MISSING', s.missing_since, null
             from accommodation_stay s
            where s.case_file = c.id and s.missing_since is not null
              and not exists (select 1 from accommodation_stay o
                               where o.case_file = c.id and o.hold <> s.hold and o.state in ('ARRIVED', 'ABSENT') and o.changed_at >= s.missing_since)
              and not exists (select 1 from case_record r
                               where r.case_file = c.id and r.kind = 'MISSING_EPISODE' and r.state in ('FOUND', 'INTERVIEWED') and r.changed_at >= s.missing_since)
            union all
           select 'NO_GUARDIAN', g.needed_since, null
             from guardian_record g
            where g.case_file = c.id and g.appointed_at is null and c.age_group <> 'ADULT'
              and c.stage not in ('CLOSED', 'CLOSED_REFERRED')) f
     where c.id = of_file and c.erased_at is null
     group by c.id, f.kind, c.country, c.region, c.sender;
    perform set_config('palermo.subject', coalesce(actor, ''), true), set_config('palermo.agency', coalesce(acting_for, ''), true),
            set_config('palermo.agency_kind', coalesce(acting_kind, ''), true);
end $$;
comment on function follow_concerns(uuid) is 'Says anew what somebody has to look at in a case';
revoke execute on function follow_concerns(uuid) from public;

create function follow_concerns_of_row() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    perform follow_concerns(coalesce(new.case_file, old.case_file));
    return null;
end $$;
comment on function follow_concerns_of_row() is 'After a record or the guardian of a case has changed';
create function follow_concerns_of_file() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    perform follow_concerns(new.id);
    return null;
end $$;
comment on function follow_concerns_of_file() is 'After a case is over, she is held to be of another age, or is erased';

-- A missing episode is followed also when it asks nothing of anybody: with a person who was found dead nobody talks, and she is
-- missing no longer.
create trigger case_record_concern after insert on case_record for each row
    when (new.concern is not null or new.kind = 'MISSING_EPISODE') execute function follow_concerns_of_row();
create trigger case_record_concern_changed after update of concern, due_at, state on case_record for each row
    when (old.concern is not null or new.concern is not null or new.kind = 'MISSING_EPISODE') execute function follow_concerns_of_row();
create trigger accommodation_stay_concern after insert or update of state on accommodation_stay for each row
    when (new.missing_since is not null or new.state in ('ARRIVED', 'ABSENT', 'MOVED_ON')) execute function follow_concerns_of_row();
create trigger guardian_record_concern after insert or update or delete on guardian_record for each row execute function follow_concerns_of_row();
create trigger case_file_concern after update of stage, age_group, erased_at on case_file for each row
    when (case_is_over(new.stage) or new.age_group <> old.age_group or new.erased_at is not null) execute function follow_concerns_of_file();
