create table data_key (
    owner         uuid        not null,
    purpose       text        not null,
    wrapped       bytea       not null,
    master_key_id bigint      not null,
    created_at    timestamptz not null,
    primary key (owner, purpose)
);
create index data_key_master on data_key (master_key_id);

comment on table data_key is 'The key of each record that is sealed, wrapped by a master key; without its row the record is gone';
comment on column data_key.owner is 'Id of the record';
comment on column data_key.purpose is 'What of the record is sealed under it';
comment on column data_key.wrapped is 'The key, wrapped';
comment on column data_key.master_key_id is 'Which master key wrapped it';
comment on column data_key.created_at is 'Time of the transaction that made the record';

-- A wrapped key tells nothing: without the master key it opens nothing, and what it opens stands in tables whose own
-- policies say who sees it. The kernel can't know those, so whoever acts in a scoped transaction may read a key and make
-- one for a record that has none. Destroying one is destroying the record, and that nobody may: no policy lets the
-- service's user delete, only the function below does, in the name of the erasure. Of the parts of the system the inbox
-- makes records and reads them; another that does is let in by its service's own migrations.
alter table data_key enable row level security;
alter table data_key force row level security;
create policy actor_reads on data_key for select
    using (((select actor_subject()) not like 'system:%' or (select actor_is('system:inbox'))) and purpose <> 'HASH');
create policy actor_makes on data_key for insert
    with check (((select actor_subject()) not like 'system:%' or (select actor_is('system:inbox'))) and purpose <> 'HASH');

-- The keys' own part of the system makes the one key of the hashes and wraps what stands here again. Which columns it may
-- change is said with the grants.
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
