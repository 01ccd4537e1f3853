-- A phone gives who was at a visit an id of its own, as it does other steps.
alter table visit_step drop constraint visit_step_step_check;
alter table visit_step add constraint visit_step_step_check
    check (step in ('INTERVIEW', 'ANSWERS', 'COMPANIONS', 'CORRECTION', 'CLOSING', 'WITHDRAWAL', 'PERSON'));
