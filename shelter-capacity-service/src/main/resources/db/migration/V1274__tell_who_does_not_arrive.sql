-- Who was expected and has not come was missed by nobody until the shelter said so. What was accepted before says at noon
-- after the first night what has a window in which she wanted to come.
alter table placement add column missed_from timestamptz;
alter table placement add column told_not_arrived boolean not null default false;

create policy migration_writes on placement to current_user using ((select actor_is('system:migration')));
select set_config('palermo.subject', 'system:migration', true);
update placement set missed_from = coalesce(arrival_until, (from_night + 1) + time '12:00');
select set_config('palermo.subject', '', true);
drop policy migration_writes on placement;

alter table placement add constraint placement_missed_from check (missed_from is not null or erased_at is not null);
create index placement_expected on placement (missed_from) where state = 'ACCEPTED' and not told_not_arrived;
comment on column placement.missed_from is 'From this instant on who was accepted is missed, and it may be said that she did not come: the end of the window of arrival, or of the first night';
comment on column placement.told_not_arrived is 'Whether it was told that who was accepted has not come';
