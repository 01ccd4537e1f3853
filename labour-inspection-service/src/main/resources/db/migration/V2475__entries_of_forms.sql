-- A form that was encrypted on a phone can't be changed there any more. If the consent or the warrant in it does not fit the ground of entry
-- or the start of the visit, it is not recorded, and the form waits until a person has looked at it; all else of it is recorded.
alter table form_submission drop constraint form_submission_waits_for_check;
alter table form_submission add constraint form_submission_waits_for_check
    check (waits_for in ('ANOTHER_BODY', 'EDIT', 'VIOLATION', 'TEXT', 'ENTRY', 'ANOTHER_VISIT', 'ANOTHER_FINDING', 'ANOTHER_STEP',
                         'ANOTHER_PERSON'));
comment on column form_submission.waits_for is
    'ANOTHER_BODY under a known instance, EDIT of a sent form, VIOLATION, TEXT or ENTRY that can''t be recorded so, ANOTHER_VISIT, '
    'ANOTHER_FINDING, ANOTHER_STEP of a visit or ANOTHER_PERSON of a finding under the id of one that was sent without a form; '
    'null when it was taken';

-- A form may wait for its violations and for its entry at once: the same body is kept once for each reason.
drop index form_submission_body;
create unique index form_submission_body on form_submission (agency, subject, instance, digest, waits_for) nulls not distinct;
