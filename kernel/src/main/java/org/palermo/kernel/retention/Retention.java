package org.palermo.kernel.retention;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.audit.Audit;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.territory.Country;

/// Lists the due records, by the same query for callers and for the job, and erases them.
@ApplicationScoped
public class Retention {
    private final RetainedKinds kinds;
    private final RetentionTimes times;
    private final LegalHoldStore holds;
    private final Countries countries;
    private final TransactionTime time;
    private final Audit audit;

    Retention(RetainedKinds kinds, RetentionTimes times, LegalHoldStore holds, Countries countries, TransactionTime time, Audit audit) {
        this.kinds = kinds;
        this.times = times;
        this.holds = holds;
        this.countries = countries;
        this.time = time;
        this.audit = audit;
    }

    /// The records that the next run of the job erases, and those that a legal hold keeps. Erases nothing.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for an unknown kind or country, 404 for a country that the
    ///     caller does not cover as a whole
    @Scoped
    public Uni<Page<DueView>> dryRun(Actor actor, String kind, String countryCode, String cursor, int limit) {
        RetainedRecords records = kinds.of(kind).orElseThrow(() -> Problems.invalid("kind", "must be one of " + kinds.names()));
        Country country = countries.require("country", countryCode);
        if (!actor.covers(country.code())) {
            throw Problems.notFound();
        }
        Optional<RetentionRule> rule = times.rule(kind, country);
        return rule.isEmpty()
                ? Uni.createFrom().item(new Page<>(List.of(), null))
                : page(records, rule.get(), Cursor.parse(cursor, Cursor.EARLIEST), limit)
                        .call(page -> audit.record(actor, "LIST_DUE", kind, page.items().stream().map(DueView::record).toList()));
    }

    /// A page for the job itself.
    @Scoped
    public Uni<Page<DueView>> due(Actor retention, RetainedRecords records, RetentionRule rule, Cursor after, int limit) {
        return page(records, rule, after, limit);
    }

    /// Erases one record, unless a legal hold exists, it has not reached its end, or another run was first; the audit
    /// entry names the rule. From the check on, no hold can be placed on it before the end of the transaction.
    ///
    /// @return whether it was erased now
    @Scoped
    public Uni<Boolean> erase(Actor retention, RetainedRecords records, RetentionRule rule, UUID record) {
        return holds.stands(rule.kind(), record)
                .flatMap(held -> held
                        ? Uni.createFrom().item(false)
                        : records.erase(retention, record, rule.overBefore(time.now()), time.now()))
                .call(erased -> erased ? audit.record(retention, "ERASE", rule.kind(), record) : Uni.createFrom().voidItem());
    }

    private Uni<Page<DueView>> page(RetainedRecords records, RetentionRule rule, Cursor after, int limit) {
        return records.over(rule.country(), rule.overBefore(time.now()), after, limit + 1)
                .flatMap(over -> holds.standing(rule.kind(), over.stream().map(RetainedRecords.Over::record).toList())
                        .map(held -> over.stream().map(one -> DueView.of(rule, one, held.contains(one.record()))).toList()))
                .map(due -> Page.of(due, limit, DueView::cursor));
    }
}
