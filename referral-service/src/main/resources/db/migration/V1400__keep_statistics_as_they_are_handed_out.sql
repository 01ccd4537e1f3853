-- What is published of a quarter is asked for by everybody, so it is kept as it goes out: written when the release is taken, the workbook and
-- documents of earlier releases at the first asking. There is no policy to change or delete one.
create table quarterly_document (
    release uuid  not null references quarterly_release,
    name    text  not null,
    body    bytea not null,
    primary key (release, name)
);

comment on table quarterly_document is 'What a release of statistics is handed out as; insert only';
comment on column quarterly_document.release is 'The release; who may read it may read this';
comment on column quarterly_document.name is 'control.json, indicators.json, tables.json, workbook.xlsx, or a table''s name and .csv';
comment on column quarterly_document.body is 'As it goes out; texts in UTF-8';

alter table quarterly_document enable row level security;
alter table quarterly_document force row level security;
create policy read_with_the_release on quarterly_document for select using (exists (select 1 from quarterly_release r where r.id = release));
create policy add_with_the_release on quarterly_document for insert with check (exists (select 1 from quarterly_release r where r.id = release));
