-- The mechanism answers that it took up the case of a report, and on which day: nothing else of the case.
alter table suspected_victim_report add column taken_up_on date check (taken_up_on is null or kind = 'REFERRED');
comment on column suspected_victim_report.taken_up_on is 'On which day the mechanism took the case up, of its country; null until it has';

-- The service asks for these answers page by page. One row says how far it has read; instances take turns by a lease.
create table taken_up_reading (
    the_only        boolean     primary key default true check (the_only),
    read_until      text        check (length(read_until) <= 200),
    attempts        integer     not null default 0 check (attempts >= 0),
    next_attempt_at timestamptz not null,
    lease           uuid,
    leased_until    timestamptz,
    check ((lease is null) = (leased_until is null))
);

comment on table taken_up_reading is 'How far this service has read which reported cases the mechanism took up; one row';
comment on column taken_up_reading.the_only is 'True: there is one row';
comment on column taken_up_reading.read_until is 'The next of the last answer that was kept, which only the mechanism understands; null before the first';
comment on column taken_up_reading.attempts is 'How often in a row the mechanism could not be asked';
comment on column taken_up_reading.next_attempt_at is 'When the mechanism is asked again at the earliest, real time';
comment on column taken_up_reading.lease is 'Token of the instance that is asking; null when none is';
comment on column taken_up_reading.leased_until is 'When another instance may take over, real time';

insert into taken_up_reading (next_attempt_at) values (clock_timestamp());

alter table taken_up_reading enable row level security;
alter table taken_up_reading force row level security;
create policy served_only on taken_up_reading as restrictive using ((select actor_is_served()));
create policy reader_finds on taken_up_reading for select using ((select actor_is('system:reports-taken-up')));
create policy reader_goes_on on taken_up_reading for update using ((select actor_is('system:reports-taken-up')));

-- The part of the system that reads the answers sees no report: the function keeps the day for it. The policies are the owner's alone.
create policy answer_finds on suspected_victim_report for select to current_user using ((select actor_is('system:reports-taken-up')));
create policy answer_keeps on suspected_victim_report for update to current_user using ((select actor_is('system:reports-taken-up')));

create function keep_report_taken_up(of_report uuid, on_day date) returns boolean
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if not coalesce(actor_is('system:reports-taken-up'), false) then
        raise insufficient_privilege using message = 'only the reader of the mechanism''s answers keeps them';
    end if;
    update suspected_victim_report r set taken_up_on = on_day
     where r.id = of_report and r.kind = 'REFERRED' and r.taken_up_on is null;
    return found;
end $$;
comment on function keep_report_taken_up(uuid, date) is
    'Keeps the day on which a reported case was taken up; false when the report is gone, has no identity or has a day';
revoke execute on function keep_report_taken_up(uuid, date) from public;
grant execute on function keep_report_taken_up(uuid, date) to "${user}";
