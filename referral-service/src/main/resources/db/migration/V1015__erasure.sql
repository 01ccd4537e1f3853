-- The end of a case file: so many days after it was closed, by the profile, or when it is asked for, the person is erased. What
-- other topics keep of her goes by triggers on case_file.erased_at, each beside its table.

-- The job sees the files that are closed, and of no file the person.
create policy retention_reads on case_file for select using ((select actor_is('system:retention')) and closed_at is not null);

create function over_case_files(of_country text, over_before timestamptz, after_at timestamptz, after_file uuid, at_most integer)
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
    return query select c.id, c.reference, c.closed_at from case_file c
                  where c.country = of_country and c.closed_at < over_before and c.erased_at is null
                    and (c.closed_at, c.id) > (after_at, after_file)
                  order by c.closed_at, c.id
                  limit at_most;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
comment on function over_case_files(text, timestamptz, timestamptz, uuid, integer) is 'Closed case files whose time is over, for the retention and for officers of the country: id, reference and date, nothing of a person';

create function retained_case_file(of_file uuid) returns table (country text, erased boolean)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
begin
    if not coalesce(actor_has('data-protection-officer') or actor_has('auditor'), false) then
        return;
    end if;
    perform set_config('palermo.subject', 'system:erasure', true);
    return query select c.country, c.erased_at is not null from case_file c where c.id = of_file and c.country = any (actor_regions());
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
comment on function retained_case_file(uuid) is 'Whether a case file can be held, for officers of its country';
revoke execute on function over_case_files(text, timestamptz, timestamptz, uuid, integer), retained_case_file(uuid) from public;
grant execute on function over_case_files(text, timestamptz, timestamptz, uuid, integer), retained_case_file(uuid) to "${user}";

-- What somebody wrote when she opened the file in an emergency may name the person: it is erased with her. The trigger acts as
-- whoever erases.
create function erase_glass_texts() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    delete from data_key k using break_glass b
     where b.kind = 'case_file' and b.record = new.id and k.owner = b.id and k.purpose = 'BREAK_GLASS';
    update break_glass b set explanation = null, comment = null where b.kind = 'case_file' and b.record = new.id;
    return null;
end $$;
comment on function erase_glass_texts() is 'Erases what was written about break-glass accesses to the file of a person who is erased';
create trigger case_file_person_erased after update of erased_at on case_file for each row
    when (old.erased_at is null and new.erased_at is not null) execute function erase_glass_texts();

create policy erasure_finds on idempotent_answer for select to current_user using ((select actor_is('system:erasure')));
create policy erasure_deletes on idempotent_answer for delete to current_user using ((select actor_is('system:erasure')));

-- This replaces the kernel's. Destroying the key is destroying her, in every copy; what stands here is deleted as well, so that no later
-- reader has to know, and so is what officers wrote when they held the file. A restore applies the same function, as the owner; for
-- whoever else calls it no policy deletes anything.
create or replace function apply_erasure(of_owner uuid, of_purpose text, at timestamptz) returns boolean
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
    destroyed boolean;
begin
    perform set_config('palermo.subject', 'system:erasure', true);
    if of_purpose = 'PERSON' then
        -- The answer that her sender would get again was stored in the transaction that opened her file.
        delete from data_key k using case_file c
         where c.id = of_owner and k.purpose = 'ANSWER' and k.created_at = c.referred_at;
        delete from idempotent_answer a using case_file c
         where c.id = of_owner and a.route = 'POST /referrals' and a.created_at = c.referred_at;
        update case_file c set erased_at = at, version = c.version + 1 where c.id = of_owner and c.erased_at is null;
        perform forget_legal_holds('case_file', of_owner);
        delete from case_person p where p.case_file = of_owner;
        delete from person_identifier i where i.case_file = of_owner;
        delete from person_name_token t where t.case_file = of_owner;
        delete from case_link l where of_owner in (l.case_file, l.other);
        update case_decision d set test = null, reasons = null where d.case_file = of_owner;
    end if;
    delete from data_key k where k.owner = of_owner and k.purpose = of_purpose;
    destroyed := found;
    if destroyed then
        insert into erasure (owner, purpose, erased_at) values (of_owner, of_purpose, at) on conflict do nothing;
    end if;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
    return destroyed;
end $$;

-- The person of an open case file is erased by two: one asks, and another says so too.
create table erasure_request (
    case_file uuid primary key references case_file,
    country   text        not null,
    region    text        not null,
    reason    text        not null,
    asked_by  text        not null,
    asked_at  timestamptz not null
);

comment on table erasure_request is 'That somebody has asked to erase the person of an open case file; goes when another has answered';
comment on column erasure_request.case_file is 'Which case file';
comment on column erasure_request.country is 'The case file''s, ISO 3166-1';
comment on column erasure_request.region is 'The case file''s, ISO 3166-2 or a code of our own below it';
comment on column erasure_request.reason is 'Why she is to be erased, a code';
comment on column erasure_request.asked_by is 'Subject of who has asked';
comment on column erasure_request.asked_at is 'Time of the transaction';

create function actor_may_erase_in(of_country text, of_region text) returns boolean language sql stable parallel safe as
    $$ select coalesce(actor_may_follow_cases() and (actor_has('data-protection-officer') or actor_has('competent-authority'))
          and (of_country = any (actor_regions()) or of_region = any (actor_regions())), false) $$;
comment on function actor_may_erase_in(text, text) is 'Whether the actor is one of those by two of whom a person of this region is erased';

alter table erasure_request enable row level security;
alter table erasure_request force row level security;
create policy served_only on erasure_request as restrictive using ((select actor_is_served()));
create policy eraser_reads on erasure_request for select using (actor_may_erase_in(country, region));
create policy officer_asks on erasure_request for insert
    with check ((select actor_has('data-protection-officer')) and actor_may_erase_in(country, region) and asked_by = (select actor_subject()));
create policy another_answers on erasure_request for delete using (actor_may_erase_in(country, region) and asked_by <> (select actor_subject()));
create policy erasure_finds on erasure_request for select to current_user using ((select actor_is('system:erasure')));
create policy erasure_deletes on erasure_request for delete to current_user using ((select actor_is('system:erasure')));

-- One after the other for one file, so that of two who erase her at once the second finds it done. A legal hold bars it, whether
-- the caller has looked for one or not. The person of a closed file is erased by one officer or by the retention, that of an open
-- file only when somebody else has asked.
create function erase_person(of_file uuid, for_reason text, at timestamptz) returns boolean
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
    closed boolean;
    erased boolean;
    asked boolean;
    marked boolean;
begin
    -- Within the caller's own scope, and only for who may erase.
    perform 1 from case_file c where c.id = of_file;
    if not found or not coalesce(actor_has('data-protection-officer') or actor_has('competent-authority') or actor_is('system:retention'), false) then
        raise insufficient_privilege using message = 'not a person whom the actor may erase';
    end if;
    if legal_hold_stands('case_file', of_file) then
        raise object_not_in_prerequisite_state using message = 'a legal hold stands';
    end if;
    -- Whoever erases her at the same time is done from here on.
    select c.closed_at is not null, c.erased_at is not null into closed, erased from case_file c where c.id = of_file;
    if erased then
        return false;
    end if;
    select exists (select 1 from erasure_request r where r.case_file = of_file and r.asked_by <> actor) into asked;
    if not coalesce(actor_is('system:retention') and closed or actor_has('data-protection-officer') and (closed or asked) or actor_has('competent-authority') and asked, false) then
        raise insufficient_privilege using message = 'not a person whom the actor may erase alone';
    end if;
    perform set_config('palermo.subject', 'system:erasure', true);
    delete from erasure_request r where r.case_file = of_file;
    update case_file c set erased_for = for_reason where c.id = of_file and c.erased_at is null;
    marked := found;
    perform apply_erasure(of_file, 'PERSON', at);
    perform set_config('palermo.subject', coalesce(actor, ''), true);
    return marked;
end $$;
comment on function erase_person(uuid, text, timestamptz) is 'Erases the person of a case file, for who may; false when she was erased before';
revoke execute on function erase_person(uuid, text, timestamptz) from public;
grant execute on function erase_person(uuid, text, timestamptz) to "${user}";
