-- What is due of a child and of nobody else stays due when it turns out later that she is a child. So whose term it is stands beside it.
alter table case_record add column due_of text;
comment on column case_record.due_of is 'Whose term it is, codes of age groups, comma separated; null for whoever she is';
comment on column case_record.due_at is 'By when it is due of who is of due_of, where the law sets a term; null where it sets none';

-- As before, but that a term is hers by the age group that her file has now; and that of who has withdrawn as an adult and is none somebody
-- has to know: a child can't have withdrawn.
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
    select c.id, f.kind, c.country, c.region, c.sender, f.since, f.due_at
      from case_file c
     cross join lateral (
           select r.concern as kind, min(r.changed_at) as since,
                  min(r.due_at) filter (where r.due_of is null or c.age_group = any (string_to_array(r.due_of, ','))) as due_at
             from case_record r where r.case_file = c.id and r.concern is not null group by r.concern
            union all
           select 'NO_GUARDIAN', g.needed_since, null
             from guardian_record g
            where g.case_file = c.id and g.appointed_at is null and c.age_group <> 'ADULT'
              and c.stage not in ('CLOSED', 'CLOSED_REFERRED')) f
     where c.id = of_file and c.erased_at is null;
    perform set_config('palermo.subject', coalesce(actor, ''), true), set_config('palermo.agency', coalesce(acting_for, ''), true),
            set_config('palermo.agency_kind', coalesce(acting_kind, ''), true);
end $$;

select set_config('palermo.subject', 'system:concerns', true);
insert into case_concern (case_file, kind, country, region, sender, since)
select c.id, 'NO_GUARDIAN', c.country, c.region, c.sender, g.needed_since
  from guardian_record g join case_file c on c.id = g.case_file
 where g.appointed_at is null and c.age_group <> 'ADULT' and c.erased_at is null and c.stage = 'WITHDRAWN';
select set_config('palermo.subject', '', true);
