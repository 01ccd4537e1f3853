-- The serving role owns nothing; what it may do is said here, after every migration.
grant usage on schema public to "${user}";
grant select, insert, update, delete on all tables in schema public to "${user}";
revoke update, delete, truncate on audit_entry, feed_sequence, inbox_event, erasure, statistics_release from "${user}";
-- What answers read of a release is added once where it is not there; a policy says that it is not.
grant update (shown, shown_as) on statistics_release to "${user}";
-- The audit only ever grows, and a new epoch is the owner's to begin.
revoke update, delete, truncate on audit_chain, audit_listing from "${user}";
revoke insert, update, delete, truncate on feed_epoch from "${user}";
revoke execute on function begin_feed_epochs() from public;
-- A data key is wrapped again under another master key and changes in nothing else; destroying one is a function's.
revoke update, delete, truncate on data_key from "${user}";
grant update (wrapped, master_key_id) on data_key to "${user}";
-- Who opened what and why stays as it was written; what comes after it is added.
revoke update, delete, truncate on break_glass, break_glass_approval from "${user}";
grant update (ended_at, ended_by, reviewed_at, reviewed_by, outcome, comment, version) on break_glass to "${user}";
-- A legal hold is lifted, and changes in nothing else.
revoke update, delete, truncate on legal_hold from "${user}";
grant update (lifted_at, lifted_by) on legal_hold to "${user}";
-- Only these columns change after a row is written, in the services that have these tables.
do $$
declare
    one record;
begin
    for one in select * from (values
        ('decision_proposal', 'state, answered_at, answered_by, answer'),
        ('reported_case', 'taken_up_at'),
        ('supply_link', 'valid_until, ended_at, ended_by, end_reason, withdrawn'),
        ('case_document', 'state, particulars, size, shown, scanned, file, stored_bytes, stored_sha256, kept_at, '
            'removed_for, removed_by, removed_agency, removed_at'),
        ('evidence', 'state, particulars, size, shown, scanned, file, stored_bytes, stored_sha256, kept_at'),
        ('access_inquiry', 'outcome, file_number, closed_at, closed_by, version'),
        ('factor_reset', 'state, decided_by, decided_at, untold_since, removed_at, mail_tried_at, mailed_at, '
            'linked_at')) as t(name, columns)
    loop
        if to_regclass('public.' || one.name) is not null then
            execute format('revoke update, truncate on %I from "${user}"', one.name);
            execute format('grant update (%s) on %I to "${user}"', one.columns, one.name);
        end if;
    end loop;
end $$;
