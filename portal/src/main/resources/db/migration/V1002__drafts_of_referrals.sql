-- Referrals that are being typed, each by one person.
create table referral_draft (
    subject    text        not null,
    id         uuid        not null,
    sealed     bytea       not null,
    saved_at   timestamptz not null,
    expires_at timestamptz not null,
    primary key (subject, id)
);

create index referral_draft_expires_at on referral_draft (expires_at);

comment on table referral_draft is 'Referrals that a first responder has begun to type and that no service has taken yet; taken ones keep their receipt until they expire';
comment on column referral_draft.subject is 'Who types it: the person''s identifier at the identity provider. With somebody else''s id there is no row';
comment on column referral_draft.id is 'Made with the first page; the Idempotency-Key under which it is sent';
comment on column referral_draft.sealed is 'What was typed, or the receipt: AES-256-GCM under the portal''s key, bound to subject and id. Of an adult who declined nothing that says who she is';
comment on column referral_draft.saved_at is 'When it was saved last';
comment on column referral_draft.expires_at is 'From here on the row means nothing and is removed. Counted from the first save and never later, so that it ends before the service forgets the Idempotency-Key';
