-- The serving role owns nothing; what it may do is said here, after every migration.
grant usage on schema public to "${user}";
grant select, insert, update, delete on all tables in schema public to "${user}";
revoke update, delete, truncate on audit_entry, feed_sequence, inbox_event, erasure from "${user}";
