-- A release is read far more often than it is taken, and its whole table is large. What answers read of it is cut out once, when it is
-- taken; of earlier releases at the first reading. It is added once and does not change.
alter table statistics_release add column shown text, add column shown_as uuid, add check ((shown is null) = (shown_as is null));

comment on column statistics_release.shown is 'What answers read of it, without the true numbers; null until it was cut out';
comment on column statistics_release.shown_as is 'UUIDv7; names what was cut out, so that a service that has it in memory need not read it again';

create policy offices_finish on statistics_release for update
    using (actor_counts_in(country) and shown is null) with check (actor_counts_in(country) and shown is not null);
