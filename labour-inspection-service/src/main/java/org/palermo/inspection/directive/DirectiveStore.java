package org.palermo.inspection.directive;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.palermo.inspection.appeal.Appeal;
import org.palermo.inspection.appeal.AppealOutcome;
import org.palermo.inspection.appeal.AppealView;
import org.palermo.inspection.appeal.LegalDays;
import org.palermo.inspection.money.Money;
import org.palermo.inspection.violation.DirectiveKind;
import org.palermo.inspection.violation.ViolationView;
import org.palermo.inspection.visit.VisitScope;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.protection.DataKey;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

/// Queries for orders of the caller's inspectorate.
@ApplicationScoped
class DirectiveStore {
    private static final String ROW = """
            select d.id, coalesce(v.chosen, v.id) as visit, d.visit as visit_row, d.workplace, d.country, d.kind, d.state, d.served_on,
              d.due_on, d.first_due_on,
                   d.amount, d.currency, d.appeal_until, d.appeal_suspends, d.appeal_statute, d.appeal_verified, d.appeal_lodged_on,
                     d.appeal_late,
                   d.appeal_outcome, d.appeal_decided_on, d.complied_on, d.lifted_on, d.lifted_for, d.sealed_text, d.issued_by,
                     d.issued_at, d.version,
                   k.wrapped,
                   (select cast(sum(""" + DirectiveClaimStore.REPAID + """
            ) as bigint) from directive_claim o where o.directive = d.id) as repaid
              from directive d
              join visit v on v.id = d.visit
              left join data_key k on k.owner = d.id and k.purpose = 'DIRECTIVE'
            """;
    private static final Query<Row> FIND = Query.of(Row.class, ROW + "where d.id = $1 and d.agency = $2");
    private static final Query<UUID> LOCK = Query.of(UUID.class, "select id from directive where id = $1 and agency = $2 for update");
    private static final Query<Row> PAGE = Query.of(Row.class, ROW + """
             where d.agency = $1 and (d.issued_at, d.id) < ($2, $3)
               and (cast($4 as text) is null or d.state = cast($4 as text))
               and (cast($5 as uuid) is null or d.workplace in (select workplace_parts(cast($5 as uuid))))
               and (cast($6 as uuid) is null or coalesce(v.chosen, v.id) = cast($6 as uuid))
               and (not $7 or d.complied_on is null and (d.state = 'ISSUED' or d.state = 'APPEALED' and not d.appeal_suspends)
                    and d.due_on <\s""" + LegalDays.sql("d.country", "$8", "$9") + """
            )
               and (cast($11 as uuid) is null or d.id in (select o.directive from directive_claim o where o.claim = cast($11 as uuid)))
             order by d.issued_at desc, d.id desc limit $10
            """);
    private static final Change ADD = Change.of("""
            insert into directive (id, visit, workplace, agency, country, kind, state, served_on, due_on, first_due_on, amount, currency,
              appeal_until,
                                   appeal_suspends, appeal_statute, appeal_verified, sealed_text, issued_by, issued_at)
            values ($1, $2, $3, $4, $5, $6, 'ISSUED', $7, $8, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
            """);
    private static final Change ADD_VIOLATION =
            Change.of("insert into directive_violation (directive, violation, agency) values ($1, $2, $3)");
    private static final Query<UUID> VIOLATIONS =
            Query.of(UUID.class, "select violation from directive_violation where directive = $1 order by violation");
    private static final Change UPDATE = Change.of("""
            update directive
               set state = $2, due_on = $3, appeal_lodged_on = $4, appeal_late = $5, appeal_outcome = $6, appeal_decided_on = $7,
                 complied_on = $8,
                   lifted_on = $9, lifted_for = $10, version = version + 1
             where id = $1
            """);
    private static final Change TOUCH = Change.of("update directive set version = version + 1 where id = $1");
    private static final Change ADD_EVENT = Change.of("""
            insert into directive_event (id, directive, agency, position, action, on_day, detail, sealed_note, recorded_by, recorded_at)
            select $1, $2, $3, coalesce(max(position) + 1, 0), $4, $5, $6, $7, $8, $9 from directive_event where directive = $2
            """);
    private static final Query<EventRow> EVENTS = Query.of(EventRow.class, """
            select id, action, on_day, detail, sealed_note, recorded_by, recorded_at from directive_event where directive = $1
              order by position
            """);
    private static final Query<Boolean> COMPLIED_BY_REPAYMENT = Query.of(Boolean.class, """
            select coalesce((select e.action = 'REPAY' from directive_event e where e.directive = $1 and e.action in ('COMPLY', 'REPAY')
                              order by e.position desc limit 1), false)
            """);
    private static final Query<Long> COUNT_STEPS = Query.of(Long.class, "select count(*) from directive_step where directive = $1");
    private static final Query<StepRow> STEPS = Query.of(StepRow.class,
            "select id, due_on, done_on, sealed_text from directive_step where directive = $1 order by position");
    private static final Change ADD_STEP = Change.of("""
            insert into directive_step (id, directive, agency, position, due_on, sealed_text, recorded_at)
            select $1, $2, $3, count(*), $4, $5, $6 from directive_step where directive = $2
            """);
    private static final Change FINISH_STEP =
            Change.of("update directive_step set done_on = $3 where directive = $1 and id = $2 and done_on is null");
    private static final String TEXT = "directive.text";

    private final LegalDays days;

    DirectiveStore(LegalDays days) {
        this.days = days;
    }

    /// @param visit the id by which the inspectorate knows it
    /// @param visitRow id of the visit's row, which is never shown
    /// @param wrapped its key; null after its time was over
    /// @param repaid what was paid since then of the wage claims on which it is based; null when there are none
    @RegisterForReflection
    record Row(UUID id, UUID visit, UUID visitRow, UUID workplace, String country, DirectiveKind kind, DirectiveState state,
            LocalDate servedOn, LocalDate dueOn, LocalDate firstDueOn, Long amount, String currency, LocalDate appealUntil,
            boolean appealSuspends, String appealStatute, boolean appealVerified, LocalDate appealLodgedOn, boolean appealLate,
            AppealOutcome appealOutcome, LocalDate appealDecidedOn, LocalDate compliedOn, LocalDate liftedOn, LiftReason liftedFor,
            byte[] sealedText, String issuedBy, Instant issuedAt, int version, byte[] wrapped, Long repaid) {

        Directive directive() {
            return new Directive(kind, state, servedOn, dueOn,
                    new Appeal(appealUntil, appealSuspends, appealStatute, appealVerified, appealLodgedOn, appealLate, appealOutcome,
                            appealDecidedOn),
                    compliedOn, liftedOn, liftedFor);
        }
    }

    @RegisterForReflection
    private record EventRow(UUID id, DirectiveAction action, LocalDate onDay, String detail, byte[] sealedNote, String recordedBy,
            Instant recordedAt) {}

    @RegisterForReflection
    private record StepRow(UUID id, LocalDate dueOn, LocalDate doneOn, byte[] sealedText) {}

    /// What is written into the history of an order.
    ///
    /// @param detail a date or a code, or null
    /// @param note the inspector's words, or null
    record Event(DirectiveAction action, LocalDate on, String detail, String note) {}

    Uni<Optional<Row>> find(UUID id, Actor actor) {
        return FIND.first(id, actor.agency());
    }

    /// Locks it until the end of the transaction.
    Uni<Optional<Row>> lock(UUID id, Actor actor) {
        return LOCK.first(id, actor.agency()).flatMap(found -> found.isEmpty() ? Uni.createFrom().item(Optional.empty()) : find(id, actor));
    }

    /// @param visit the id by which the inspectorate knows it
    /// @param claim a wage claim on which they are based
    record Filter(DirectiveState state, UUID workplace, UUID visit, UUID claim, boolean overdue) {}

    /// Latest first.
    Uni<List<Row>> page(Actor actor, Filter filter, Cursor after, Instant now, int limit) {
        return PAGE.list(actor.agency(), after.at(), after.id(), filter.state, filter.workplace, filter.visit, filter.overdue,
                days.byCountry(now), days.elsewhere(now), limit, filter.claim);
    }

    Uni<Void> add(Actor actor, UUID id, VisitScope.Visited visit, IssueDirective said, Appeal appeal, DataKey key, Instant now) {
        return ADD.execute(id, visit.visit(), visit.workplace(), actor.agency(), visit.country(), said.kind(), said.servedOn(),
                        said.dueOn(), said.amount() == null ? null : said.amount().minor(),
                        said.amount() == null ? null : said.amount().currency(), appeal.until(), appeal.suspends(), appeal.statute(),
                        appeal.verified(), key.seal(TEXT, said.text()), actor.subject(), now)
                .replaceWithVoid();
    }

    Uni<Void> addViolations(Actor actor, UUID id, Collection<UUID> violations) {
        return Multi.createFrom().iterable(violations).onItem()
                .transformToUniAndConcatenate(violation -> ADD_VIOLATION.execute(id, violation, actor.agency()))
                .collect().last().replaceWithVoid();
    }

    Uni<List<UUID>> violations(UUID id) {
        return VIOLATIONS.list(id);
    }

    /// Call after {@link #lock}.
    Uni<Void> update(UUID id, Directive d) {
        Appeal a = d.appeal();
        return UPDATE.execute(id, d.state(), d.dueOn(), a.lodgedOn(), a.late(), a.outcome(), a.decidedOn(), d.compliedOn(), d.liftedOn(),
                d.liftedFor()).replaceWithVoid();
    }

    /// Counts a change that is in other rows.
    Uni<Void> touch(UUID id) {
        return TOUCH.execute(id).replaceWithVoid();
    }

    /// Call after {@link #lock}, or for a new order.
    ///
    /// @param key null after its time was over: the words are not kept then
    Uni<Void> addEvent(Actor actor, UUID id, Event event, DataKey key, Instant now) {
        UUID entry = Ids.next();
        return ADD_EVENT.execute(entry, id, actor.agency(), event.action, event.on, event.detail,
                event.note == null || key == null ? null : key.seal("event." + entry, event.note), actor.subject(), now).replaceWithVoid();
    }

    /// Whether it was complied with because all was paid back, and not because somebody found so.
    Uni<Boolean> isCompliedByRepayment(UUID id) {
        return COMPLIED_BY_REPAYMENT.one(id);
    }

    Uni<Long> countSteps(UUID id) {
        return COUNT_STEPS.one(id);
    }

    Uni<Void> addStep(Actor actor, UUID id, AddStep said, DataKey key, Instant now) {
        UUID step = Ids.next();
        return ADD_STEP.execute(step, id, actor.agency(), said.dueOn(), key.seal("step." + step, said.text()), now).replaceWithVoid();
    }

    /// @return false when there is no such step, or it was done before
    Uni<Boolean> finishStep(UUID id, UUID step, LocalDate on) {
        return FINISH_STEP.execute(id, step, on).map(changed -> changed == 1);
    }

    Uni<List<DirectiveView.StepView>> steps(Row order, DataKey key, Instant now) {
        LocalDate today = days.today(order.country, now);
        return STEPS.list(order.id).map(rows -> rows.stream().map(row -> new DirectiveView.StepView(row.id, stepText(row, key), row.dueOn,
                row.doneOn, row.doneOn == null && order.directive().isStepOverdue(row.dueOn, today))).toList());
    }

    /// Those that nobody recorded as done.
    Uni<List<OpenOrders.OpenStep>> openSteps(UUID id, DataKey key) {
        return STEPS.list(id).map(rows -> rows.stream().filter(row -> row.doneOn == null)
                .map(row -> new OpenOrders.OpenStep(row.id, stepText(row, key), row.dueOn)).toList());
    }

    private static String stepText(StepRow row, DataKey key) {
        return open(key, "step." + row.id, row.sealedText);
    }

    Uni<List<DirectiveView.EventView>> events(UUID id, DataKey key) {
        return EVENTS.list(id).map(rows -> rows.stream().map(row -> new DirectiveView.EventView(row.action, row.onDay, row.detail,
                open(key, "event." + row.id, row.sealedNote), row.recordedBy, row.recordedAt)).toList());
    }

    /// What an order asks for; null after its time was over.
    String text(DataKey key, byte[] sealed) {
        return open(key, TEXT, sealed);
    }

    private static String open(DataKey key, String place, byte[] sealed) {
        return key == null || sealed == null ? null : key.open(place, sealed);
    }

    /// Without its text and without data of other tables.
    DirectiveView listed(Row r, Instant now) {
        return view(r, null, now, null, null, null, null);
    }

    DirectiveView view(Row r, DataKey key, Instant now, List<ViolationView> violations, List<DirectiveView.ClaimView> claims,
            List<DirectiveView.StepView> steps, List<DirectiveView.EventView> history) {
        Directive d = r.directive();
        LocalDate today = days.today(r.country, now);
        return new DirectiveView(r.id, r.visit, r.workplace, null, r.country, r.kind, r.state, d.isOverdue(today), d.isFinal(today),
                open(key, TEXT, r.sealedText), r.servedOn, r.dueOn, r.firstDueOn, Money.of(r.amount, r.currency),
                Money.of(r.repaid, r.currency), r.repaid == null ? null : Money.of(Math.max(0, r.amount - r.repaid), r.currency),
                AppealView.of(d.appeal()), r.compliedOn, r.liftedOn, r.liftedFor, r.issuedBy, r.issuedAt, violations, claims, steps,
                history, r.version);
    }
}
