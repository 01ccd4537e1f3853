-- The list of cases is asked for those with a question that waits: by region, among the open questions alone.

create index information_request_region on information_request (region, case_file) where state = 'OPEN';
