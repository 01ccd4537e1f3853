-- Whose recovery and reflection ends soon, or is over and nothing decided: looked for by region, among those files alone.
create index case_file_region_recovery on case_file (region, referred_at desc, id desc, recovery_ends_on)
    where stage in ('REASONABLE_GROUNDS_POSITIVE', 'RECOVERY') and recovery_ends_on is not null;

alter policy digest_reads on case_file
    using ((select actor_is('system:digest'))
       and (due_on is not null or stage in ('REASONABLE_GROUNDS_POSITIVE', 'RECOVERY') and recovery_ends_on is not null));
