-- Of the rows of one person the ones that were saved last are kept. What a form left ends at different times: a form after an hour, an
-- answer after a quarter of one. So the row that ends first may be the one that the browser is about to ask for.
alter table task_answer add column saved_at timestamptz not null default now();

comment on column task_answer.saved_at is 'When the row was saved last. Beyond 50 rows of a person, those that were saved longest ago are removed';
