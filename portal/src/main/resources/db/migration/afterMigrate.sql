-- The serving role owns nothing; what it may do is said here, after every migration.
grant usage on schema public to "${user}";
grant select, insert, delete on portal_session to "${user}";
grant update (tokens, expires_at, renewing_until) on portal_session to "${user}";
grant select, insert, update, delete on referral_draft to "${user}";
grant select, insert, update, delete on task_answer to "${user}";
grant select, insert, delete on welcome_seen to "${user}";
