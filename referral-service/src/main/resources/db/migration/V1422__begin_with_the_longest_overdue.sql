-- The worklist of what is overdue begins with the longest overdue: along an index of each region, of a first responder's own too.
create index case_file_region_due_first on case_file (region, due_on, id) where due_on is not null;
create index case_file_sender_due_first on case_file (sender, region, due_on, id) where due_on is not null;
