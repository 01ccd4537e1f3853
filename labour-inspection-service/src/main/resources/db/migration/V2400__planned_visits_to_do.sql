-- Lists of planned visits begin with what is still to be done. Most visits of an inspectorate are over; this index has the others only.
create index planned_visit_to_do on planned_visit (agency, by_day, id) where state in ('PLANNED', 'ASSIGNED', 'ACCEPTED', 'OPENED');
