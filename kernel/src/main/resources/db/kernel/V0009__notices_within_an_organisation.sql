-- A notice can be for the people with one role in one organisation, or for one person who acts for it. Nobody else of the
-- organisation sees it, and no webhook of the organisation delivers it.
alter table notice add column of_agency uuid;
alter table notice add column subject text check (length(subject) between 1 and 200);
alter table notice add column quiet boolean not null default false;
alter table notice drop constraint notice_check;
alter table notice add constraint notice_addressee check (
    case when of_agency is null then subject is null and (agency is not null) <> (role is not null and country is not null)
         else agency is null and country is null and region is null and (role is not null) <> (subject is not null) end);

comment on column notice.agency is 'The organisation that is told, everybody in it, or null';
comment on column notice.of_agency is 'Only people of this organisation are told: those with the role, or the one person; null for other notices';
comment on column notice.subject is 'The one person who is told, or null';
comment on column notice.mail_lines is 'What its mail says beside the reference, a line each: references and numbers, or what to do and by when; null once it was sent or given up, and where no mails leave';
comment on column notice.quiet is 'It gets no number in the live feed: listeners see how far the numbers have come, whoever the notices are for';

create index notice_of_agency on notice (of_agency, created_at desc, id desc) where of_agency is not null;

create or replace function append_notice() returns trigger language plpgsql as $$
begin
    if not new.quiet then
        insert into feed_pending (feed, entry) values ('notices', new.id);
    end if;
    return null;
end $$;
comment on function append_notice() is 'Appends what is told to the feed of notices, unless it is quiet';

create policy told_within_reads on notice for select
    using (of_agency = (select actor_agency())
       and (subject = (select actor_subject()) or role = any ((select actor_roles())::text[])));
create policy told_within_marks on notice for update
    using (of_agency = (select actor_agency())
       and (subject = (select actor_subject()) or role = any ((select actor_roles())::text[])));

-- Mails and the bell run under names of their own, and the ones of the release before see none of these notices: they would mail
-- them to others, or not know whom to wake.
alter policy courier_reads on notice using ((select actor_is('system:courier')) and of_agency is null);
alter policy courier_marks on notice
    using ((select actor_is('system:courier')) and of_agency is null)
    with check ((select actor_is('system:courier')) and of_agency is null and (mailed_at is not null or mail_after is not null));
alter policy live_reads on notice using ((select actor_is('system:live')) and of_agency is null);
alter policy webhooks_read on notice using ((select actor_is('system:webhooks')) and of_agency is null and not quiet);

create policy mails_read on notice for select using ((select actor_is('system:mails')));
create policy mails_mark on notice for update
    using ((select actor_is('system:mails')))
    with check ((select actor_is('system:mails')) and (mailed_at is not null or mail_after is not null));
create policy bell_reads on notice for select using ((select actor_is('system:bell')) and not quiet);
