create table idempotent_answer (
    subject    text        not null,
    route      text        not null,
    key        text        not null,
    body_hash  bytea       not null,
    answer     text        not null,
    created_at timestamptz not null,
    primary key (subject, route, key)
);
create index idempotent_answer_age on idempotent_answer (subject, created_at);

comment on table idempotent_answer is 'Answers of POSTs that were sent with an Idempotency-Key, for 24 hours';
comment on column idempotent_answer.subject is 'Who asked';
comment on column idempotent_answer.route is 'Which operation';
comment on column idempotent_answer.key is 'The key that she sent';
comment on column idempotent_answer.body_hash is 'Keyed hash of the command: the same key with another body is refused';
comment on column idempotent_answer.answer is 'The answer as JSON';
comment on column idempotent_answer.created_at is 'Time of the transaction';
