-- Answers stand here for a day, so those that stood in the clear are thrown away and not sealed: at worst a request that
-- was sent before this release and is sent again after it runs again, which If-Match and the unique constraints bound.
truncate idempotent_answer;
alter table idempotent_answer drop column key;
alter table idempotent_answer drop column answer;
alter table idempotent_answer add column id uuid not null unique;
alter table idempotent_answer add column key_hash bytea not null;
alter table idempotent_answer add column sealed bytea not null;
alter table idempotent_answer add column agency uuid;
alter table idempotent_answer add column agency_kind text;
alter table idempotent_answer add column regions text[] not null;
alter table idempotent_answer add column roles text[] not null;
alter table idempotent_answer add primary key (subject, route, key_hash);
drop index idempotent_answer_age;
create index idempotent_answer_age on idempotent_answer (created_at);

comment on column idempotent_answer.id is 'Owner of the data key that the answer is sealed under';
comment on column idempotent_answer.key_hash is 'Keyed hash of the key that she sent, which may say anything';
comment on column idempotent_answer.sealed is 'The answer as JSON, sealed';
comment on column idempotent_answer.agency is 'For which organisation she asked: the answer is given again only for the same one';
comment on column idempotent_answer.agency_kind is 'Of which kind it was';
comment on column idempotent_answer.regions is 'What she covered: the answer is given again only to who still covers it';
comment on column idempotent_answer.roles is 'Which roles she held: the answer is given again only to who still holds them';

-- A part of the system of its own throws away what is older than a day, of everybody. It sees when, and no answer of
-- anybody without the key, which it does not see.
create policy answers_find on idempotent_answer for select using ((select actor_is('system:answers')));
create policy answers_purge on idempotent_answer for delete using ((select actor_is('system:answers')));

create index data_key_answer_age on data_key (created_at) where purpose = 'ANSWER';
create policy answers_find on data_key for select using ((select actor_is('system:answers')) and purpose = 'ANSWER');
-- And the key of an answer is for whom the answer is for.
create policy asker_only on data_key as restrictive for select
    using (purpose <> 'ANSWER' or (select actor_is('system:keys') or actor_is('system:erasure') or actor_is('system:answers'))
        or exists (select 1 from idempotent_answer a where a.id = data_key.owner));
