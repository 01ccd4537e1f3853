-- The data keys under which records are sealed, and the record of those that were destroyed. To destroy the key of a record is
-- to erase the record.

create table data_key (
    owner         uuid        not null,
    purpose       text        not null,
    wrapped       bytea       not null,
    master_key_id bigint      not null,
    created_at    timestamptz not null,
    primary key (owner, purpose)
);

comment on table data_key is 'The key of each record that is sealed, wrapped by a master key; without its row the record is gone';
comment on column data_key.owner is 'Id of the record';
comment on column data_key.purpose is 'What of the record is sealed under it';
comment on column data_key.wrapped is 'The key, wrapped';
comment on column data_key.master_key_id is 'Which master key wrapped it';
comment on column data_key.created_at is 'Time of the transaction that made the record';

create index data_key_master on data_key (master_key_id);
create index data_key_answer_age on data_key (created_at) where purpose = 'ANSWER';

-- A wrapped key tells nothing: without the master key it opens nothing, and what it opens stands in tables whose own
-- policies say who sees it. The kernel can't know those, so whoever acts in a scoped transaction may read a key and make
-- one for a record that has none. To destroy a key is to destroy the record, and nobody may: no policy lets the service's
-- user delete. Only destroy_data_key does, in the name of the erasure. Of the parts of the system the inbox makes records
-- and reads them; the migrations of a service let in others that do. Some keys are for fewer people (those of remembered
-- answers, break-glass and legal holds): restrictive policies beside these tables say for whom.
alter table data_key enable row level security;
alter table data_key force row level security;
create policy actor_reads on data_key for select
    using (((select actor_subject()) not like 'system:%' or (select actor_is('system:inbox'))) and purpose <> 'HASH');
create policy actor_makes on data_key for insert
    with check (((select actor_subject()) not like 'system:%' or (select actor_is('system:inbox'))) and purpose <> 'HASH');

-- The part of the system that keeps the keys makes the one key of the hashes, and wraps keys again under another master key.
-- The grants say which columns it may change.
create policy keys_read on data_key for select using ((select actor_is('system:keys')));
create policy keys_make on data_key for insert with check ((select actor_is('system:keys')) and purpose = 'HASH');
create policy keys_wrap on data_key for update using ((select actor_is('system:keys')));

create policy erasure_finds on data_key for select to current_user using ((select actor_is('system:erasure')));
create policy erasure_destroys on data_key for delete to current_user
    using ((select actor_is('system:erasure')) and purpose <> 'HASH');

create function destroy_data_key(of_owner uuid, for_purpose text) returns boolean
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    caller text := actor_subject();
    destroyed boolean;
begin
    if caller is null then
        raise insufficient_privilege using message = 'nobody acts';
    end if;
    perform set_config('palermo.subject', 'system:erasure', true);
    delete from data_key where owner = of_owner and purpose = for_purpose;
    destroyed := found;
    perform set_config('palermo.subject', caller, true);
    return destroyed;
end $$;
comment on function destroy_data_key(uuid, text) is 'Destroys the key of a record and so the record; false when it had none';

-- What was erased here. A copy of a data key may live on in a backup until the backup is deleted, so whoever restores one
-- applies these erasures again first. They stand outside of the database too, in the journal beside the backups. The rows
-- hold ids and codes only, so there is no policy.
create table erasure (
    owner     uuid        not null,
    purpose   text        not null,
    erased_at timestamptz not null,
    primary key (owner, purpose)
);

comment on table erasure is 'Data keys that were destroyed, and all that was sealed with them; insert only';
comment on column erasure.owner is 'Whose key it was: a case file, a shelter, …';
comment on column erasure.purpose is 'What the key was for';
comment on column erasure.erased_at is 'Time of the transaction';

-- Erases a record, for the service and for a restore alike. A service that keeps more of a record than what its key seals
-- (search tokens, hashes) replaces this function by one that deletes that as well.
create function apply_erasure(of_owner uuid, of_purpose text, at timestamptz) returns boolean
    language plpgsql as $$
begin
    delete from data_key where owner = of_owner and purpose = of_purpose;
    if not found then
        return false;
    end if;
    insert into erasure (owner, purpose, erased_at) values (of_owner, of_purpose, at) on conflict do nothing;
    return true;
end $$;
comment on function apply_erasure(uuid, text, timestamptz) is 'Destroys a data key and records it; false when there is none';

-- However a data key is destroyed, it is written down: a key that is not would come back with a backup. The time is real, as
-- the age of backups is, also where a test has moved the clock of decisions.
create function record_erasure() returns trigger language plpgsql as $$
begin
    insert into erasure (owner, purpose, erased_at) values (old.owner, old.purpose, transaction_timestamp()) on conflict do nothing;
    return null;
end $$;
comment on function record_erasure() is 'Writes down which data key was destroyed';

-- Remembered answers are left out. Thousands of them are thrown away each day, each with its key, and one that a backup
-- brings back is thrown away again within a minute, because its date comes back too.
create trigger data_key_destroyed after delete on data_key
    for each row when (old.purpose <> 'ANSWER') execute function record_erasure();
