-- Who decides on a case or works on it asks another organisation for information, with a term. Whom it is addressed to sees the question
-- and what people call the case, and nothing else of it.

create table information_request (
    id           uuid        primary key,
    case_file    uuid        not null references case_file,
    reference    text        not null,
    country      text        not null,
    region       text        not null,
    from_agency  uuid        not null,
    subject      text        not null,
    to_agency    uuid        not null,
    question     bytea       not null,
    asked_at     timestamptz not null,
    due_on       date        not null,
    due_at       timestamptz not null,
    state        text        not null check (state in ('OPEN', 'ANSWERED', 'WITHDRAWN')),
    answer       bytea,
    ended_at     timestamptz,
    ended_by     text,
    overdue_told boolean     not null default false,
    version      integer     not null default 0,
    check (from_agency <> to_agency),
    check ((state = 'OPEN') = (ended_at is null)),
    check ((state = 'ANSWERED') = (answer is not null))
);

comment on table information_request is 'What an organisation was asked for on a case, and what it answered';
comment on column information_request.id is 'UUIDv7';
comment on column information_request.case_file is 'On which case';
comment on column information_request.reference is 'What people call the case: that of the case file';
comment on column information_request.country is 'The case file''s, ISO 3166-1';
comment on column information_request.region is 'The case file''s, ISO 3166-2 or a code of our own below it';
comment on column information_request.from_agency is 'The organisation that asks';
comment on column information_request.subject is 'Who asks';
comment on column information_request.to_agency is 'The organisation that is asked';
comment on column information_request.question is 'What is asked, sealed under the key of the case file';
comment on column information_request.asked_at is 'Time of the transaction';
comment on column information_request.due_on is 'Last day to answer, in the jurisdiction';
comment on column information_request.due_at is 'When that day is over';
comment on column information_request.state is 'Where it stands';
comment on column information_request.answer is 'What was answered, sealed under the key of the case file; null while nothing was';
comment on column information_request.ended_at is 'When it was answered or withdrawn';
comment on column information_request.ended_by is 'Who answered or withdrew it; null when the case was over';
comment on column information_request.overdue_told is 'Whether both organisations were told that it is overdue';
comment on column information_request.version is 'Counts changes, the ETag';

create index information_request_case on information_request (case_file, asked_at desc, id desc);
create index information_request_open on information_request (case_file, due_on, id) where state = 'OPEN';
create index information_request_to on information_request (to_agency, asked_at desc, id desc);
create index information_request_overdue on information_request (due_at) where state = 'OPEN' and not overdue_told;

create function actor_answers_questions() returns boolean language sql stable parallel safe as
    $$ select actor_has('first-responder') or actor_has('case-coordinator') or actor_has('competent-authority')
           or actor_has('service-provider') or actor_has('ngo') or actor_has('legal-adviser') or actor_has('guardian')
           or actor_has('prosecutor') or actor_has('shelter-manager') or actor_has('inspector') or actor_has('chief-inspector') $$;
comment on function actor_answers_questions()
    is 'Whether the actor''s roles let her read and answer what her organisation is asked on a case';

alter table information_request enable row level security;
alter table information_request force row level security;
create policy served_only on information_request as restrictive using ((select actor_is_served()));
create policy authority_reads on information_request for select
    using ((select actor_has('competent-authority'))
       and (country = any ((select actor_regions())::text[]) or region = any ((select actor_regions())::text[])));
create policy coordinator_reads on information_request for select
    using ((select actor_has('case-coordinator')) and case_file = any ((select assigned_cases())::uuid[]));
create policy addressee_reads on information_request for select
    using (to_agency = (select actor_agency()) and (select actor_answers_questions()));
create policy coordinator_asks on information_request for insert
    with check ((select actor_has('case-coordinator')) and case_file = any ((select assigned_cases())::uuid[])
       and subject = (select actor_subject()) and from_agency = (select actor_agency()) and state = 'OPEN');
create policy authority_asks on information_request for insert
    with check ((select actor_has('competent-authority'))
       and (country = any ((select actor_regions())::text[]) or region = any ((select actor_regions())::text[]))
       and subject = (select actor_subject()) and from_agency = (select actor_agency()) and state = 'OPEN');
-- A check applies whichever policy has let the row in, so each says again whose row it is.
create policy coordinator_withdraws on information_request for update
    using ((select actor_has('case-coordinator')) and case_file = any ((select assigned_cases())::uuid[])
       and from_agency = (select actor_agency()))
    with check ((select actor_has('case-coordinator')) and case_file = any ((select assigned_cases())::uuid[])
       and from_agency = (select actor_agency()) and state = 'WITHDRAWN' and ended_by = (select actor_subject()));
create policy authority_withdraws on information_request for update
    using ((select actor_has('competent-authority'))
       and (country = any ((select actor_regions())::text[]) or region = any ((select actor_regions())::text[])))
    with check ((select actor_has('competent-authority'))
       and (country = any ((select actor_regions())::text[]) or region = any ((select actor_regions())::text[]))
       and state = 'WITHDRAWN' and ended_by = (select actor_subject()));
create policy addressee_answers on information_request for update
    using (to_agency = (select actor_agency()) and (select actor_answers_questions()))
    with check ((select actor_answers_questions()) and state = 'ANSWERED' and ended_by = (select actor_subject())
       and to_agency = (select actor_agency()));
create policy a_glass_writes_nothing on information_request as restrictive for insert with check (not (select actor_is_under_glass()));

-- The part of the system that tells of what is overdue, and withdraws what is open on a case that is over.
create policy watch_reads on information_request for select using ((select actor_is('system:information')));
create policy watch_marks on information_request for update using ((select actor_is('system:information')));
create policy information_tells on notice for insert
    with check ((select actor_is('system:information')) and read_at is null and mailed_at is null);
create policy information_holds on case_file for select to current_user using ((select actor_is('system:information')));
create policy information_locks on case_file for update to current_user using ((select actor_is('system:information'))) with check (false);
create policy information_finds on case_assignment for select to current_user using ((select actor_is('system:information')));

-- Nobody closes the case or erases its person between the question and the end of the transaction.
create function hold_case_to_ask(of_file uuid) returns void
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
begin
    if not coalesce(actor_may_follow_cases() and (actor_has('case-coordinator') or actor_has('competent-authority')), false) then
        return;
    end if;
    perform set_config('palermo.subject', 'system:information', true);
    if exists (select 1 from case_file c
                where c.id = of_file
                  and (actor_has('competent-authority') and (c.country = any (actor_regions()) or c.region = any (actor_regions()))
                    or actor_has('case-coordinator') and exists (select 1 from case_assignment a
                                                                  where a.case_file = of_file and a.subject = actor
                                                                      and a.ended_at is null))) then
        perform pg_advisory_xact_lock_shared(hashtextextended('palermo.retained case_file ' || of_file, 0));
        perform 1 from case_file c where c.id = of_file for share;
    end if;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
comment on function hold_case_to_ask(uuid) is 'Keeps a case as it is until the end of the transaction, for who asks for information on it';
revoke execute on function hold_case_to_ask(uuid) from public;
grant execute on function hold_case_to_ask(uuid) to "${user}";

-- Of a case that is over nobody has to answer any more.
create function end_information_requests() returns trigger language plpgsql security definer set search_path = pg_catalog, public,
    pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
begin
    perform set_config('palermo.subject', 'system:information', true);
    with ended as (
        update information_request q set state = 'WITHDRAWN', ended_at = new.closed_at, version = q.version + 1
         where q.case_file = new.id and q.state = 'OPEN'
        returning q.id, q.reference, q.to_agency)
    insert into notice (id, agency, kind, about, reference, created_at)
    select uuidv7(), e.to_agency, 'INFORMATION_WITHDRAWN', e.id, e.reference, new.closed_at from ended e;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
    return null;
end $$;
comment on function end_information_requests() is 'Withdraws open requests for information when a case file is over';
revoke execute on function end_information_requests() from public;
create trigger case_file_information_ended after update of closed_at on case_file for each row
    when (old.closed_at is null and new.closed_at is not null) execute function end_information_requests();

-- With the person goes what was asked and answered of her, and what anybody was told of it. The answers that were remembered for a
-- repeated request go with those of all other requests below the case's path.
create policy erasure_finds on information_request for select to current_user using ((select actor_is('system:erasure')));
create policy erasure_waits on information_request for update to current_user using ((select actor_is('system:erasure')))
    with check (false);
create policy erasure_deletes on information_request for delete to current_user using ((select actor_is('system:erasure')));
create function erase_information_requests() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    perform 1 from information_request q where q.case_file = new.id order by q.id for update;
    delete from notice n using information_request q where q.case_file = new.id and n.about = q.id;
    delete from information_request q where q.case_file = new.id;
    return null;
end $$;
comment on function erase_information_requests() is 'Erases what was asked and answered of a person who is erased';
create trigger case_file_information_erased after update of erased_at on case_file for each row
    when (old.erased_at is null and new.erased_at is not null) execute function erase_information_requests();
