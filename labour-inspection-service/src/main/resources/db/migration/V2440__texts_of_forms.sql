-- A form that was encrypted on a phone can't be changed there any more. A text in it about migration status is not recorded, and the form
-- waits until a person has looked at it; all else of it is recorded.
alter table form_submission drop constraint form_submission_waits_for_check;
alter table form_submission add constraint form_submission_waits_for_check
    check (waits_for in ('ANOTHER_BODY', 'EDIT', 'VIOLATION', 'TEXT', 'ANOTHER_VISIT', 'ANOTHER_FINDING', 'ANOTHER_STEP',
                         'ANOTHER_PERSON'));
comment on column form_submission.waits_for is
    'ANOTHER_BODY under a known instance, EDIT of a sent form, VIOLATION or TEXT that can''t be recorded so, ANOTHER_VISIT, '
    'ANOTHER_FINDING, ANOTHER_STEP of a visit or ANOTHER_PERSON of a finding under the id of one that was sent without a form; '
    'null when it was taken';
