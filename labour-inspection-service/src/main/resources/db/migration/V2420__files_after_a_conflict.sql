-- A file of a form that a phone sent before a conflict of interest was declared is kept, because it belongs to what was recorded before. The
-- chief inspector sees that it came afterwards. Files that came earlier are not marked: what stood when they came is not known for certain.
alter table upload add column after_conflict boolean not null default false;
comment on column upload.after_conflict is
    'Whether its sender had a conflict of interest with the workplace (inspector_bar) when the file was whole';
