-- With whom a visit is made can change after it was planned. The history keeps it at each step.
alter table planned_visit_step add column joint_with text[];
comment on column planned_visit_step.joint_with is 'With whom together after the step, as codes; null for steps from before this was kept';
alter table planned_visit_step drop constraint planned_visit_step_step_check;
alter table planned_visit_step add constraint planned_visit_step_step_check
    check (step in ('PLANNED', 'ASSIGNED', 'ACCEPTED', 'MOVED', 'COMPANIONS', 'OPENED', 'CLOSED', 'CANCELLED'));
