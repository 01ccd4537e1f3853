-- Who referred a person and transferred her case sees her no longer, by an export neither.
drop policy export_reads on case_person;
create policy export_reads on case_person for select
    using ((select actor_is('system:htcds')) and exists (select 1 from case_file c where c.id = case_person.case_file and not c.handed_on));
