-- What the kernel keeps for a service is seen by whom it is for, for the owner of the tables as well. Parts of the system
-- have a name and the least that they need: the courier reads notices and marks those that wait, the inbox tells and
-- records. The sequencer and the relay need no row of these tables.
create function actor_subject() returns text language sql stable parallel safe as
    $$ select nullif(current_setting('palermo.subject', true), '') $$;
create function actor_roles() returns text[] language sql stable parallel safe as
    $$ select string_to_array(current_setting('palermo.roles', true), ',') $$;

comment on function actor_subject() is 'Who acts in the transaction, or null';
comment on function actor_roles() is 'The roles of the actor';

alter table notice enable row level security;
alter table notice force row level security;
create policy told_reads on notice for select
    using (agency = (select actor_agency())
        or (role = any ((select actor_roles())::text[]) and country = any ((select actor_regions())::text[])));
create policy told_marks on notice for update
    using (agency = (select actor_agency())
        or (role = any ((select actor_roles())::text[]) and country = any ((select actor_regions())::text[])));
-- Whoever does something tells others of it; of the parts of the system only the inbox does.
create policy doer_tells on notice for insert
    with check ((select actor_subject() not like 'system:%' or actor_is('system:inbox')) and read_at is null and mailed_at is null);
create policy courier_reads on notice for select
    using ((select actor_is('system:courier')));
create policy courier_marks on notice for update
    using ((select actor_is('system:courier')) and mailed_at is null)
    with check ((select actor_is('system:courier')) and mailed_at is not null);

-- Nobody records in the name of another, and nobody but an auditor reads.
alter table audit_entry enable row level security;
alter table audit_entry force row level security;
create policy auditor_reads on audit_entry for select
    using ((select actor_has('auditor')));
create policy doer_records on audit_entry for insert
    with check (subject = (select actor_subject()) and agency is not distinct from (select actor_agency())
        and request_id = (select current_setting('palermo.request', true)));

alter table idempotent_answer enable row level security;
alter table idempotent_answer force row level security;
create policy asker_only on idempotent_answer
    using (subject = (select actor_subject()));
