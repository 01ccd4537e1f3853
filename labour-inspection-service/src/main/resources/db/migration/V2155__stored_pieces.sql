-- What a backup has to hold beside the tables: the files of evidence and the pieces of uploads.
create or replace view stored_file with (security_invoker = true) as
    select e.file as id, e.stored_bytes as bytes, e.stored_sha256 as sha256 from evidence e where e.file is not null
    union all
    select p.file as id, p.stored_bytes as bytes, p.stored_sha256 as sha256 from upload_piece p;

-- The daily comparison of files and rows knows the pieces too.
create policy files_read on upload_piece for select using ((select actor_is('system:files')));
