-- What was due on a day long gone is nobody's any more, nor what a mail would have listed of it.
create index notice_cases_due on notice (created_at) where kind = 'CASES_DUE';
create policy digest_finds on notice for select using ((select actor_is('system:digest')) and kind = 'CASES_DUE');
create policy digest_forgets on notice for delete using ((select actor_is('system:digest')) and kind = 'CASES_DUE');
