-- Labour inspection is answered the reference of a case that was taken up too, so that an inspector can name it when she calls the
-- authority. The operation that answers sees no case file, so the reference stands beside the report.
alter table reported_case add column reference text;
comment on column reported_case.reference is 'The reference of the case file; null for a report from before it was kept';
