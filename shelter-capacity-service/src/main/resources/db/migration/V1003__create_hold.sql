create table hold (
    id         uuid        primary key,
    reference  text        not null unique,
    shelter    uuid        not null references shelter,
    area       text        not null,
    agency     uuid        not null,
    subject    text        not null,
    from_night date        not null,
    nights     integer     not null check (nights > 0),
    women      integer     not null,
    children   text        not null,
    needs      text        not null,
    state      text        not null check (state in ('HELD', 'RELEASED', 'PLACED', 'REFUSED')),
    held_at    timestamptz not null,
    expires_at timestamptz not null,
    ended_at   timestamptz,
    version    integer     not null default 0
);
create index hold_agency on hold (agency, held_at desc, id desc);

comment on table hold is 'Places kept for somebody for a short time; the row stays when the hold has ended';
comment on column hold.id is 'UUIDv7';
comment on column hold.reference is 'What people call it, Crockford base 32 with a check symbol';
comment on column hold.shelter is 'Where; not told to the holder';
comment on column hold.area is 'What the holder is told of where';
comment on column hold.agency is 'The organisation that holds';
comment on column hold.subject is 'Who asked';
comment on column hold.from_night is 'First night, date of the shelter''s zone';
comment on column hold.nights is 'How many nights';
comment on column hold.women is 'How many women';
comment on column hold.children is 'Ages of the children in years, joined by commas';
comment on column hold.needs is 'Codes of what they need, joined by commas';
comment on column hold.state is 'HELD (until expires_at), RELEASED, PLACED, REFUSED';
comment on column hold.held_at is 'Time of the transaction';
comment on column hold.expires_at is 'Its end: from this instant on the places are free';
comment on column hold.ended_at is 'When it was released, placed or refused';
comment on column hold.version is 'Counts changes';

create table hold_place (
    hold       uuid not null references hold,
    place_id   uuid not null references place,
    allocation uuid not null unique,
    primary key (hold, place_id)
);

comment on table hold_place is 'Which places a hold took; stays when the allocation is gone';
comment on column hold_place.hold is 'The hold';
comment on column hold_place.place_id is 'The place';
comment on column hold_place.allocation is 'Id of the allocation, which may have ended';

create table placement (
    id              uuid        primary key,
    hold            uuid        not null unique references hold,
    reference       text        not null,
    shelter         uuid        not null references shelter,
    operator_agency uuid        not null,
    asking_agency   uuid        not null,
    purpose         text        not null,
    arrival_from    timestamptz,
    arrival_until   timestamptz,
    state           text        not null check (state in ('REQUESTED', 'ACCEPTED', 'REFUSED', 'WITHDRAWN')),
    reason          text,
    requested_at    timestamptz not null,
    answer_before   timestamptz not null,
    decided_at      timestamptz,
    decided_by      text,
    version         integer     not null default 0,
    check (arrival_from <= arrival_until),
    check ((state = 'REFUSED') = (reason is not null))
);
create index placement_operator on placement (operator_agency, requested_at desc, id desc);

comment on table placement is 'A shelter is asked to take in those for whom a place is held';
comment on column placement.id is 'UUIDv7';
comment on column placement.hold is 'On which hold';
comment on column placement.reference is 'The hold''s reference';
comment on column placement.shelter is 'Which shelter is asked';
comment on column placement.operator_agency is 'The organisation that answers';
comment on column placement.asking_agency is 'The organisation that asks';
comment on column placement.purpose is 'What the stay is for, a code';
comment on column placement.arrival_from is 'Earliest arrival, or null';
comment on column placement.arrival_until is 'Latest arrival, or null';
comment on column placement.state is 'REQUESTED, ACCEPTED, REFUSED, WITHDRAWN';
comment on column placement.reason is 'Why it was refused, a code';
comment on column placement.requested_at is 'Time of the transaction';
comment on column placement.answer_before is 'The end of the hold: an answer has to come before it';
comment on column placement.decided_at is 'When it was answered or withdrawn';
comment on column placement.decided_by is 'Subject of who answered or withdrew';
comment on column placement.version is 'Counts changes, the ETag';
