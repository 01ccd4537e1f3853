-- An asset of a trial stands in the files of several victims and is counted once, under a keyed hash of the asset. Two who say it at
-- once come one after the other.
create or replace function count_record(of_record bytea, of_country text, parts text) returns void
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
begin
    perform pg_advisory_xact_lock(hashtextextended('palermo.counted ' || encode(of_record, 'hex'), 0));
    perform set_config('palermo.subject', 'system:statistics', true);
    delete from counted_record c where c.record = of_record;
    insert into counted_record (record, part, country, quarter, first_code, second_code, contributor, minor, currency)
    select of_record, p.part, of_country, p.quarter, p.first, p.second, decode(p.contributor, 'hex'), p.minor, p.currency
      from jsonb_to_recordset(cast(parts as jsonb))
        as p(part text, quarter text, first text, second text, contributor text, minor bigint, currency text);
    perform set_config('palermo.subject', coalesce(actor, ''), true);
end $$;
comment on column counted_record.record is 'Keyed hash of which record it is, or of the asset of a trial that several files have';
comment on column counted_record.contributor is 'Keyed hash of the case, or of the asset of a trial, with the quarter and the part: each counts once among those that an amount is of';
