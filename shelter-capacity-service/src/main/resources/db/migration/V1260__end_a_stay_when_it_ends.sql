-- A stay is over when it is, not when its hold had planned it: it is lengthened on arrival and later, and whoever must not be
-- made to move is still there. When that is stands in its hold, where the retention finds it along one index.
create function stay_over_at(p placement) returns timestamptz language sql immutable parallel safe as $$
    select greatest(cast(p.until_morning as timestamp) at time zone 'UTC', p.ended_at,
           case when p.state in ('ACCEPTED', 'ARRIVED', 'ABSENT', 'MISSING')
                then cast(greatest(p.protected_until, p.case_protected_until) as timestamp) at time zone 'UTC' end)
$$;
comment on function stay_over_at(placement) is 'The morning after its last night, the end of what protects her from moving, or the instant of its end, whichever is latest';

alter table hold add column stay_over_at timestamptz;
comment on column hold.stay_over_at is 'When the stay for which a shelter was asked on it is over, as it stands; null when none was asked';

create policy migration_reads on hold for select to current_user using ((select actor_is('system:migration')));
create policy migration_writes on hold for update to current_user using ((select actor_is('system:migration')));
create policy migration_reads on placement for select to current_user using ((select actor_is('system:migration')));
select set_config('palermo.subject', 'system:migration', true);
update hold h set stay_over_at = stay_over_at(p) from placement p where p.hold = h.id and h.erased_at is null;
select set_config('palermo.subject', '', true);
drop policy migration_reads on hold;
drop policy migration_writes on hold;
drop policy migration_reads on placement;

alter table hold alter column over_at set expression as (
    greatest(coalesce(ended_at, expires_at), case state when 'PLACED' then coalesce(stay_over_at, cast(from_night + nights as timestamp) at time zone 'UTC') end));
comment on column hold.over_at is 'Its end, or that of the stay that it became, whichever is later';

create function follow_stay() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
begin
    perform set_config('palermo.subject', 'system:erasure', true);
    update hold h set stay_over_at = stay_over_at(new) where h.id = new.hold and h.stay_over_at is distinct from stay_over_at(new);
    perform set_config('palermo.subject', coalesce(actor, ''), true);
    return null;
end $$;
comment on function follow_stay() is 'Says in the hold when its stay is over';
create trigger stay_followed after insert or update of state, until_morning, protected_until, case_protected_until, ended_at on placement
    for each row execute function follow_stay();
