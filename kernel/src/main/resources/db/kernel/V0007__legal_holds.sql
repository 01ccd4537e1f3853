-- Legal holds. A record that proceedings need stays, whatever time its retention profile gives it and whoever asks for its
-- erasure.

-- Kinds and ids are those of the service's own records. The country is the record's and decides which officers see the hold.
create table legal_hold (
    id          uuid        primary key,
    kind        text        not null,
    record      uuid        not null,
    country     text        not null,
    reason      text        not null check (reason in ('PROCEEDINGS', 'INVESTIGATION', 'COMPLAINT', 'CLAIM')),
    explanation bytea       not null,
    placed_at   timestamptz not null,
    placed_by   text        not null,
    agency      uuid        not null,
    lifted_at   timestamptz,
    lifted_by   text,
    check ((lifted_at is null) = (lifted_by is null))
);

comment on table legal_hold is 'Why a record must not be erased, and until when it must not; a lifted one stays as what was done';
comment on column legal_hold.id is 'UUIDv7, and owner of the data key of its explanation';
comment on column legal_hold.kind is 'Kind of the record';
comment on column legal_hold.record is 'Id of the record';
comment on column legal_hold.country is 'ISO 3166-1 of the record';
comment on column legal_hold.reason is 'Why, a code';
comment on column legal_hold.explanation is 'Why, in the officer''s words, sealed; gone with the record';
comment on column legal_hold.placed_at is 'Time of the transaction';
comment on column legal_hold.placed_by is 'Subject of who placed it';
comment on column legal_hold.agency is 'For which organisation';
comment on column legal_hold.lifted_at is 'When it was lifted, null while it stands';
comment on column legal_hold.lifted_by is 'Subject of who lifted it';

create index legal_hold_record on legal_hold (kind, record, placed_at);

alter table legal_hold enable row level security;
alter table legal_hold force row level security;
create policy served_only on legal_hold as restrictive using ((select actor_is_served()));
create policy officer_reads on legal_hold for select
    using ((select actor_has('data-protection-officer') or actor_has('auditor')) and country = any ((select actor_regions())::text[]));
create policy officer_places on legal_hold for insert
    with check ((select actor_has('data-protection-officer')) and country = any ((select actor_regions())::text[])
        and placed_by = (select actor_subject()) and agency = (select actor_agency()) and lifted_at is null);
create policy officer_lifts on legal_hold for update
    using ((select actor_has('data-protection-officer')) and country = any ((select actor_regions())::text[]) and lifted_at is null)
    with check ((select actor_has('data-protection-officer')) and country = any ((select actor_regions())::text[])
        and lifted_by = (select actor_subject()));
create policy retention_reads on legal_hold for select using ((select actor_is('system:retention')));
create policy erasure_asks on legal_hold for select to current_user using ((select actor_is('system:erasure')));

-- What an officer wrote is for officers; an auditor sees that there is a hold, and its code.
create policy officer_reads_explanations on data_key as restrictive for select
    using (purpose <> 'LEGAL_HOLD' or (select actor_is('system:keys') or actor_is('system:erasure'))
        or ((select actor_has('data-protection-officer')) and exists (select 1 from legal_hold h where h.id = data_key.owner)));

-- For one record, holds and erasures come one after the other: whoever places a hold and whoever erases take this lock first
-- and look afterwards, so that the second of the two sees what the first has done.
create function lock_retained(of_kind text, of_record uuid) returns void
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    perform pg_advisory_xact_lock(hashtextextended('palermo.retained ' || of_kind || ' ' || of_record, 0));
end $$;
comment on function lock_retained(text, uuid) is 'Waits for whoever holds or erases this record, until the end of the transaction';

create function legal_hold_stands(of_kind text, of_record uuid) returns boolean
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
    stands boolean;
begin
    perform lock_retained(of_kind, of_record);
    perform set_config('palermo.subject', 'system:erasure', true);
    stands := exists (select 1 from legal_hold h where h.kind = of_kind and h.record = of_record and h.lifted_at is null);
    perform set_config('palermo.subject', coalesce(actor, ''), true);
    return stands;
end $$;
comment on function legal_hold_stands(text, uuid) is 'Whether a legal hold stands on a record; none can be placed from here to the end of the transaction';
revoke execute on function legal_hold_stands(text, uuid) from public;
grant execute on function legal_hold_stands(text, uuid) to "${user}";

-- Called within an erasure, as the owner and in its name.
create function forget_legal_holds(of_kind text, of_record uuid) returns void
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    delete from data_key k using legal_hold h
     where h.kind = of_kind and h.record = of_record and k.owner = h.id and k.purpose = 'LEGAL_HOLD';
end $$;
comment on function forget_legal_holds(text, uuid) is 'Destroys what officers wrote of a record that is erased; that it was held, by whom and when stays';
