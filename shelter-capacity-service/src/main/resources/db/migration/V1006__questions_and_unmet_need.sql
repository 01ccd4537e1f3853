-- What is kept of searches: the recent questions of each searcher, whose number is limited, and what was found nowhere.

create table question (
    subject   text        not null,
    case_file uuid,
    asked_at  timestamptz not null
);
create index question_of_subject on question (subject, asked_at);
create index question_of_case on question (subject, case_file, asked_at) where case_file is not null;

comment on table question is 'Who has asked for a place in the last day, for which case, and when: what is left of her budget. What she asked is not kept';
comment on column question.subject is 'Who asked';
comment on column question.case_file is 'For which case of the mechanism, if she said so';
comment on column question.asked_at is 'Time of the transaction';

alter table question enable row level security;
alter table question force row level security;
create policy served_only on question as restrictive using ((select actor_is_served()));
create policy her_own on question using (subject = (select actor_subject())) with check (subject = (select actor_subject()));
create policy questions_find on question for select using ((select actor_is('system:questions')));
create policy questions_purge on question for delete using ((select actor_is('system:questions')));

-- If the hundredth last question is less than an hour old, a hundred were asked within the hour. Questions in the name of the
-- same person wait for each other at the lock, so that two at once can't both be the last that is allowed.
create function spend_question(of_case uuid, at timestamptz, per_hour integer, per_day integer, per_case_hour integer, per_case_day integer)
    returns timestamptz language plpgsql as $$
declare
    me text := actor_subject();
    again timestamptz;
begin
    perform pg_advisory_xact_lock(hashtextextended('questions ' || me, 0));
    select greatest(
        (select q.asked_at + interval '1 hour' from question q where q.subject = me order by q.asked_at desc offset per_hour - 1 limit 1),
        (select q.asked_at + interval '1 day' from question q where q.subject = me order by q.asked_at desc offset per_day - 1 limit 1),
        (select q.asked_at + interval '1 hour' from question q where q.subject = me and q.case_file = of_case order by q.asked_at desc offset per_case_hour - 1 limit 1),
        (select q.asked_at + interval '1 day' from question q where q.subject = me and q.case_file = of_case order by q.asked_at desc offset per_case_day - 1 limit 1))
      into again;
    if again > at then
        return again;
    end if;
    delete from question q where q.subject = me and q.asked_at <= at - interval '1 day';
    insert into question (subject, case_file, asked_at) values (me, of_case, at);
    return null;
end $$;
comment on function spend_question(uuid, timestamptz, integer, integer, integer, integer) is 'Takes a question off the actor''s budget; when nothing is left of it, takes nothing and says from when on she may ask again';

-- Those who search often must not weigh more: what was asked for and found nowhere is counted once for an organisation, a
-- party, an area and a night. A keyed hash recognises it, and tells nothing of who asked or for whom. Two women who are alike
-- are counted as two where it is known that they are two: each has a case, or shelters were asked for each.
create table unmet_need (
    search       uuid  not null,
    need         text  not null,
    country      text  not null,
    area         text  not null,
    iso_week     text  not null,
    counted_once bytea not null,
    alike        bytea,
    primary key (search, need)
);
create index unmet_need_week on unmet_need (country, iso_week, area, need);
create unique index unmet_need_once on unmet_need (counted_once, need);
create index unmet_need_alike on unmet_need (alike) where alike is not null;

comment on table unmet_need is 'What was asked for and found nowhere, once a night for each organisation and party, and for each case and broadcast; the number that a ministry funds from. It says nothing about who asked';
comment on column unmet_need.search is 'Id of the search that was counted';
comment on column unmet_need.need is 'Who needed a place (WOMEN, WOMEN_WITH_CHILDREN, GIRLS), or a further need of theirs';
comment on column unmet_need.country is 'ISO 3166-1 alpha-2';
comment on column unmet_need.area is 'In which area';
comment on column unmet_need.iso_week is 'ISO 8601 week of the first night, e.g. 2026-W07';
comment on column unmet_need.counted_once is 'Keyed hash of the organisation, the party, the area and the first night, and of the case or the broadcast when it is for one';
comment on column unmet_need.alike is 'Of a broadcast without a case the keyed hash without it: a search for a party alike is not counted beside it; else null';
