-- What auditors see besides the audit of one record: what a person has seen, unusual accesses by time, and whether the chain of the
-- audit is intact.

create index audit_entry_subject on audit_entry (subject, recorded_at desc, id desc);
create index audit_entry_time on audit_entry (recorded_at, id);
-- Whether an organisation has done more with a record than read it.
create index audit_entry_work on audit_entry (record_id, agency)
    where record_id is not null and action not like 'READ%' and action not like 'LIST%' and action <> 'FIND';

create table audit_verification (
    id         smallint    primary key check (id = 1),
    checked_to bigint      not null check (checked_to >= 0),
    hash       bytea       check (octet_length(hash) = 32),
    began_at   timestamptz not null,
    checked_at timestamptz,
    whole_at   timestamptz,
    broken_at  bigint,
    breach     text        check (breach in ('ALTERED', 'REMOVED', 'CUT')),
    found_at   timestamptz,
    check ((broken_at is null) = (breach is null) and (breach is null) = (found_at is null))
);

comment on table audit_verification is 'How far the service has verified the chain of its audit, and what it found; one row';
comment on column audit_verification.id is 'Always 1';
comment on column audit_verification.checked_to is 'Number of the last good link of this pass';
comment on column audit_verification.hash is 'Hash of that link; null before the first one';
comment on column audit_verification.began_at is 'When this pass began at the first link, real time';
comment on column audit_verification.checked_at is 'When the verification last ran, real time';
comment on column audit_verification.whole_at is 'When a pass last reached the end of the chain, real time; null before';
comment on column audit_verification.broken_at is 'Number of the first link that is wrong or gone; null for none';
comment on column audit_verification.breach is 'How the chain is broken there; null for none';
comment on column audit_verification.found_at is 'When that was found, real time; null for none';

alter table audit_verification enable row level security;
alter table audit_verification force row level security;
create policy served_only on audit_verification as restrictive using ((select actor_is_served()));
create policy officer_reads on audit_verification for select
    using ((select actor_has('auditor')) or (select actor_has('data-protection-officer')));
create policy sequencer_keeps on audit_verification
    using ((select actor_is('system:sequencer'))) with check ((select actor_is('system:sequencer')));
