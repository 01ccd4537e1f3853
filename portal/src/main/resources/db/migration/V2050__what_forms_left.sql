-- The table of answers also keeps the forms that are being typed and the pages that answer a form, so that the browser's Back
-- never sends a form again.
comment on table task_answer is 'What the browser''s Back leads to after a form was sent: forms that are being typed, answers of services, and pages. At most 50 rows of a person, each for an hour at most';
comment on column task_answer.subject is 'Whose it is: the person''s identifier at the identity provider; or, where nobody is signed in, a hash of the browser''s cookie. With somebody else''s id there is no row';
comment on column task_answer.id is 'Made with the form, the answer or the page; stands in the address of the page';
comment on column task_answer.sealed is 'Compressed, then AES-256-GCM under the portal''s key, bound to subject and id. Of a form that was sent, only the address that followed';
