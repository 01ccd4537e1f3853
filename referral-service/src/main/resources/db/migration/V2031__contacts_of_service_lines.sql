-- How a service line is reached: its contact. It is one JSON document, because it is always replaced as a whole and read with the line.
-- Earlier contacts are kept, as earlier descriptions are.

alter table service_line add column contact text check (jsonb_typeof(cast(contact as jsonb)) = 'object');

comment on column service_line.contact is 'Telephones, public address, web address, hours, languages, whom it takes and accessibility, as '
    'JSON; null while nothing was said. A confidential address is never in it';

create table service_line_contact (
    service_line uuid        not null references service_line,
    until_at     timestamptz not null,
    contact      text        check (jsonb_typeof(cast(contact as jsonb)) = 'object'),
    ended_by     text        not null,
    primary key (service_line, until_at)
);

comment on table service_line_contact is 'How a line was reached before its contact was replaced. Rows are added; only an address is removed, when it becomes confidential';
comment on column service_line_contact.service_line is 'The line';
comment on column service_line_contact.until_at is 'When it was replaced; it applied since the one before ended, the first one ever since';
comment on column service_line_contact.contact is 'The contact as JSON, without its address when that became confidential later; null while nothing was said';
comment on column service_line_contact.ended_by is 'Who replaced it';
