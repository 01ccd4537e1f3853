-- The end of what is kept about people: docs/adr/0018. So many days after a hold and its stay, a broadcast, a wait or a shift
-- is over, by the profile, what says who needed or did what goes.

-- What is counted stays: shelter, area, organisation, nights, dates, state, and why a shelter refused. Which places were taken
-- is in allocation, without anybody.
--
-- For each kind of record: those whose time is over, for the retention and for officers of the country; whether one can be
-- kept by a legal hold; and its erasure, which a legal hold prevents.

-- The kernel's function destroys a data key; this one also empties records that have none. Applied again to a restored copy,
-- it takes the key that a shelter had at that time, and not one that was made in the same transaction or later: a shelter that
-- has moved has a new key under the same owner and purpose. Of a placement, missed_from goes as well: it says when the person
-- wanted to come.
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
        delete from on_call_message m using placement p where p.hold = of_owner and m.about = p.id;
        delete from hold_place l where l.hold = of_owner;
        update placement p
           set reference = null, arrival_from = null, arrival_until = null, missed_from = null, decided_by = null, erased_at = at, version = p.version + 1
         where p.hold = of_owner and p.erased_at is null;
        update hold h
           set reference = null, subject = null, women = null, women_ages = '', children = null, boys = null, needs = null, languages = '',
               erased_at = at, version = h.version + 1
         where h.id = of_owner and h.erased_at is null;
    elsif of_purpose = 'BROADCAST' then
        perform forget_legal_holds('broadcast', of_owner);
        delete from notice n where n.about = of_owner;
        delete from notice n using broadcast_alert a where a.broadcast = of_owner and n.about = a.id;
        delete from on_call_message m using broadcast_alert a where a.broadcast = of_owner and m.about = a.id;
        update broadcast_alert a
           set acknowledged_by = null, answered_by = null, erased_at = at, version = a.version + 1
         where a.broadcast = of_owner and a.erased_at is null;
        update broadcast b
           set reference = null, subject = null, avoid_organisations = '', women = null, women_ages = null, children = null, boys = null, needs = null, languages = null,
               erased_at = at, version = b.version + 1
         where b.id = of_owner and b.erased_at is null;
    elsif of_purpose = 'WAITLIST' then
        perform forget_legal_holds('waitlist_entry', of_owner);
        delete from notice n where n.about = of_owner;
        update waitlist_entry w
           set reference = null, subject = null, women = null, women_ages = '', children = null, boys = null, needs = null, languages = '',
               avoid_organisations = '', at_risk = null, case_file = null, erased_at = at
         where w.id = of_owner and w.erased_at is null;
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
revoke execute on function over_holds(text, timestamptz, timestamptz, uuid, integer), retained_hold(uuid),
    erase_hold(uuid, timestamptz, timestamptz) from public;
grant execute on function over_holds(text, timestamptz, timestamptz, uuid, integer), retained_hold(uuid),
    erase_hold(uuid, timestamptz, timestamptz) to "${user}";

create function over_broadcasts(of_country text, over_before timestamptz, after_at timestamptz, after_record uuid, at_most integer)
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
    return query select b.id, b.reference, b.ended_at from broadcast b
                  where b.ended_at < over_before and b.erased_at is null and (b.ended_at, b.id) > (after_at, after_record) and b.country = of_country
                  order by b.ended_at, b.id
                  limit at_most;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
comment on function over_broadcasts(text, timestamptz, timestamptz, uuid, integer) is 'Broadcasts whose time is over, for the retention and for officers of the country';

create function retained_broadcast(of_broadcast uuid) returns table (country text, erased boolean)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
begin
    if not coalesce(actor_has('data-protection-officer') or actor_has('auditor'), false) then
        return;
    end if;
    perform set_config('palermo.subject', 'system:erasure', true);
    return query select b.country, b.erased_at is not null from broadcast b where b.id = of_broadcast and b.country = any (actor_regions());
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
comment on function retained_broadcast(uuid) is 'Whether a broadcast can be kept, for officers of its country';

create function erase_broadcast(of_broadcast uuid, over_before timestamptz, at timestamptz) returns boolean
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
    erased boolean := false;
begin
    if not coalesce(actor_is('system:retention'), false) then
        raise insufficient_privilege using message = 'not a broadcast that the actor may erase';
    end if;
    if legal_hold_stands('broadcast', of_broadcast) then
        raise object_not_in_prerequisite_state using message = 'a legal hold stands';
    end if;
    perform set_config('palermo.subject', 'system:erasure', true);
    perform 1 from broadcast b where b.id = of_broadcast and b.ended_at < over_before and b.erased_at is null for update;
    if found then
        erased := apply_erasure(of_broadcast, 'BROADCAST', at);
    end if;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
    return erased;
end $$;
comment on function erase_broadcast(uuid, timestamptz, timestamptz) is 'Erases a broadcast whose time is over, for the retention; false when it is not over or was erased before';
revoke execute on function over_broadcasts(text, timestamptz, timestamptz, uuid, integer), retained_broadcast(uuid),
    erase_broadcast(uuid, timestamptz, timestamptz) from public;
grant execute on function over_broadcasts(text, timestamptz, timestamptz, uuid, integer), retained_broadcast(uuid),
    erase_broadcast(uuid, timestamptz, timestamptz) to "${user}";

create function over_waits(of_country text, over_before timestamptz, after_at timestamptz, after_record uuid, at_most integer)
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
    return query select w.id, w.reference, w.ended_at from waitlist_entry w
                  where w.ended_at < over_before and w.erased_at is null and (w.ended_at, w.id) > (after_at, after_record) and w.country = of_country
                  order by w.ended_at, w.id
                  limit at_most;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
comment on function over_waits(text, timestamptz, timestamptz, uuid, integer) is 'Waits whose time is over, for the retention and for officers of the country';

create function retained_wait(of_entry uuid) returns table (country text, erased boolean)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
begin
    if not coalesce(actor_has('data-protection-officer') or actor_has('auditor'), false) then
        return;
    end if;
    perform set_config('palermo.subject', 'system:erasure', true);
    return query select w.country, w.erased_at is not null from waitlist_entry w where w.id = of_entry and w.country = any (actor_regions());
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
comment on function retained_wait(uuid) is 'Whether a wait can be kept, for officers of its country';

create function erase_wait(of_entry uuid, over_before timestamptz, at timestamptz) returns boolean
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
    erased boolean := false;
begin
    if not coalesce(actor_is('system:retention'), false) then
        raise insufficient_privilege using message = 'not a wait that the actor may erase';
    end if;
    if legal_hold_stands('waitlist_entry', of_entry) then
        raise object_not_in_prerequisite_state using message = 'a legal hold stands';
    end if;
    perform set_config('palermo.subject', 'system:erasure', true);
    perform 1 from waitlist_entry w where w.id = of_entry and w.ended_at < over_before and w.erased_at is null for update;
    if found then
        erased := apply_erasure(of_entry, 'WAITLIST', at);
    end if;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
    return erased;
end $$;
comment on function erase_wait(uuid, timestamptz, timestamptz) is 'Erases a wait whose time is over, for the retention; false when it is not over or was erased before';
revoke execute on function over_waits(text, timestamptz, timestamptz, uuid, integer), retained_wait(uuid),
    erase_wait(uuid, timestamptz, timestamptz) from public;
grant execute on function over_waits(text, timestamptz, timestamptz, uuid, integer), retained_wait(uuid),
    erase_wait(uuid, timestamptz, timestamptz) to "${user}";

create function over_shifts(of_country text, over_before timestamptz, after_at timestamptz, after_record uuid, at_most integer)
    returns table (record uuid, over_at timestamptz)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
begin
    if not coalesce(actor_is('system:retention')
            or (actor_has('data-protection-officer') or actor_has('auditor')) and of_country = any (actor_regions()), false) then
        return;
    end if;
    perform set_config('palermo.subject', 'system:erasure', true);
    return query select o.id, o.ends_at from on_call_shift o
                  where o.ends_at < over_before and o.erased_at is null and (o.ends_at, o.id) > (after_at, after_record)
                    and (select s.country from shelter s where s.id = o.shelter) = of_country
                  order by o.ends_at, o.id
                  limit at_most;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
comment on function over_shifts(text, timestamptz, timestamptz, uuid, integer) is 'Shifts whose time is over, for the retention and for officers of the country: neither where nor who';

create function retained_shift(of_shift uuid) returns table (country text, erased boolean)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
begin
    if not coalesce(actor_has('data-protection-officer') or actor_has('auditor'), false) then
        return;
    end if;
    perform set_config('palermo.subject', 'system:erasure', true);
    return query select s.country, o.erased_at is not null from on_call_shift o join shelter s on s.id = o.shelter where o.id = of_shift and s.country = any (actor_regions());
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
comment on function retained_shift(uuid) is 'Whether a shift can be kept, for officers of its country';

create function erase_shift(of_shift uuid, over_before timestamptz, at timestamptz) returns boolean
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
    erased boolean := false;
begin
    if not coalesce(actor_is('system:retention'), false) then
        raise insufficient_privilege using message = 'not a shift that the actor may erase';
    end if;
    if legal_hold_stands('on_call_shift', of_shift) then
        raise object_not_in_prerequisite_state using message = 'a legal hold stands';
    end if;
    perform set_config('palermo.subject', 'system:erasure', true);
    update on_call_shift o set chosen = null, subject = null, sealed = null, recorded_by = null, erased_at = at
     where o.id = of_shift and o.ends_at < over_before and o.erased_at is null;
    if found then
        delete from on_call_message m where m.shift = of_shift;
        perform forget_legal_holds('on_call_shift', of_shift);
        perform apply_erasure(of_shift, 'NOTE', at);
        erased := true;
    end if;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
    return erased;
end $$;
comment on function erase_shift(uuid, timestamptz, timestamptz) is 'Erases a shift whose time is over, with its key and its messages, for the retention; false when it is not over or was erased before';
revoke execute on function over_shifts(text, timestamptz, timestamptz, uuid, integer), retained_shift(uuid),
    erase_shift(uuid, timestamptz, timestamptz) from public;
grant execute on function over_shifts(text, timestamptz, timestamptz, uuid, integer), retained_shift(uuid),
    erase_shift(uuid, timestamptz, timestamptz) to "${user}";
