-- What statistics count of the records beside case files. Those are sealed, so what is counted is written down apart when one is
-- recorded or changed: codes, a quarter, an amount. Which record and which case it was says a keyed hash, so that a record that is
-- corrected is counted once; of a person who was erased it says nobody.
create table counted_record (
    record      bytea  not null,
    part        text   not null,
    country     text   not null,
    quarter     text   not null,
    first_code  text   not null,
    second_code text   not null,
    contributor bytea  not null,
    minor       bigint check (minor >= 0),
    currency    text,
    primary key (record, part),
    check ((minor is null) = (currency is null))
);
create index counted_record_quarter on counted_record (country, quarter, part);

comment on table counted_record is 'Records of cases as statistics count them; no id of a record, a case or a person';
comment on column counted_record.record is 'Keyed hash of which record it is';
comment on column counted_record.part is 'What is counted: a record may be counted as several things, e.g. an asset as confiscated and as allocated';
comment on column counted_record.country is 'ISO 3166-1';
comment on column counted_record.quarter is 'In which it counts, as in 2026-Q4, by the date that the record says';
comment on column counted_record.first_code is 'What the table divides by first';
comment on column counted_record.second_code is 'What the table divides by second; NONE where it does not';
comment on column counted_record.contributor is 'Keyed hash of the case, the quarter and the part: one case counts once among those that an amount is of';
comment on column counted_record.minor is 'Amount in the minor unit';
comment on column counted_record.currency is 'ISO 4217';

alter table counted_record enable row level security;
alter table counted_record force row level security;
create policy served_only on counted_record as restrictive using ((select actor_is_served()) or (select actor_is('system:statistics')));
create policy offices_count on counted_record for select
    using ((select actor_has('competent-authority') or actor_has('national-rapporteur')) and country = any ((select actor_regions())::text[]));
create policy records_are_counted on counted_record to current_user
    using ((select actor_is('system:statistics'))) with check ((select actor_is('system:statistics')));

create function count_record(of_record bytea, of_country text, parts text) returns void
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
begin
    perform set_config('palermo.subject', 'system:statistics', true);
    delete from counted_record c where c.record = of_record;
    insert into counted_record (record, part, country, quarter, first_code, second_code, contributor, minor, currency)
    select of_record, p.part, of_country, p.quarter, p.first, p.second, decode(p.contributor, 'hex'), p.minor, p.currency
      from jsonb_to_recordset(cast(parts as jsonb))
        as p(part text, quarter text, first text, second text, contributor text, minor bigint, currency text);
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
comment on function count_record(bytea, text, text) is 'Counts a record as these things, and as nothing else that it was counted as before';
revoke execute on function count_record(bytea, text, text) from public;
grant execute on function count_record(bytea, text, text) to "${user}";
