-- Answers that a page shows after a form was sent, so that the browser's Back never sends the form again.
create table task_answer (
    subject    text        not null,
    id         uuid        not null,
    sealed     bytea       not null,
    expires_at timestamptz not null,
    primary key (subject, id)
);

create index task_answer_expires_at on task_answer (expires_at);

comment on table task_answer is 'What a service answered to a form, such as the offers of a search; kept for a quarter of an hour for the page that shows it';
comment on column task_answer.subject is 'Who asked: the person''s identifier at the identity provider. With somebody else''s id there is no row';
comment on column task_answer.id is 'Made with the answer; stands in the address of the page';
comment on column task_answer.sealed is 'The answer and what was sent for it: AES-256-GCM under the portal''s key, bound to subject and id';
comment on column task_answer.expires_at is 'From here on the row means nothing and is removed';
