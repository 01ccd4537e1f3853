-- The page of an order lists its follow-up visits.
create index planned_visit_directive on planned_visit (directive) where directive is not null;
