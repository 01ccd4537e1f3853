-- Whether anybody works or has worked on a case is asked at every step of it. The index of those that are open does not know who has.
create index case_assignment_file on case_assignment (case_file);
