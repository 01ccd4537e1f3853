-- The list of visits on a phone goes by the start that stands. A phone that asks for what changed did not get a start that was corrected.
create trigger visit_start_synced after update on visit for each row
    when (new.digest <> '' and old.corrected_start is distinct from new.corrected_start) execute function sync_visit();
comment on function sync_visit() is 'An inspector recorded a visit, or when it began was corrected';
