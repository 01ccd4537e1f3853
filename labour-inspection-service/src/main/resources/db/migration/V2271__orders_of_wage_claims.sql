-- An order to pay names the wage claims on which it rests. What a worker gets back on her claim counts for the order, and the order is complied
-- with once all is paid.
create table directive_claim (
    directive   uuid   not null references directive,
    claim       uuid   not null references wage_claim,
    agency      uuid   not null,
    calculation uuid   not null references wage_calculation,
    owed        bigint not null check (owed > 0),
    primary key (directive, claim)
);
create index directive_claim_of on directive_claim (claim);
create index directive_claim_calculation on directive_claim (calculation);
comment on table directive_claim is 'The wage claims on which an order to pay rests';
comment on column directive_claim.directive is 'The order';
comment on column directive_claim.claim is 'The claim';
comment on column directive_claim.agency is 'The inspectorate';
comment on column directive_claim.calculation is 'The calculation that was the latest one when the order was issued';
comment on column directive_claim.owed is
    'What was still to be paid of the claim then, in minor units of the order''s currency; at most this counts for it';

alter table directive_claim enable row level security;
alter table directive_claim force row level security;
create policy served_only on directive_claim as restrictive using ((select actor_is_served()));
create policy inspectorate_reads on directive_claim for select using ((select actor_inspects()) and agency = (select actor_agency()));
create policy inspector_adds on directive_claim for insert
    with check ((select actor_inspects()) and agency = (select actor_agency())
       and exists (select 1 from directive d where d.id = directive_claim.directive)
       and exists (select 1 from wage_claim c where c.id = directive_claim.claim));

alter table directive_event drop constraint directive_event_action_check;
alter table directive_event add constraint directive_event_action_check
    check (action in ('ISSUE', 'EXTEND', 'LODGE_APPEAL', 'DECIDE_APPEAL', 'COMPLY', 'LIFT', 'PLAN_FOLLOW_UP', 'ADD_STEP', 'FINISH_STEP', 'REPAY',
                      'WITHDRAW_REPAYMENT'));
