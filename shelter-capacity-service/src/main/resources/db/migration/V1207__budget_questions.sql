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
create policy her_own on question using (subject = (select actor_subject())) with check (subject = (select actor_subject()));
create policy questions_find on question for select using ((select actor_is('system:questions')));
create policy questions_purge on question for delete using ((select actor_is('system:questions')));
create policy served_only on question as restrictive using ((select actor_is_served()));

-- The hundredth last question of hers is less than an hour old: she has asked a hundred within the hour. Whoever asks in
-- her name waits at the lock, so that two at once are not both the last that is allowed.
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
