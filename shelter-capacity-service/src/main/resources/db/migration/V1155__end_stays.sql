-- A hold has an end, and so has the stay that it became: so many days later, by the profile, the party and what people call
-- it go. What is counted stays: shelter, area, organisation, nights, dates, state, and why a shelter refused. Which places
-- were taken stands in allocation, without anybody.
alter table hold alter column reference drop not null;
alter table hold alter column subject drop not null;
alter table hold alter column women drop not null;
alter table hold alter column children drop not null;
alter table hold alter column needs drop not null;
alter table hold add column erased_at timestamptz;
alter table hold add column over_at timestamptz not null generated always as (
    greatest(coalesce(ended_at, expires_at), case state when 'PLACED' then (from_night + nights)::timestamp at time zone 'UTC' end)) stored;
alter table hold add constraint hold_erased_whole check (erased_at is null
    or reference is null and subject is null and women is null and children is null and needs is null);
create index hold_end on hold (over_at, id) where erased_at is null;
alter table placement alter column reference drop not null;
alter table placement add column erased_at timestamptz;

comment on column hold.erased_at is 'When its time was over; from then on it is nobody''s, and counted only';
comment on column hold.over_at is 'Its end, or the morning after the last night of the stay that it became, whichever is later';
comment on column hold.reference is 'What people call it, Crockford base 32 with a check symbol; null once erased';
comment on column hold.subject is 'Who asked; null once erased';
comment on column hold.women is 'How many women; null once erased';
comment on column hold.children is 'Ages of the children in years, joined by commas; null once erased';
comment on column hold.needs is 'Codes of what they need, joined by commas; null once erased';
comment on column placement.reference is 'The hold''s reference; null once erased';
comment on column placement.erased_at is 'As of its hold';

create policy not_erased on hold as restrictive for select using (erased_at is null or (select actor_is('system:erasure')));
create policy not_erased on placement as restrictive for select using (erased_at is null or (select actor_is('system:erasure')));

-- The owner's alone, as everything that the erasure does. The job itself sees no row: it asks and erases by the functions.
create policy erasure_finds on hold for select to current_user using ((select actor_is('system:erasure')));
create policy erasure_empties on hold for update to current_user using ((select actor_is('system:erasure')));
create policy erasure_finds on hold_place for select to current_user using ((select actor_is('system:erasure')));
create policy erasure_deletes on hold_place for delete to current_user using ((select actor_is('system:erasure')));
create policy erasure_finds on placement for select to current_user using ((select actor_is('system:erasure')));
create policy erasure_empties on placement for update to current_user using ((select actor_is('system:erasure')));
create policy erasure_finds on shelter for select to current_user using ((select actor_is('system:erasure')));

create function over_holds(of_country text, over_before timestamptz, after_at timestamptz, after_hold uuid, at_most integer)
    returns table (record uuid, reference text, over_at timestamptz)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
begin
    if not coalesce(actor_is('system:retention')
            or (actor_has('data-protection-officer') or actor_has('auditor')) and of_country = any (actor_regions()), false) then
        return;
    end if;
    perform set_config('palermo.subject', 'system:erasure', true);
    return query select h.id, h.reference, h.over_at from hold h
                  where h.over_at < over_before and h.erased_at is null and (h.over_at, h.id) > (after_at, after_hold)
                    and (select s.country from shelter s where s.id = h.shelter) = of_country
                  order by h.over_at, h.id
                  limit at_most;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
comment on function over_holds(text, timestamptz, timestamptz, uuid, integer) is 'Holds whose time is over, for the retention and for officers of the country: id, reference and date, neither where nor who';

create function retained_hold(of_hold uuid) returns table (country text, erased boolean)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
begin
    if not coalesce(actor_has('data-protection-officer') or actor_has('auditor'), false) then
        return;
    end if;
    perform set_config('palermo.subject', 'system:erasure', true);
    return query select s.country, h.erased_at is not null from hold h join shelter s on s.id = h.shelter
                  where h.id = of_hold and s.country = any (actor_regions());
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
comment on function retained_hold(uuid) is 'Whether a hold can be kept, for officers of its country';

-- An erasure that is applied again to a restored copy takes a shelter's key that was there before it, and not one that was
-- made in the same transaction or later. Of a hold there is no key: what it says is emptied.
create or replace function apply_erasure(of_owner uuid, of_purpose text, at timestamptz) returns boolean
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
    destroyed boolean;
begin
    perform set_config('palermo.subject', 'system:erasure', true);
    if of_purpose = 'HOLD' then
        perform forget_legal_holds('hold', of_owner);
        delete from notice n using placement p where p.hold = of_owner and n.about = p.id;
        delete from hold_place l where l.hold = of_owner;
        update placement p
           set reference = null, arrival_from = null, arrival_until = null, decided_by = null, erased_at = at, version = p.version + 1
         where p.hold = of_owner and p.erased_at is null;
        update hold h
           set reference = null, subject = null, women = null, children = null, needs = null, erased_at = at, version = h.version + 1
         where h.id = of_owner and h.erased_at is null;
    else
        delete from data_key k where k.owner = of_owner and k.purpose = of_purpose and k.created_at < at;
    end if;
    destroyed := found;
    if destroyed then
        -- In real time, as the age of backups is, also where a test has moved the clock of decisions.
        insert into erasure (owner, purpose, erased_at) values (of_owner, of_purpose, least(at, transaction_timestamp())) on conflict do nothing;
    end if;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
    return destroyed;
end $$;

create function erase_hold(of_hold uuid, over_before timestamptz, at timestamptz) returns boolean
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
    erased boolean := false;
begin
    if not coalesce(actor_is('system:retention'), false) then
        raise insufficient_privilege using message = 'not a hold that the actor may erase';
    end if;
    if legal_hold_stands('hold', of_hold) then
        raise object_not_in_prerequisite_state using message = 'a legal hold stands';
    end if;
    perform set_config('palermo.subject', 'system:erasure', true);
    perform 1 from hold h where h.id = of_hold and h.over_at < over_before and h.erased_at is null for update;
    if found then
        erased := apply_erasure(of_hold, 'HOLD', at);
    end if;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
    return erased;
end $$;
comment on function erase_hold(uuid, timestamptz, timestamptz) is 'Erases a hold whose time is over, for the retention; false when it is not over or was erased before';

revoke execute on function over_holds(text, timestamptz, timestamptz, uuid, integer), retained_hold(uuid), erase_hold(uuid, timestamptz, timestamptz) from public;
grant execute on function over_holds(text, timestamptz, timestamptz, uuid, integer), retained_hold(uuid), erase_hold(uuid, timestamptz, timestamptz) to "${user}";
