-- Who is missing from a shelter is missing, whether somebody writes a record of it or not: the list of who is missing has her, from
-- the shelter's word until she is found. A place that ends while she is missing finds nobody.
alter table accommodation_stay add column missing_since timestamptz;
comment on column accommodation_stay.missing_since is 'Since when she is missing from there, also after the place has ended; null when she is not, or came back';

create function mark_missing_stay() returns trigger language plpgsql as $$
begin
    new.missing_since := case
        when new.state = 'MISSING' then coalesce(new.missing_since, new.changed_at)
        when new.state in ('ARRIVED', 'ABSENT', 'MOVED_ON') then null
        else new.missing_since end;
    return new;
end $$;
comment on function mark_missing_stay() is 'Keeps since when somebody is missing from a place';
create trigger accommodation_stay_missing before insert or update of state on accommodation_stay for each row execute function mark_missing_stay();

create policy concerns_find on accommodation_stay for select to current_user using ((select actor_is('system:concerns')));
alter policy concerns_find on case_record using ((select actor_is('system:concerns')) and (concern is not null or kind = 'MISSING_EPISODE'));

-- As before; and she is missing who is missing from a shelter, until she is back there or in another, or a record says that she was found.
create or replace function follow_concerns(of_file uuid) returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
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

create trigger accommodation_stay_concern after insert or update of state on accommodation_stay for each row
    when (new.missing_since is not null or new.state in ('ARRIVED', 'ABSENT', 'MOVED_ON')) execute function follow_concerns_of_row();
-- Also one of a person who was found dead: nobody talks with her, and she is missing no longer.
drop trigger case_record_concern on case_record;
create trigger case_record_concern after insert on case_record for each row
    when (new.concern is not null or new.kind = 'MISSING_EPISODE') execute function follow_concerns_of_row();
drop trigger case_record_concern_changed on case_record;
create trigger case_record_concern_changed after update of concern, due_at, state on case_record for each row
    when (old.concern is not null or new.concern is not null or new.kind = 'MISSING_EPISODE') execute function follow_concerns_of_row();

-- Who is missing now, in one order as the locks are taken.
create policy migration_reads on accommodation_stay for select to current_user using ((select actor_is('system:missing')));
create policy migration_marks on accommodation_stay for update to current_user using ((select actor_is('system:missing')));
select set_config('palermo.subject', 'system:missing', true);
update accommodation_stay set missing_since = changed_at where state = 'MISSING';
select follow_concerns(m.case_file) from (select distinct case_file from accommodation_stay where missing_since is not null order by case_file) m;
select set_config('palermo.subject', '', true);
drop policy migration_reads on accommodation_stay;
drop policy migration_marks on accommodation_stay;
