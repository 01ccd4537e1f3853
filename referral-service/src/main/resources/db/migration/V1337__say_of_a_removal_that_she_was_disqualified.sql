-- As removal_question_about, which goes with the next release; and where she stood when she was disqualified, for then no recovery runs,
-- also while the disqualification is reconsidered and that waits.
create function removal_protection_of(of_hash bytea, at timestamptz)
    returns table (case_file uuid, stands boolean, region text, stage text, suspended_from text, disqualified_from text, recovery_ends_on date, recovery_days_left integer,
                   protected_until date)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
    acting_for text := current_setting('palermo.agency', true);
    acting_kind text := current_setting('palermo.agency_kind', true);
begin
    perform set_config('palermo.subject', 'system:removal-questions', true), set_config('palermo.agency', '', true), set_config('palermo.agency_kind', '', true);
    insert into notice (id, agency, kind, about, reference, created_at)
    select uuidv7(), told.to_agency, 'REMOVAL_ASKED', told.id, told.reference, at
      from (select c.id, c.reference, coalesce(c.run_by, c.sender) as to_agency
              from case_certificate p join case_file c on c.id = p.case_file where p.hash = of_hash
             union
            select c.id, c.reference, a.agency
              from case_certificate p join case_file c on c.id = p.case_file
              join case_assignment a on a.case_file = c.id and a.ended_at is null
             where p.hash = of_hash) told
      join organisation o on o.id = told.to_agency and o.kind <> 'IMMIGRATION';
    return query
        select c.id, p.replaced_at is null, c.region, c.stage, c.suspended_from, c.disqualified_from, c.recovery_ends_on, c.recovery_days_left, c.protected_until
          from case_certificate p join case_file c on c.id = p.case_file
         where p.hash = of_hash;
    perform set_config('palermo.subject', coalesce(actor, ''), true), set_config('palermo.agency', coalesce(acting_for, ''), true),
            set_config('palermo.agency_kind', coalesce(acting_kind, ''), true);
end $$;
comment on function removal_protection_of(bytea, timestamptz) is 'What a reference says of removal, to whoever asks with it; tells the agencies of the case that it was asked';
revoke execute on function removal_protection_of(bytea, timestamptz) from public;
grant execute on function removal_protection_of(bytea, timestamptz) to "${user}";
