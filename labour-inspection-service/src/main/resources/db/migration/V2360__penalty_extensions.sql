-- More time to pay a penalty: each extension keeps the last day before it, and why. A penalty has no key of its own; its words are sealed
-- under the key of the finding whose violation it is for, and are erased with the words of that finding. The days stay.
create table penalty_extension (
    id            uuid        primary key,
    penalty       uuid        not null references penalty,
    agency        uuid        not null,
    due_before    date        not null,
    due_on        date        not null,
    sealed_reason bytea,
    extended_by   text        not null,
    extended_at   timestamptz not null,
    check (due_on > due_before)
);
create index penalty_extension_of on penalty_extension (penalty, due_on);
comment on table penalty_extension is 'More time that was given to pay a penalty; each entry is made once';
comment on column penalty_extension.id is 'UUIDv7';
comment on column penalty_extension.penalty is 'Of which penalty';
comment on column penalty_extension.agency is 'The inspectorate';
comment on column penalty_extension.due_before is 'The last day to pay before it';
comment on column penalty_extension.due_on is 'The last day to pay after it';
comment on column penalty_extension.sealed_reason is 'Why, sealed under the key of the finding; null once the finding was erased';
comment on column penalty_extension.extended_by is 'Subject of who gave the time';
comment on column penalty_extension.extended_at is 'Time of the transaction';

alter table penalty_extension enable row level security;
alter table penalty_extension force row level security;
create policy served_only on penalty_extension as restrictive using ((select actor_is_served()));
create policy inspectorate_reads on penalty_extension for select
    using ((select actor_inspects()) and agency = (select actor_agency()));
create policy inspector_adds on penalty_extension for insert
    with check ((select actor_inspects()) and agency = (select actor_agency()) and extended_by = (select actor_subject())
       and exists (select 1 from penalty p where p.id = penalty_extension.penalty));

create policy erasure_finds on penalty for select to current_user using ((select actor_is('system:erasure')));
create policy erasure_finds on finding_violation for select to current_user using ((select actor_is('system:erasure')));
create policy erasure_finds on penalty_extension for select to current_user using ((select actor_is('system:erasure')));
create policy erasure_empties on penalty_extension for update to current_user using ((select actor_is('system:erasure')));
create index penalty_of_violation on penalty (violation);
create function erase_reasons_of_finding() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    update penalty_extension e set sealed_reason = null
      from penalty p join finding_violation v on v.id = p.violation
     where e.penalty = p.id and v.finding = new.id and e.sealed_reason is not null;
    return null;
end $$;
comment on function erase_reasons_of_finding() is 'Erases why more time was given for penalties, with the finding for which they were imposed';
create trigger finding_reasons_erased after update of erased_at on finding for each row
    when (old.erased_at is null and new.erased_at is not null) execute function erase_reasons_of_finding();
