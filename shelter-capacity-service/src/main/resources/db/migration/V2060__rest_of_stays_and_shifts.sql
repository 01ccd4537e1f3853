-- What was left of a hold and of a shift after their erasure: the handover of somebody who never came, with its key, who took each step and
-- to whom the address was released; and the notices that named who was on call.

alter table placement_step alter column subject drop not null;
alter table address_release alter column subject drop not null;
alter table address_release alter column released_by drop not null;

comment on table placement_step is 'What was done to a placement, step by step; insert only, but who did it is erased with its hold';
comment on column placement_step.subject is 'Who did it; null once erased';
comment on column address_release.subject is 'The named person; she has to act for the organisation that asked for the placement; null once erased';
comment on column address_release.released_by is 'Subject of the manager who released it; null once erased';

create policy erasure_finds on handover for select to current_user using ((select actor_is('system:erasure')));
create policy erasure_deletes on handover for delete to current_user using ((select actor_is('system:erasure')));
create policy erasure_finds on placement_step for select to current_user using ((select actor_is('system:erasure')));
create policy erasure_empties on placement_step for update to current_user using ((select actor_is('system:erasure')));
create policy erasure_finds on address_release for select to current_user using ((select actor_is('system:erasure')));
create policy erasure_empties on address_release for update to current_user using ((select actor_is('system:erasure')));

-- The kernel's function destroys a data key; this one also empties records that have none. Applied again to a restored copy,
-- it takes the key that a shelter had at that time, and not one that was made in the same transaction or later: a shelter that
-- has moved has a new key under the same owner and purpose. Of a placement, missed_from goes as well: it says when the person
-- wanted to come. So does a handover: if nobody said that she came or did not come, it still stands.
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
        delete from handover d using placement p where p.hold = of_owner and d.placement = p.id;
        delete from data_key k using placement p where p.hold = of_owner and k.owner = p.id and k.purpose = 'NOTE';
        update placement_step t set subject = null from placement p where p.hold = of_owner and t.placement = p.id;
        update address_release r set subject = null, released_by = null from placement p where p.hold = of_owner and r.placement = p.id;
        update placement p
           set reference = null, arrival_from = null, arrival_until = null, missed_from = null, decided_by = null, handover_at = null,
               erased_at = at, version = p.version + 1
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

-- The notices of a shift are about its shelter, and their reference is the day on which it begins there. No zone is ahead of UTC by a day,
-- so one more day is enough. With a shift go all notices of shifts of the shelter that began by then and no longer stand, also of those
-- that were changed or removed and so can't be erased themselves.
create or replace function erase_shift(of_shift uuid, over_before timestamptz, at timestamptz) returns boolean
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
        delete from notice n using on_call_shift o
         where o.id = of_shift and n.about = o.shelter and n.kind in ('ON_CALL_GIVEN', 'ON_CALL_CHANGED', 'ON_CALL_ENDED')
           and n.reference <= cast(cast(o.starts_at at time zone 'UTC' as date) + 1 as text)
           and not exists (select 1 from on_call_shift s
                            where s.shelter = o.shelter and cast(s.subject as text) = n.subject
                              and cast(n.reference as date) - cast(s.starts_at at time zone 'UTC' as date) between -1 and 1);
        perform forget_legal_holds('on_call_shift', of_shift);
        perform apply_erasure(of_shift, 'NOTE', at);
        erased := true;
    end if;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
    return erased;
end $$;
comment on function erase_shift(uuid, timestamptz, timestamptz) is 'Erases a shift whose time is over, with its key, its messages and its notices, for the retention; false when it is not over or was erased before';

-- What holds and shifts that were erased before have left. The owner changes it, which no policy lets it do.
alter table placement no force row level security;
alter table placement_step no force row level security;
alter table address_release no force row level security;
alter table handover no force row level security;
alter table data_key no force row level security;
alter table notice no force row level security;
alter table on_call_shift no force row level security;
delete from handover d using placement p where p.id = d.placement and p.erased_at is not null;
delete from data_key k using placement p where p.id = k.owner and k.purpose = 'NOTE' and p.erased_at is not null;
update placement_step t set subject = null from placement p where p.id = t.placement and p.erased_at is not null;
update address_release r set subject = null, released_by = null from placement p where p.id = r.placement and p.erased_at is not null;
update placement set handover_at = null where erased_at is not null and handover_at is not null;
delete from notice n
 where n.kind in ('ON_CALL_GIVEN', 'ON_CALL_CHANGED', 'ON_CALL_ENDED')
   and n.reference <= (select max(cast(cast(o.starts_at at time zone 'UTC' as date) as text)) from on_call_shift o
                        where o.shelter = n.about and o.erased_at is not null)
   and not exists (select 1 from on_call_shift s
                    where s.shelter = n.about and cast(s.subject as text) = n.subject
                      and cast(n.reference as date) - cast(s.starts_at at time zone 'UTC' as date) between -1 and 1);
alter table on_call_shift force row level security;
alter table notice force row level security;
alter table data_key force row level security;
alter table handover force row level security;
alter table address_release force row level security;
alter table placement_step force row level security;
alter table placement force row level security;
