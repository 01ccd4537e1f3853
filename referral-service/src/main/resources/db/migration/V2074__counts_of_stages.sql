-- How many case files of a country are in which stage. To count them took half a second with a million files, each time that a ministry
-- opened its morning page. Whoever changes a file adds a row and waits for nobody; a job sums the rows up.
create table case_stage_count (
    country text   not null,
    stage   text   not null,
    files   bigint not null
);

comment on table case_stage_count is 'Case files by country and stage, as the sum of the rows; no id of a file or a person';
comment on column case_stage_count.country is 'ISO 3166-1';
comment on column case_stage_count.stage is 'The stage of the files';
comment on column case_stage_count.files is 'How many more files are in the stage; less than zero for files that have left it';

create index case_stage_count_of on case_stage_count (country, stage);

-- The owner counts what is there, which no policy lets it see.
alter table case_file no force row level security;
insert into case_stage_count (country, stage, files) select country, stage, count(*) from case_file group by country, stage;
alter table case_file force row level security;

alter table case_stage_count enable row level security;
alter table case_stage_count force row level security;
create policy served_only on case_stage_count as restrictive using ((select actor_is_served()) or (select actor_is('system:statistics')));
create policy covering_offices_count on case_stage_count for select
    using ((select actor_may_follow_cases())
       and (select actor_has('competent-authority') or actor_has('national-rapporteur') or actor_has('mechanism-administrator'))
       and country = any ((select actor_regions())::text[]));
create policy stages_are_counted on case_stage_count for insert to current_user with check ((select actor_is('system:statistics')));
create policy stages_are_found on case_stage_count for select to current_user using ((select actor_is('system:statistics')));
create policy stages_are_summed_up on case_stage_count for delete to current_user using ((select actor_is('system:statistics')));

create function count_case_stages() returns trigger
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
begin
    perform set_config('palermo.subject', 'system:statistics', true);
    if tg_op = 'INSERT' then
        insert into case_stage_count (country, stage, files) select country, stage, count(*) from added group by country, stage;
    elsif tg_op = 'DELETE' then
        insert into case_stage_count (country, stage, files) select country, stage, -count(*) from removed group by country, stage;
    else
        insert into case_stage_count (country, stage, files) values (old.country, old.stage, -1), (new.country, new.stage, 1);
    end if;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
    return null;
end $$;
comment on function count_case_stages() is 'Counts case files by stage as they come, change and go';
revoke execute on function count_case_stages() from public;
create trigger case_file_stages_added after insert on case_file referencing new table as added
    for each statement execute function count_case_stages();
create trigger case_file_stages_removed after delete on case_file referencing old table as removed
    for each statement execute function count_case_stages();
create trigger case_file_stage_changed after update on case_file for each row
    when (old.stage <> new.stage or old.country <> new.country) execute function count_case_stages();

-- What others add meanwhile stays for the next time. Of two that sum up at once, the second finds nothing that the first has taken.
create function sum_up_case_stages(at_least integer) returns void
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if not coalesce(actor_is('system:statistics'), false) then
        raise insufficient_privilege using message = 'only statistics sum up how many files are in a stage';
    end if;
    if (select count(*) from case_stage_count) >= at_least then
        with taken as (delete from case_stage_count returning country, stage, files)
        insert into case_stage_count (country, stage, files)
        select country, stage, sum(files) from taken group by country, stage having sum(files) <> 0;
    end if;
end $$;
comment on function sum_up_case_stages(integer) is 'Makes one row of all that count the files of a country in a stage, once there are so many rows';
revoke execute on function sum_up_case_stages(integer) from public;
grant execute on function sum_up_case_stages(integer) to "${user}";
