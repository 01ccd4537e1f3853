-- A wait keeps all that the search before it said, so that what is held for it never breaks it; whom to avoid only until the
-- wait is over. So many days later, by the profile, what says who waited goes: docs/adr/0018.
alter table waitlist_entry add column women_ages text not null default '';
alter table waitlist_entry add column boys text;
alter table waitlist_entry add column languages text not null default '';
alter table waitlist_entry add column avoid_organisations text not null default '';
alter table waitlist_entry add column ended_at timestamptz;
alter table waitlist_entry add column erased_at timestamptz;
-- No actor has a policy for this: for the length of it the owner has none to obey.
alter table waitlist_entry no force row level security;
update waitlist_entry set ended_at = greatest(joined_at, from_night::timestamp at time zone 'UTC') where state in ('MET', 'LEFT', 'OVER');
alter table waitlist_entry force row level security;
alter table waitlist_entry alter column reference drop not null;
alter table waitlist_entry alter column subject drop not null;
alter table waitlist_entry alter column women drop not null;
alter table waitlist_entry alter column children drop not null;
alter table waitlist_entry alter column needs drop not null;
alter table waitlist_entry alter column at_risk drop not null;
alter table waitlist_entry add constraint waitlist_entry_ended check ((state in ('WAITING', 'OFFERED')) = (ended_at is null));
alter table waitlist_entry add constraint waitlist_entry_avoids check (ended_at is null or avoid_organisations = '');
alter table waitlist_entry add constraint waitlist_entry_erased_whole check (erased_at is null
    or reference is null and subject is null and women is null and women_ages = '' and children is null and boys is null and needs is null
   and languages = '' and at_risk is null and case_file is null);
create index waitlist_entry_end on waitlist_entry (ended_at, id) where erased_at is null;

comment on column waitlist_entry.reference is 'What people call it, Crockford base 32 with a check symbol; null once erased';
comment on column waitlist_entry.subject is 'Who asked; null once erased';
comment on column waitlist_entry.women is 'How many women; null once erased';
comment on column waitlist_entry.women_ages is 'Their ages in years, joined by commas; empty when it was not said, and once erased';
comment on column waitlist_entry.children is 'Ages of the children in years, joined by commas; null once erased';
comment on column waitlist_entry.boys is 'Which of these ages are boys''; null when it was not said, and once erased';
comment on column waitlist_entry.needs is 'Codes of what they need, joined by commas; null once erased';
comment on column waitlist_entry.languages is 'Of which one should be spoken, primary subtags (BCP 47), joined by commas; empty when any will do, and once erased';
comment on column waitlist_entry.avoid_organisations is 'Whose shelters must not be given, ids joined by commas; emptied once the wait is over';
comment on column waitlist_entry.at_risk is 'Whether who asks says that they are in danger where they are; null once erased';
comment on column waitlist_entry.case_file is 'For which case of the mechanism, when it is for one; null once erased';
comment on column waitlist_entry.ended_at is 'When a shelter had accepted, they were taken off, or their first night had passed; null before';
comment on column waitlist_entry.erased_at is 'When its time was over; from then on it is nobody''s, and counted only';

create policy not_erased on waitlist_entry as restrictive for select using (erased_at is null or (select actor_is('system:erasure')));
create policy erasure_finds on waitlist_entry for select to current_user using ((select actor_is('system:erasure')));
create policy erasure_empties on waitlist_entry for update to current_user using ((select actor_is('system:erasure')));

-- Whoever holds for those who wait keeps them away from whom they fled: a coordinator has said it when they joined.
create or replace function avoided_shelters(organisations uuid[]) returns uuid[]
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
    avoided uuid[];
begin
    if organisations = '{}' then
        return '{}';
    end if;
    if not coalesce(actor_has('case-coordinator') or actor_is('system:waitlist'), false) then
        raise insufficient_privilege using message = 'only a case coordinator avoids an organisation';
    end if;
    perform set_config('palermo.subject', 'system:availability', true);
    avoided := array(select s.id from shelter s where s.operator_agency = any (organisations));
    perform set_config('palermo.subject', coalesce(actor, ''), true);
    return avoided;
end $$;
comment on function avoided_shelters(uuid[]) is 'Opaque ids of the shelters of organisations, for a case coordinator''s search and for those who wait';

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
           set reference = null, arrival_from = null, arrival_until = null, decided_by = null, erased_at = at, version = p.version + 1
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

revoke execute on function over_waits(text, timestamptz, timestamptz, uuid, integer), retained_wait(uuid), erase_wait(uuid, timestamptz, timestamptz) from public;
grant execute on function over_waits(text, timestamptz, timestamptz, uuid, integer), retained_wait(uuid), erase_wait(uuid, timestamptz, timestamptz) to "${user}";
