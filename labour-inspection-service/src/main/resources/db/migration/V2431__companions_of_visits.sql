-- Who was there besides the inspectors is part of the record of a visit: kinds of companions as codes, and the names of their bodies.
alter table visit_entry drop constraint visit_entry_part_check;
alter table visit_entry add constraint visit_entry_part_check
    check (part in ('HOUSEHOLD_ENTRY', 'HOUSEHOLD_ACCESS', 'CONSENT_WITHDRAWN', 'COMPANIONS', 'INTERVIEW', 'INTERVIEW_NOTE', 'ANSWER', 'START', 'END',
                    'WORKERS_PRESENT', 'SUMMARY', 'CLOSED'));
