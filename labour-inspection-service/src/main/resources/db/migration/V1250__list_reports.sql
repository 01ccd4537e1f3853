-- The reports of an inspectorate, latest first.
create index report_page on suspected_victim_report (agency, recorded_at desc, id desc);
