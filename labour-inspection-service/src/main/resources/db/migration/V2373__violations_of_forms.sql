-- A form can name violations of labour law. One that can't be recorded so, because it was not law on that day, waits for a person, while
-- all else of the form was recorded.
alter table form_submission drop constraint form_submission_waits_for_check;
alter table form_submission add constraint form_submission_waits_for_check check (waits_for in ('ANOTHER_BODY', 'EDIT', 'VIOLATION'));
comment on column form_submission.waits_for is
    'ANOTHER_BODY under a known instance, EDIT of a sent form, VIOLATION that can''t be recorded so; null when it was taken';
