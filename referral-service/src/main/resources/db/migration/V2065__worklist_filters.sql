-- Filters of the worklist that a person keeps under a name of her own. They are hers alone: nobody else reads them, whatever the role.

create table worklist_filter (
    id              uuid        primary key,
    subject         text        not null,
    agency          uuid        not null,
    name            bytea       not null,
    stage           text,
    due             text,
    concern         text,
    assigned        text,
    region          text,
    age_group       text,
    exploitation    text,
    recovery_within integer     check (recovery_within between 0 and 366),
    sort            text,
    saved_at        timestamptz not null
);

comment on table worklist_filter is 'Filters of the worklist that people keep for themselves, by a name';
comment on column worklist_filter.id is 'UUIDv7';
comment on column worklist_filter.subject is 'Whose filter: the subject of her tokens';
comment on column worklist_filter.agency is 'Her organisation when she saved it';
comment on column worklist_filter.name is 'What she calls it, sealed under a key of its own, because a name of a person may be in it';
comment on column worklist_filter.stage is 'A code, as the list takes it; null for any';
comment on column worklist_filter.due is 'A code, as the list takes it; null for any';
comment on column worklist_filter.concern is 'A code, as the list takes it (`with`); null for any';
comment on column worklist_filter.assigned is 'A code or the id of an account, as the list takes it; null for any';
comment on column worklist_filter.region is 'A country or a region; null for any';
comment on column worklist_filter.age_group is 'A code, as the list takes it; null for any';
comment on column worklist_filter.exploitation is 'A code, as the list takes it; null for any';
comment on column worklist_filter.recovery_within is 'Days until recovery ends; null for any';
comment on column worklist_filter.sort is 'The order, as the list takes it; null for the usual one';
comment on column worklist_filter.saved_at is 'Time of the transaction';

create index worklist_filter_subject on worklist_filter (subject, saved_at, id);

alter table worklist_filter enable row level security;
alter table worklist_filter force row level security;
create policy served_only on worklist_filter as restrictive using ((select actor_is_served()));
create policy owner_reads on worklist_filter for select using (subject = (select actor_subject()));
create policy owner_saves on worklist_filter for insert
    with check (subject = (select actor_subject()) and agency = (select actor_agency()));
create policy owner_deletes on worklist_filter for delete using (subject = (select actor_subject()));

-- With the account of a person who is removed for good go her filters and their keys.
create policy erasure_finds on worklist_filter for select to current_user using ((select actor_is('system:erasure')));
create policy erasure_deletes on worklist_filter for delete to current_user using ((select actor_is('system:erasure')));
create function erase_worklist_filters() returns trigger
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
begin
    perform set_config('palermo.subject', 'system:erasure', true);
    delete from data_key k using worklist_filter f where f.subject = new.id::text and k.owner = f.id and k.purpose = 'NOTE';
    delete from worklist_filter f where f.subject = new.id::text;
    perform set_config('palermo.subject', coalesce(actor, ''), true);
    return null;
end $$;
comment on function erase_worklist_filters() is 'Erases the filters of a person whose account is removed';
revoke execute on function erase_worklist_filters() from public;
create trigger person_worklist_filters_erased after update of state on person for each row
    when (new.state = 'REMOVED' and old.state <> 'REMOVED') execute function erase_worklist_filters();
