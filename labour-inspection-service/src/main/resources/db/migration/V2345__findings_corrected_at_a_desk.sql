-- A finding is corrected at a desk too, with its violations. What stood before is kept as when a person chooses between two forms.
alter table finding_correction alter column submission drop not null;
comment on table finding_correction is 'What a finding said before it was corrected; deleted with the words of the finding';
comment on column finding_correction.submission is
    'The form from which the other words came; null when the finding was corrected at a desk';
comment on column finding_correction.sealed_reason is 'Why it was corrected, sealed under the key of the finding';
comment on column finding_correction.corrected_by is 'Subject of who corrected it';

drop policy inspector_corrects on finding_correction;
create policy inspector_corrects on finding_correction for insert
    with check ((select actor_inspects()) and agency = (select actor_agency()) and corrected_by = (select actor_subject())
       and exists (select 1 from finding f where f.id = finding_correction.finding)
       and (submission is null or exists (select 1 from form_submission s where s.id = finding_correction.submission)));

create table corrected_violation (
    id         uuid    primary key,
    correction uuid    not null references finding_correction on delete cascade,
    agency     uuid    not null,
    violation  uuid    not null,
    change     text    not null check (change in ('ADDED', 'WITHDRAWN')),
    position   integer not null,
    code       text    not null,
    text       text    not null,
    acted_on   date    not null,
    workers    integer not null,
    statute    text    not null,
    verified   boolean not null,
    unique (correction, position)
);
create index corrected_violation_of on corrected_violation (violation);
comment on table corrected_violation is
    'Violations that a correction added to a finding or withdrew from it; deleted with the correction. No personal data';
comment on column corrected_violation.id is 'UUIDv7';
comment on column corrected_violation.correction is 'Of which correction';
comment on column corrected_violation.agency is 'The inspectorate whose finding it is';
comment on column corrected_violation.violation is 'Row of the violation, which is not there any more after it was withdrawn';
comment on column corrected_violation.change is 'ADDED: it counts since then. WITHDRAWN: it counts no more';
comment on column corrected_violation.position is 'Place in the correction, from 0: first what was withdrawn';
comment on column corrected_violation.code is 'Code of the catalogue';
comment on column corrected_violation.text is 'What the employer did, in the words of the catalogue';
comment on column corrected_violation.acted_on is 'The day of the act, or its last day';
comment on column corrected_violation.workers is 'How many workers it concerned';
comment on column corrected_violation.statute is 'As it was cited when the violation was recorded';
comment on column corrected_violation.verified is 'Whether somebody had read the law by then';

alter table corrected_violation enable row level security;
alter table corrected_violation force row level security;
create policy served_only on corrected_violation as restrictive using ((select actor_is_served()));
create policy inspectorate_reads on corrected_violation for select
    using ((select actor_inspects()) and agency = (select actor_agency()));
create policy inspector_corrects on corrected_violation for insert
    with check ((select actor_inspects()) and agency = (select actor_agency())
       and exists (select 1 from finding_correction c
                    where c.id = corrected_violation.correction and c.corrected_by = (select actor_subject())));

-- A violation that is withdrawn counts nowhere any more, so its row goes: risk, figures and the annual report read the rows that are there.
create policy inspector_withdraws on finding_violation for delete
    using ((select actor_inspects()) and agency = (select actor_agency()));

-- Who founds an order or a penalty on a violation locks it, for which the database asks for a policy for changes; nothing of it changes.
create policy inspector_holds on finding_violation for update
    using ((select actor_inspects()) and agency = (select actor_agency())) with check (false);

create function only_kept_withdrawals() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    if not exists (select 1 from corrected_violation c where c.violation = old.id and c.change = 'WITHDRAWN' and c.code = old.code
                      and c.acted_on = old.acted_on and c.workers = old.workers and c.statute = old.statute) then
        raise exception 'A violation that is withdrawn must be kept' using errcode = 'insufficient_privilege';
    end if;
    return old;
end $$;
comment on function only_kept_withdrawals() is 'Refuses that an inspector deletes a violation that no correction keeps';
create trigger finding_violation_withdrawn before delete on finding_violation for each row
    when (actor_inspects()) execute function only_kept_withdrawals();
