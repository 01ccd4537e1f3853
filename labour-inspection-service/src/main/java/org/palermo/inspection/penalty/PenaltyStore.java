package org.palermo.inspection.penalty;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.palermo.inspection.appeal.Appeal;
import org.palermo.inspection.appeal.AppealOutcome;
import org.palermo.inspection.appeal.AppealView;
import org.palermo.inspection.appeal.LegalDays;
import org.palermo.inspection.money.Money;
import org.palermo.inspection.violation.ViolationCatalogue;
import org.palermo.inspection.visit.VisitScope;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

/// Queries for penalties of the caller's inspectorate.
@ApplicationScoped
class PenaltyStore {
    private static final String ROW = """
            select p.id, coalesce(v.chosen, v.id) as visit, p.workplace, p.violation, o.code, o.text, p.directive, p.country, p.state,
              p.first_amount, p.amount,
                   p.paid, p.currency, p.statute, p.served_on, p.due_on, p.appeal_until, p.appeal_suspends, p.appeal_statute,
                     p.appeal_verified,
                   p.appeal_lodged_on, p.appeal_late, p.appeal_outcome, p.appeal_decided_on, p.cancelled_on, p.cancelled_for, p.imposed_by,
                     p.imposed_at,
                   p.version, o.finding
              from penalty p
              join visit v on v.id = p.visit
              join finding_violation o on o.id = p.violation
            """;
    private static final Query<Row> FIND = Query.of(Row.class, ROW + "where p.id = $1 and p.agency = $2");
    private static final Query<UUID> LOCK = Query.of(UUID.class, "select id from penalty where id = $1 and agency = $2 for update");
    private static final Query<Row> PAGE = Query.of(Row.class, ROW + """
             where p.agency = $1 and (p.imposed_at, p.id) < ($2, $3)
               and (cast($4 as text) is null or p.state = cast($4 as text))
               and (cast($5 as uuid) is null or p.workplace in (select workplace_parts(cast($5 as uuid))))
               and (cast($6 as uuid) is null or coalesce(v.chosen, v.id) = cast($6 as uuid))
               and (not $7 or p.paid < p.amount and (p.state = 'IMPOSED' or p.state = 'APPEALED' and not p.appeal_suspends)
                    and p.due_on <\s""" + LegalDays.sql("p.country", "$8", "$9") + """
            )
             order by p.imposed_at desc, p.id desc limit $10
            """);
    private static final Change ADD = Change.of("""
            insert into penalty (id, violation, visit, workplace, directive, agency, country, state, first_amount, amount, currency,
              statute, served_on, due_on,
                                 appeal_until, appeal_suspends, appeal_statute, appeal_verified, imposed_by, imposed_at)
            values ($1, $2, $3, $4, $5, $6, $7, 'IMPOSED', $8, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
            on conflict do nothing
            """);
    private static final Change UPDATE = Change.of("""
            update penalty
               set state = $2, amount = $3, paid = $4, appeal_lodged_on = $5, appeal_late = $6, appeal_outcome = $7,
                 appeal_decided_on = $8, cancelled_on = $9,
                   cancelled_for = $10, due_on = $11, version = version + 1
             where id = $1
            """);
    private static final Change ADD_PAYMENT = Change.of("""
            insert into penalty_payment (id, penalty, agency, amount, paid_on, recorded_by, recorded_at) values ($1, $2, $3, $4, $5, $6, $7)
            """);
    private static final Query<Long> COUNT_PAYMENTS = Query.of(Long.class, "select count(*) from penalty_payment where penalty = $1");
    private static final Query<PaymentRow> PAYMENTS = Query.of(PaymentRow.class, """
            select id, amount, paid_on, recorded_by, recorded_at from penalty_payment where penalty = $1 order by recorded_at, id
            """);

    private final LegalDays days;
    private final ViolationCatalogue catalogue;
    private final PenaltyExtensionStore extensions;

    PenaltyStore(LegalDays days, ViolationCatalogue catalogue, PenaltyExtensionStore extensions) {
        this.days = days;
        this.catalogue = catalogue;
        this.extensions = extensions;
    }

    /// @param visit the id by which the inspectorate knows it
    @RegisterForReflection
    record Row(UUID id, UUID visit, UUID workplace, UUID violation, String code, String text, UUID directive, String country,
            PenaltyState state, long firstAmount, long amount, long paid, String currency, String statute, LocalDate servedOn,
            LocalDate dueOn, LocalDate appealUntil, boolean appealSuspends, String appealStatute, boolean appealVerified,
            LocalDate appealLodgedOn, boolean appealLate, AppealOutcome appealOutcome, LocalDate appealDecidedOn, LocalDate cancelledOn,
            CancelReason cancelledFor, String imposedBy, Instant imposedAt, int version, UUID finding) {

        Penalty penalty() {
            return new Penalty(state, amount, paid, servedOn, dueOn,
                    new Appeal(appealUntil, appealSuspends, appealStatute, appealVerified, appealLodgedOn, appealLate, appealOutcome,
                            appealDecidedOn),
                    cancelledOn, cancelledFor);
        }
    }

    Uni<Optional<Row>> find(UUID id, Actor actor) {
        return FIND.first(id, actor.agency());
    }

    /// Locks it until the end of the transaction.
    Uni<Optional<Row>> lock(UUID id, Actor actor) {
        return LOCK.first(id, actor.agency()).flatMap(found -> found.isEmpty() ? Uni.createFrom().item(Optional.empty()) : find(id, actor));
    }

    /// @param visit the id by which the inspectorate knows it
    record Filter(PenaltyState state, UUID workplace, UUID visit, boolean overdue) {}

    /// Latest first.
    Uni<List<Row>> page(Actor actor, Filter filter, Cursor after, Instant now, int limit) {
        return PAGE.list(actor.agency(), after.at(), after.id(), filter.state, filter.workplace, filter.visit, filter.overdue,
                days.byCountry(now), days.elsewhere(now), limit);
    }

    /// @param statute where the law sets its bounds
    /// @return false when the violation has a penalty already
    Uni<Boolean> add(Actor actor, UUID id, VisitScope.Visited visit, ImposePenalty said, String statute, Appeal appeal, Instant now) {
        return ADD.execute(id, said.violation(), visit.visit(), visit.workplace(), said.directive(), actor.agency(), visit.country(),
                        said.amount().minor(),
                        said.amount().currency(), statute,
                        said.servedOn(), said.dueOn(), appeal.until(), appeal.suspends(), appeal.statute(), appeal.verified(),
                        actor.subject(), now)
                .map(added -> added == 1);
    }

    /// Call after {@link #lock}.
    Uni<Void> update(UUID id, Penalty p) {
        Appeal a = p.appeal();
        return UPDATE.execute(id, p.state(), p.amount(), p.paid(), a.lodgedOn(), a.late(), a.outcome(), a.decidedOn(),
                p.cancelledOn(), p.cancelledFor(), p.dueOn()).replaceWithVoid();
    }

    Uni<Long> countPayments(UUID id) {
        return COUNT_PAYMENTS.one(id);
    }

    Uni<Void> addPayment(Actor actor, UUID id, PayPenalty said, Instant now) {
        return ADD_PAYMENT.execute(Ids.next(), id, actor.agency(), said.amount().minor(), said.paidOn(), actor.subject(), now)
                .replaceWithVoid();
    }

    Uni<List<PenaltyView.PaymentView>> payments(UUID id, String currency) {
        return PAYMENTS.list(id).map(rows -> rows.stream()
                .map(row -> new PenaltyView.PaymentView(row.id, Money.of(row.amount, currency), row.paidOn, row.recordedBy, row.recordedAt))
                .toList());
    }

    @RegisterForReflection
    private record PaymentRow(UUID id, long amount, LocalDate paidOn, String recordedBy, Instant recordedAt) {}

    /// With its payments and extensions.
    ///
    /// @param language of the text of the violation, BCP 47
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when there is no such penalty, or it belongs to another inspectorate
    Uni<PenaltyView> whole(Actor actor, UUID id, Instant now, String language) {
        return find(id, actor).map(found -> found.orElseThrow(Problems::notFound))
                .flatMap(row -> payments(id, row.currency).flatMap(payments -> extensions.ofPenalty(row)
                        .map(extended -> view(row, now, payments, extended, language))));
    }

    /// Without data of other tables.
    ///
    /// @param language of the text of the violation, BCP 47
    PenaltyView listed(Row r, Instant now, String language) {
        return view(r, now, null, null, language);
    }

    private PenaltyView view(Row r, Instant now, List<PenaltyView.PaymentView> payments, List<PenaltyView.ExtensionView> extended,
            String language) {
        Penalty p = r.penalty();
        LocalDate today = days.today(r.country, now);
        return new PenaltyView(r.id, r.visit, r.workplace, null, r.violation, r.code, catalogue.text(r.code, r.text, language),
                r.directive, r.country, r.state, p.isOverdue(today), p.isFinal(today), Money.of(r.firstAmount, r.currency),
                Money.of(r.amount, r.currency), Money.of(r.paid, r.currency), r.statute, r.servedOn, r.dueOn, AppealView.of(p.appeal()),
                r.cancelledOn, r.cancelledFor, r.imposedBy, r.imposedAt, payments, extended, r.version);
    }
}
