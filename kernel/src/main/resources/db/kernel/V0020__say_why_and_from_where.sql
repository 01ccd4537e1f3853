alter table audit_entry
    alter column record_id drop not null,
    add column listed            uuid[],
    add column address           text,
    add column purpose           text,
    add column purpose_reference text,
    add column break_glass       uuid,
    add constraint audit_entry_about check ((record_id is null) <> (listed is null));

drop index audit_entry_record;
create index audit_entry_record on audit_entry (record_id, id) where record_id is not null;

comment on column audit_entry.action is 'READ, LIST or the verb';
comment on column audit_entry.record_id is 'Id of the one record, or null when it was a list';
comment on column audit_entry.listed is 'Ids of the records that a list showed, in its order, or null when it was one record';
comment on column audit_entry.address is 'Where the request came from, as the gateway states it; null for the system';
comment on column audit_entry.purpose is 'Code of the purpose that was stated, or null';
comment on column audit_entry.purpose_reference is 'What the caller added to the purpose, or null';
comment on column audit_entry.break_glass is 'The break-glass access that allowed it, or null';
