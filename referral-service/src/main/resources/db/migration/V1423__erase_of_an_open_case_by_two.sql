-- The person of an open case file is erased by two: one asks, and another says so too. Of a file that is over, and by the retention, as before.
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

-- As before; of a file that is open only when somebody else has asked.
create or replace function erase_person(of_file uuid, for_reason text, at timestamptz) returns boolean
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
