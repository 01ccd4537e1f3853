-- Forms that phones sent, by OpenRosa or as JSON. The first body of an instance becomes a visit with its findings. Another body under the same
-- instance, or an edit of a sent form, is kept beside it until a person has looked at both: nothing that was sent is lost.
create table form_submission (
    id          uuid        primary key,
    agency      uuid        not null,
    subject     text        not null,
    phone       uuid        references phone,
    instance    text        not null check (length(instance) between 1 and 200),
    digest      bytea       not null,
    visit       uuid        not null references visit,
    state       text        not null check (state in ('TAKEN', 'WAITING', 'SETTLED')),
    waits_for   text check (waits_for in ('ANOTHER_BODY', 'EDIT')),
    body        bytea,
    received_at timestamptz not null,
    outcome     text check (outcome in ('FIRST', 'BOTH')),
    settled_by  text,
    settled_at  timestamptz,
    check ((state = 'TAKEN') = (waits_for is null)),
    check ((state = 'SETTLED') = (outcome is not null)),
    check ((outcome is null) = (settled_by is null) and (outcome is null) = (settled_at is null))
);
create unique index form_submission_taken on form_submission (agency, subject, instance) where state = 'TAKEN';
create unique index form_submission_body on form_submission (agency, subject, instance, digest);
create index form_submission_page on form_submission (agency, received_at desc, id desc);
create index form_submission_visit on form_submission (visit);

comment on table form_submission is 'Forms as phones sent them';
comment on column form_submission.id is 'UUIDv7';
comment on column form_submission.agency is 'The inspectorate';
comment on column form_submission.subject is 'Subject of the inspector whose phone sent it';
comment on column form_submission.phone is 'Which phone with ODK Collect; null for another program, which signs in with a token';
comment on column form_submission.instance is 'Id that the phone gave the filled form (instanceID)';
comment on column form_submission.digest is 'Keyed digest of the body: the same again is recognised';
comment on column form_submission.visit is 'Row of the visit that the first body became';
comment on column form_submission.state is 'TAKEN became the visit; WAITING waits for a person; SETTLED a person has chosen';
comment on column form_submission.waits_for is 'ANOTHER_BODY under a known instance, or an EDIT of a sent form; null when it was taken';
comment on column form_submission.body is 'The XML or JSON, sealed under the key of the submission; null once erased';
comment on column form_submission.received_at is 'Time of the transaction';
comment on column form_submission.outcome is 'FIRST: only what the first body said holds. BOTH: the findings of this one were recorded too';
comment on column form_submission.settled_by is 'Subject of who chose';
comment on column form_submission.settled_at is 'When she chose';

create table form_attachment (
    submission uuid not null references form_submission,
    name       bytea not null,
    upload     uuid not null references upload,
    primary key (submission, upload)
);
create index form_attachment_name on form_attachment (submission, name);
create index form_attachment_upload on form_attachment (upload);

comment on table form_attachment is 'Which attachments came with a form, so that the same file again adds nothing';
comment on column form_attachment.submission is 'With which form';
comment on column form_attachment.name is 'Keyed digest of the file''s name and its SHA-256';
comment on column form_attachment.upload is 'Which attachment of the visit';

alter table form_submission enable row level security;
alter table form_submission force row level security;
alter table form_attachment enable row level security;
alter table form_attachment force row level security;
create policy served_only on form_submission as restrictive using ((select actor_is_served()));
create policy served_only on form_attachment as restrictive using ((select actor_is_served()));
create policy sender_or_chief_reads on form_submission for select
    using ((select actor_inspects()) and agency = (select actor_agency())
       and (subject = (select actor_subject()) or (select actor_has('chief-inspector'))));
create policy phone_adds on form_submission for insert
    with check ((select actor_inspects()) and agency = (select actor_agency()) and subject = (select actor_subject())
       and state <> 'SETTLED' and exists (select 1 from visit v where v.id = form_submission.visit));
create policy sender_or_chief_settles on form_submission for update
    using ((select actor_inspects()) and agency = (select actor_agency()) and state = 'WAITING'
       and (subject = (select actor_subject()) or (select actor_has('chief-inspector'))))
    with check (state = 'SETTLED' and settled_by = (select actor_subject()));
create policy inspectorate_reads on form_attachment for select
    using (exists (select 1 from form_submission s where s.id = form_attachment.submission));
create policy phone_adds on form_attachment for insert
    with check (exists (select 1 from form_submission s where s.id = form_attachment.submission and s.subject = (select actor_subject())));

-- The key of a form's body is for whoever may see the form.
create policy sender_reads_forms on data_key as restrictive for select
    using (purpose <> 'FORM' or (select actor_is('system:keys') or actor_is('system:erasure'))
        or exists (select 1 from form_submission s where s.id = data_key.owner));

-- What a form said goes when the last finding of its visit is erased: the words are the same. A finding under a legal hold stands, and so
-- do the forms from which it came.
create policy erasure_finds on form_submission for select to current_user using ((select actor_is('system:erasure')));
create policy erasure_empties on form_submission for update to current_user using ((select actor_is('system:erasure')));
create function erase_forms_of_finding() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    perform pg_advisory_xact_lock(hashtextextended('palermo.forms of visit ' || new.visit, 0));
    if exists (select 1 from finding f where f.visit = new.visit and f.erased_at is null) then
        return null;
    end if;
    delete from data_key k using form_submission s where s.visit = new.visit and k.owner = s.id and k.purpose = 'FORM';
    update form_submission s set body = null where s.visit = new.visit and s.body is not null;
    return null;
end $$;
comment on function erase_forms_of_finding() is 'Erases the forms of a visit with its last finding';
create trigger finding_forms_erased after update of erased_at on finding for each row
    when (old.erased_at is null and new.erased_at is not null) execute function erase_forms_of_finding();
