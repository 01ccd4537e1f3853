-- Of a woman who declined nothing is kept by which she could be found, and the id that an earlier register had for her would lead to her
-- there. A keyed hash of it stands in its place, by which the same is matched again. The key is not the database's: a file that was
-- brought here before changes when it comes again.
comment on column case_file.external_id is 'Id in the register that it was imported from; of who declined a keyed hash of it';
create policy imports_find on case_file for select to current_user using ((select actor_is('system:imports')) and stage = 'NOTIFIED_ONLY');
create policy imports_hide on case_file for update to current_user using ((select actor_is('system:imports')) and stage = 'NOTIFIED_ONLY');
create function hide_external_ids(of_files jsonb) returns void
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    actor text := current_setting('palermo.subject', true);
    acting_for text := current_setting('palermo.agency', true);
begin
    perform set_config('palermo.subject', 'system:imports', true), set_config('palermo.agency', '', true);
    update case_file c set external_id = r."hashed"
      from jsonb_to_recordset(of_files) as r("country" text, "told" text, "hashed" text)
     where c.country = r."country" and c.external_id = r."told" and c.stage = 'NOTIFIED_ONLY'
       and not exists (select 1 from case_file o where o.country = r."country" and o.external_id = r."hashed");
    perform set_config('palermo.subject', coalesce(actor, ''), true), set_config('palermo.agency', coalesce(acting_for, ''), true);
end $$;
comment on function hide_external_ids(jsonb) is 'Puts keyed hashes in the place of the ids of who declined, where these still stand';
revoke execute on function hide_external_ids(jsonb) from public;
grant execute on function hide_external_ids(jsonb) to "${user}";
