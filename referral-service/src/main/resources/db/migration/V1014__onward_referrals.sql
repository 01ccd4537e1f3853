-- A coordinator refers onward: a need of the support plan to an organisation that meets it, or the whole case to one that runs
-- it from then on. Whom it is addressed to sees where she is and her age group, and of a need the category; who she is not.

create table onward_referral (
    id          uuid        primary key,
    reference   text        not null unique,
    kind        text        not null check (kind in ('SERVICE_REFERRAL', 'TRANSFER')),
    case_file   uuid        not null references case_file,
    country     text        not null,
    region      text        not null,
    age_group   text        not null check (age_group in ('ADULT', 'CHILD', 'UNSURE')),
    need        uuid,
    asked       bytea,
    from_agency uuid        not null,
    subject     text        not null,
    to_agency   uuid        not null,
    state       text        not null check (state in ('PENDING', 'ACCEPTED', 'DECLINED', 'WITHDRAWN', 'EXPIRED')),
    reason      text        check (reason in ('NO_CAPACITY', 'NOT_OUR_SERVICE', 'NOT_OUR_AREA', 'NOT_OUR_CLIENTS', 'CONFLICT_OF_INTEREST', 'OTHER',
                                              'NO_LONGER_NEEDED', 'FOUND_ELSEWHERE', 'OWN_WISH', 'SENT_IN_ERROR', 'CASE_OVER')),
    sent_at     timestamptz not null,
    remind_at   timestamptz,
    escalate_at timestamptz,
    expires_at  timestamptz,
    reminded    boolean     not null default false,
    escalated   boolean     not null default false,
    answered_at timestamptz,
    answered_by text,
    version     integer     not null default 0,
    check (from_agency <> to_agency),
    check ((kind = 'SERVICE_REFERRAL') = (need is not null) and (need is null) = (asked is null)),
    check ((state in ('DECLINED', 'WITHDRAWN')) = (reason is not null)),
    check ((state = 'PENDING') = (answered_at is null))
);

comment on table onward_referral is 'What of a case was referred to another organisation: a need, or the whole of it';
comment on column onward_referral.id is 'UUIDv7';
comment on column onward_referral.reference is 'What people call it, Crockford base 32 with a check symbol; not the case''s';
comment on column onward_referral.kind is 'A need or the case';
comment on column onward_referral.case_file is 'Which case';
comment on column onward_referral.country is 'The case file''s, ISO 3166-1';
comment on column onward_referral.region is 'The case file''s, ISO 3166-2 or a code of our own below it';
comment on column onward_referral.age_group is 'The case file''s when it was sent, and while it waits for its answer as it is';
comment on column onward_referral.need is 'The record of the need; null for a transfer';
comment on column onward_referral.asked is 'The need as it stood when it was sent, JSON, sealed under the key of the case file; null for a transfer';
comment on column onward_referral.from_agency is 'The organisation that sent it; of one that waits, that which runs the case now';
comment on column onward_referral.subject is 'Who sent it';
comment on column onward_referral.to_agency is 'The organisation that it is addressed to';
comment on column onward_referral.state is 'Where it stands; PENDING until expires_at';
comment on column onward_referral.reason is 'Why it was declined or withdrawn, a code';
comment on column onward_referral.sent_at is 'Time of the transaction';
comment on column onward_referral.remind_at is 'When whom it is addressed to is told again; null for never';
comment on column onward_referral.escalate_at is 'When its sender and the authority are told that nobody has answered; null for never';
comment on column onward_referral.expires_at is 'From when it can''t be accepted any more; null for never';
comment on column onward_referral.reminded is 'Whether whom it is addressed to was told again';
comment on column onward_referral.escalated is 'Whether its sender and the authority were told';
comment on column onward_referral.answered_at is 'When it stopped to wait';
comment on column onward_referral.answered_by is 'Who answered or withdrew it; null when nobody did';
comment on column onward_referral.version is 'Counts changes, the ETag';

create index onward_referral_case on onward_referral (case_file, sent_at desc, id desc);
create index onward_referral_to on onward_referral (to_agency, sent_at desc, id desc);
create index onward_referral_from on onward_referral (from_agency, sent_at desc, id desc);
create index onward_referral_remind on onward_referral (remind_at) where state = 'PENDING' and not reminded;
create index onward_referral_escalate on onward_referral (escalate_at) where state = 'PENDING' and not escalated;
create index onward_referral_expire on onward_referral (expires_at) where state = 'PENDING';

create function actor_answers_onward(of_kind text) returns boolean language sql stable parallel safe as
    $$ select actor_has('agency-administrator') or actor_has('case-coordinator')
           or of_kind = 'SERVICE_REFERRAL' and (actor_has('service-provider') or actor_has('ngo') or actor_has('legal-adviser')) $$;
comment on function actor_answers_onward(text) is 'Whether the actor''s roles let her answer what of this kind is addressed to her organisation';

-- These ask for columns of the row and the cases of whoever acts.
alter table onward_referral enable row level security;
alter table onward_referral force row level security;
create policy served_only on onward_referral as restrictive using ((select actor_is_served()));
create policy authority_reads on onward_referral for select
    using ((select actor_has('competent-authority'))
       and (country = any ((select actor_regions())::text[]) or region = any ((select actor_regions())::text[])));
create policy coordinator_reads on onward_referral for select
    using ((select actor_has('case-coordinator')) and case_file = any ((select assigned_cases())::uuid[]));
create policy sender_reads on onward_referral for select
    using ((select actor_has('agency-administrator') or actor_has('case-coordinator')) and from_agency = (select actor_agency()));
create policy addressee_reads on onward_referral for select
    using (to_agency = (select actor_agency())
       and ((kind = 'TRANSFER' and (select actor_answers_onward('TRANSFER')))
         or (kind = 'SERVICE_REFERRAL' and (select actor_answers_onward('SERVICE_REFERRAL')))));
create policy coordinator_sends on onward_referral for insert
    with check ((select actor_has('case-coordinator')) and case_file = any ((select assigned_cases())::uuid[])
       and subject = (select actor_subject()) and from_agency = (select actor_agency()) and state = 'PENDING');
create policy coordinator_withdraws on onward_referral for update
    using ((select actor_has('case-coordinator')) and case_file = any ((select assigned_cases())::uuid[]) and from_agency = (select actor_agency()))
    with check (state = 'WITHDRAWN' and answered_by = (select actor_subject()) and from_agency = (select actor_agency()));
create policy addressee_answers on onward_referral for update
    using (to_agency = (select actor_agency())
       and ((kind = 'TRANSFER' and (select actor_answers_onward('TRANSFER')))
         or (kind = 'SERVICE_REFERRAL' and (select actor_answers_onward('SERVICE_REFERRAL')))))
    with check (state in ('ACCEPTED', 'DECLINED') and answered_by = (select actor_subject()) and to_agency = (select actor_agency()));
-- An organisation that works on the case no longer has nobody who could withdraw what it has sent.
create policy authority_withdraws on onward_referral for update
    using ((select actor_has('competent-authority'))
       and (country = any ((select actor_regions())::text[]) or region = any ((select actor_regions())::text[])))
    with check (state = 'WITHDRAWN' and answered_by = (select actor_subject()));
-- The part of the system that reminds, escalates and lets expire.
create policy watch_reads on onward_referral for select using ((select actor_is('system:onward')));
create policy watch_marks on onward_referral for update using ((select actor_is('system:onward')));
create policy onward_tells on notice for insert
    with check ((select actor_is('system:onward')) and read_at is null and mailed_at is null);

-- What the functions below see and change.
create policy onward_reads on case_file for select to current_user using ((select actor_is('system:onward')));
create policy onward_hands_on on case_file for update to current_user using ((select actor_is('system:onward')));
create policy onward_reads on case_assignment for select to current_user using ((select actor_is('system:onward')));
create policy onward_assigns on case_assignment for insert to current_user with check ((select actor_is('system:onward')));
create policy onward_ends on case_assignment for update to current_user using ((select actor_is('system:onward')));
create policy onward_records on case_file_event for insert to current_user with check ((select actor_is('system:onward')));

-- Whoever refers or answers holds the case first, as it is then: of her and of who closes it, hands it over or erases the person, the
-- second sees what the first has done. Locks are taken in one order everywhere: what keeps the case from erasure, its team, the
-- people, the case file, what was referred.

-- For who works on it. Others may refer at the same time; nobody changes the file until she has referred.
create function hold_case_to_refer(of_file uuid) returns void
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
begin
    if not coalesce(actor_may_follow_cases() and actor_has('case-coordinator'), false) then
        return;
    end if;
    perform set_config('palermo.subject', 'system:onward', true);
    if exists (select 1 from case_assignment a where a.case_file = of_file and a.subject = actor and a.ended_at is null) then
        perform pg_advisory_xact_lock_shared(hashtextextended('palermo.retained case_file ' || of_file, 0));
        perform 1 from case_file f where f.id = of_file for share;
    end if;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
comment on function hold_case_to_refer(uuid) is 'Keeps a case as it is until the end of the transaction, for who works on it and refers something of it';
revoke execute on function hold_case_to_refer(uuid) from public;
grant execute on function hold_case_to_refer(uuid) to "${user}";

-- For whoever answers what is addressed to her organisation.
create function hold_referred_case(of_referral uuid, to_person uuid) returns boolean
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
    asked record;
    locked text;
    takes_work boolean;
begin
    perform set_config('palermo.subject', 'system:onward', true);
    select o.kind, o.case_file into asked from onward_referral o where o.id = of_referral and o.to_agency = actor_agency() and actor_answers_onward(o.kind);
    if found then
        perform pg_advisory_xact_lock_shared(hashtextextended('palermo.retained case_file ' || asked.case_file, 0));
        if asked.kind = 'TRANSFER' then
            perform pg_advisory_xact_lock(hashtextextended('palermo.team ' || asked.case_file, 0));
            for locked in select a.subject from case_assignment a join onward_referral o on o.case_file = a.case_file and o.from_agency = a.agency
                           where o.id = of_referral and a.ended_at is null
                           union select to_person::text where to_person is not null order by 1 loop
                perform pg_advisory_xact_lock(hashtextextended('palermo.assignments ' || locked, 0));
            end loop;
            perform 1 from case_file f where f.id = asked.case_file for no key update;
        else
            perform 1 from case_file f where f.id = asked.case_file for share;
        end if;
        select f.erased_at is null and f.stage <> 'DRAFT' and not case_is_over(f.stage)
          into takes_work from case_file f where f.id = asked.case_file;
    end if;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
    return takes_work;
end $$;
comment on function hold_referred_case(uuid, uuid) is 'Keeps a case as it is until the end of the transaction, for whose organisation something of it is addressed to; whether it takes work, null for others';
revoke execute on function hold_referred_case(uuid, uuid) from public;
grant execute on function hold_referred_case(uuid, uuid) to "${user}";

-- What an accepted transfer moves, in the transaction that accepts it and for nobody but who has accepted: the people of the former
-- organisation work on the case no longer, one of the new does, what still waits is the new one's, and the file says so. The file keeps
-- who runs it, so the case stays somebody's when nobody works on it any more: that organisation is told of it and assigns its people to
-- it. The locks are those of who assigns and hands over; all are taken in one order, and no row that references the file waits for it.
create function take_over_case(of_transfer uuid, to_person uuid, at timestamptz)
    returns table (what text, person text, organisation uuid, since timestamptz, of_country text, of_region text, stands text, recovers_until date)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
    t onward_referral;
    c case_file;
    coordinates boolean;
    locked text;
begin
    if not coalesce(actor_may_follow_cases() and actor_answers_onward('TRANSFER'), false) then
        return;
    end if;
    perform set_config('palermo.subject', 'system:people', true);
    select exists (select 1 from person p where p.id = to_person and p.agency = actor_agency() and p.state = 'ACTIVE'
                      and 'case-coordinator' = any (string_to_array(p.roles, ','))) into coordinates;
    perform set_config('palermo.subject', 'system:onward', true);
    select * into t from onward_referral o
     where o.id = of_transfer and o.kind = 'TRANSFER' and o.to_agency = actor_agency() and o.state = 'ACCEPTED' and o.answered_at = at and o.answered_by = actor;
    if found then
        perform pg_advisory_xact_lock(hashtextextended('palermo.team ' || t.case_file, 0));
        for locked in select a.subject from case_assignment a where a.case_file = t.case_file and a.agency = t.from_agency and a.ended_at is null
                       union select to_person::text order by 1 loop
            perform pg_advisory_xact_lock(hashtextextended('palermo.assignments ' || locked, 0));
        end loop;
        select * into c from case_file f where f.id = t.case_file for no key update;
        if not coordinates then
            return query select 'NO_COORDINATOR', null::text, null::uuid, null::timestamptz, null::text, null::text, null::text, null::date;
        elsif c.erased_at is not null or c.stage = 'DRAFT' or case_is_over(c.stage) then
            return query select 'CASE_OVER', null::text, null::uuid, null::timestamptz, null::text, null::text, null::text, null::date;
        elsif not exists (select 1 from case_assignment a where a.case_file = c.id and a.agency = t.from_agency and a.ended_at is null) then
            return query select 'NOT_THEIRS', null::text, null::uuid, null::timestamptz, null::text, null::text, null::text, null::date;
        else
            return query
                with made as (
                    insert into case_assignment as a (id, case_file, country, region, subject, agency, assigned_at, assigned_by)
                    values (uuidv7(), c.id, c.country, c.region, to_person::text, t.to_agency, at, actor)
                    on conflict (case_file, subject) where ended_at is null do nothing
                    returning a.subject, a.agency, a.assigned_at)
                select 'ASSIGNED', m.subject, m.agency, m.assigned_at, c.country, c.region, coalesce(c.suspended_from, c.stage),
                       coalesce(c.recovery_ends_on, case when c.recovery_least_on is not null or c.suspended_on is not null and c.recovery_days_left is not null then date '9999-12-30' end)
                  from made m;
            return query
                update case_assignment as a set ended_at = at, ended_by = actor
                 where a.case_file = c.id and a.agency = t.from_agency and a.ended_at is null
                returning 'ENDED', a.subject, a.agency, a.assigned_at, c.country, c.region, null::text, null::date;
            update case_file f
               set handed_on = case f.sender when t.from_agency then true when t.to_agency then false else f.handed_on end,
                   run_by = case when f.sender = t.to_agency then null when coalesce(f.run_by, f.sender) = t.from_agency then t.to_agency else f.run_by end,
                   version = f.version + 1
             where f.id = c.id;
            update onward_referral o set from_agency = t.to_agency, version = o.version + 1
             where o.case_file = c.id and o.from_agency = t.from_agency and o.to_agency <> t.to_agency and o.state = 'PENDING';
            update onward_referral o set state = 'WITHDRAWN', reason = 'FOUND_ELSEWHERE', answered_at = at, answered_by = actor, version = o.version + 1
             where o.case_file = c.id and o.from_agency = t.from_agency and o.state = 'PENDING';
            insert into case_file_event (id, case_file, name, stage_before, stage_after, occurred_at, subject, agency)
            values (uuidv7(), c.id, 'Transferred', c.stage, c.stage, at, actor, t.to_agency);
        end if;
    end if;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
comment on function take_over_case(uuid, uuid, timestamptz) is 'Moves a case to the organisation that has just accepted its transfer; what came of it, or why nothing did';
revoke execute on function take_over_case(uuid, uuid, timestamptz) from public;
grant execute on function take_over_case(uuid, uuid, timestamptz) to "${user}";

-- Of a case that is over nobody answers any more: what waits is withdrawn.
create function end_onward_referrals() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
begin
    perform set_config('palermo.subject', 'system:onward', true);
    with ended as (
        update onward_referral o set state = 'WITHDRAWN', reason = 'CASE_OVER', answered_at = new.closed_at, version = o.version + 1
         where o.case_file = new.id and o.state = 'PENDING'
        returning o.id, o.reference, o.kind, o.to_agency)
    insert into notice (id, agency, kind, about, reference, created_at)
    select uuidv7(), e.to_agency, e.kind || '_WITHDRAWN', e.id, e.reference, new.closed_at from ended e;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
    return null;
end $$;
comment on function end_onward_referrals() is 'Withdraws what waits for an answer when a case file is over';
create trigger case_file_onward_ended after update of closed_at on case_file for each row
    when (old.closed_at is null and new.closed_at is not null) execute function end_onward_referrals();

-- Who is asked to take her answers by the age group that she has, not by that of the day on which it was sent.
create function refer_age_group() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
begin
    perform set_config('palermo.subject', 'system:onward', true);
    update onward_referral o set age_group = new.age_group, version = o.version + 1 where o.case_file = new.id and o.state = 'PENDING';
    perform set_config('palermo.subject', coalesce(actor, ''), true);
    return null;
end $$;
comment on function refer_age_group() is 'Says the age group of a file to whoever has not answered yet whether she is taken';
revoke execute on function refer_age_group() from public;
create trigger case_file_age_group_referred after update of age_group on case_file for each row
    when (old.age_group <> new.age_group) execute function refer_age_group();

-- With the person goes what was referred of her, and what anybody was told of it. The trigger acts as whoever erases. It locks what
-- was referred first, so that whoever is just telling somebody of it has told before the notices are looked for.
create policy erasure_finds on onward_referral for select to current_user using ((select actor_is('system:erasure')));
create policy erasure_waits on onward_referral for update to current_user using ((select actor_is('system:erasure'))) with check (false);
create policy erasure_deletes on onward_referral for delete to current_user using ((select actor_is('system:erasure')));
create function erase_onward_referrals() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    delete from data_key k using idempotent_answer a
     where a.route = 'POST /cases/' || new.id || '/onward-referrals' and k.owner = a.id and k.purpose = 'ANSWER';
    delete from idempotent_answer a where a.route = 'POST /cases/' || new.id || '/onward-referrals';
    perform 1 from onward_referral o where o.case_file = new.id order by o.id for update;
    delete from notice n using onward_referral o where o.case_file = new.id and n.about = o.id;
    delete from onward_referral o where o.case_file = new.id;
    return null;
end $$;
comment on function erase_onward_referrals() is 'Erases what was referred onward of a person who is erased';
create trigger case_file_onward_erased after update of erased_at on case_file for each row
    when (old.erased_at is null and new.erased_at is not null) execute function erase_onward_referrals();
