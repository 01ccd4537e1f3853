-- Adds :cases case files to the register of a suite that has its sample. Each is like one of the sample's, with its history,
-- over five years. The same :seed gives the same files, except for their ids. Run as a superuser while nobody else writes.
-- The triggers are off; their counts are made once at the end.
--
-- Nobody can open these files: they have no keys and hold nothing of a person. A search by name still finds them, as often
-- as in real life: one file in forty has the words of its model's name, the others have random words.
set session_replication_role = replica;
set work_mem = '512MB';
set maintenance_work_mem = '512MB';

create function pg_temp.dice(what text, sides integer) returns integer language sql immutable as
    $$ select mod(abs(hashtextextended(what || :'seed', 4711)), sides)::integer $$;

-- Indexes are made after the rows, because updating them row by row would be most of the work.
create temporary table put_back as
select cast(cast(i.indexrelid as regclass) as text) as name, pg_get_indexdef(i.indexrelid) as definition
  from pg_index i
 where i.indrelid in ('case_file'::regclass, 'case_file_event'::regclass, 'counted_step'::regclass, 'case_decision'::regclass, 'person_name_token'::regclass)
   and not exists (select from pg_constraint c where c.conindid = i.indexrelid);
do $$ declare i record; begin for i in select name from put_back loop execute 'drop index ' || i.name; end loop; end $$;

create temporary table model as
select c.*, row_number() over (order by c.reference) - 1 as n from case_file c where c.synthetic and c.erased_at is null and c.reference not like 'LOAD%';

-- Files that were open for longer than a season are closed. The others keep their terms, shifted with the file.
create temporary table copied as
select i, m.id as model, uuidv7(m.referred_at - make_interval(days => d.back) - now()) as id, d.back,
       m.closed_at is null and d.back > 90 and pg_temp.dice('open ' || i, 50) > 0 as ended
  from generate_series(1, :cases) i
  join model m on m.n = pg_temp.dice('model ' || i, (select count(*)::integer from model))
 cross join lateral (select pg_temp.dice('back ' || i, 1826) as back) d;

insert into case_file (id, reference, country, region, stage, age_group, sex, exploitation, sender, referred_at, due_on, recovery_ends_on,
                       reconsideration_until, synthetic, closed_at, suspended_from, suspended_on, due_days_left, recovery_days_left, reconsideration_days_left)
select c.id, 'LOAD-' || c.i, m.country, m.region, case when c.ended then 'CLOSED' else m.stage end, m.age_group, m.sex, m.exploitation, m.sender,
       m.referred_at - make_interval(days => c.back), case when not c.ended then m.due_on - c.back end, m.recovery_ends_on - c.back,
       m.reconsideration_until - c.back, true, case when c.ended then m.referred_at - make_interval(days => c.back - 80) else m.closed_at - make_interval(days => c.back) end,
       case when not c.ended then m.suspended_from end, case when not c.ended then m.suspended_on - c.back end, m.due_days_left, m.recovery_days_left, m.reconsideration_days_left
  from copied c join model m on m.id = c.model
 order by c.id;

insert into case_file_event (id, case_file, name, stage_before, stage_after, occurred_at, subject, agency)
select uuidv7(e.occurred_at - make_interval(days => c.back) - now()), c.id, e.name, e.stage_before, e.stage_after,
       e.occurred_at - make_interval(days => c.back), e.subject, e.agency
  from copied c join case_file_event e on e.case_file = c.model
 union all
select uuidv7(m.referred_at - make_interval(days => c.back - 80) - now()), c.id, 'Closed', m.stage, 'CLOSED',
       m.referred_at - make_interval(days => c.back - 80), 'load', null
  from copied c join model m on m.id = c.model where c.ended;

-- The figures for statistics, as the trigger on events would have written them.
insert into counted_step (country, kind, at, region, age_group, sex, exploitation, outcome, due_on)
select f.country, k.kind, case when k.kind in ('REFERRAL', 'NOTIFICATION') then f.referred_at else e.occurred_at end, f.region, f.age_group, f.sex,
       exploitation_category(f.exploitation), counted_outcome(k.kind, e.stage_after),
       case when k.kind = 'REASONABLE_GROUNDS' then cast(f.referred_at as date) + 7 end
  from copied c join case_file f on f.id = c.id join case_file_event e on e.case_file = c.id
 cross join lateral (select counted_kind(e.stage_before, e.stage_after) as kind) k
 where k.kind is not null;

-- The decisions in each history, made by the competent authority.
insert into case_decision (id, case_file, kind, outcome, decided_at, subject, agency)
select uuidv7(e.occurred_at - now()), e.case_file,
       case when e.stage_after like 'REASONABLE%' then 'REASONABLE_GROUNDS' else 'CONCLUSIVE_GROUNDS' end,
       case when e.stage_after like '%POSITIVE' then 'POSITIVE' else 'NEGATIVE' end, e.occurred_at, e.subject, e.agency
  from copied c join case_file_event e on e.case_file = c.id
 where e.stage_after in ('REASONABLE_GROUNDS_POSITIVE', 'REASONABLE_GROUNDS_NEGATIVE', 'CONCLUSIVE_GROUNDS_POSITIVE', 'CONCLUSIVE_GROUNDS_NEGATIVE')
   and e.stage_before <> 'SUSPENDED';

insert into person_name_token (case_file, agency, region, token)
select c.id, t.agency, t.region, case when pg_temp.dice('name ' || c.i, 40) = 0 then t.token else sha256(t.token || convert_to(c.i::text, 'UTF8')) end
  from copied c join person_name_token t on t.case_file = c.model
 order by 4
on conflict do nothing;

do $$ declare i record; begin for i in select definition from put_back loop execute i.definition; end loop; end $$;
set session_replication_role = origin;
delete from case_stage_count;
insert into case_stage_count (country, stage, files) select country, stage, count(*) from case_file group by country, stage;
reset work_mem;
reset maintenance_work_mem;
analyze case_file;
analyze case_file_event;
analyze case_decision;
analyze counted_step;
analyze person_name_token;
