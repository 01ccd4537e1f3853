-- What somebody was told of a record goes with the record.
create index notice_about on notice (about);
create policy erasure_finds on notice for select to current_user using ((select actor_is('system:erasure')));
create policy erasure_deletes on notice for delete to current_user using ((select actor_is('system:erasure')));
