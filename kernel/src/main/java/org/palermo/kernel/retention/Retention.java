package org.palermo.kernel.retention;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.territory.Country;

/// Lists the due records, by the same query for callers and for the job, and erases them.
@ApplicationScoped
public class Retention {
    private final RetainedKinds kinds;
    private final RetentionTimes times;
    private final LegalHoldStore holds;
    private final Countries countries;
    private final CurrentOperation operation;

    Retention(RetainedKinds kinds, RetentionTimes times, LegalHoldStore holds, Countries countries, CurrentOperation operation) {
        this.kinds = kinds;
        this.times = times;
        this.holds = holds;
        this.countries = countries;
        this.operation = operation;
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
                        .call(page -> operation.record(actor, "LIST_DUE", kind, page.items().stream().map(DueView::record).toList()));
    }

    /// How many records of a kind the lists of an officer's countries have. Call it inside a scoped transaction.
    ///
    /// @param most of a country: what is due beyond that is not counted
    public Uni<DueCount> count(Actor actor, String kind, int most) {
        RetainedRecords records = kinds.of(kind).orElseThrow();
        return Multi.createFrom().iterable(times.rules(kind)).filter(rule -> actor.covers(rule.country()))
                .onItem().transformToUniAndConcatenate(rule -> count(records, rule, most))
                .collect().with(Collectors.reducing(DueCount.NONE, DueCount::and));
    }

    private Uni<DueCount> count(RetainedRecords records, RetentionRule rule, int most) {
        return records.over(rule.country(), rule.overBefore(operation.now()), Cursor.EARLIEST, most)
                .flatMap(over -> holds.standing(rule.kind(), over.stream().map(RetainedRecords.Over::record).toList())
                        .map(held -> new DueCount(over.size(), held.size())));
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
        return holds.isHeld(rule.kind(), record)
                .flatMap(held -> held
                        ? Uni.createFrom().item(false)
                        : records.erase(retention, record, rule.overBefore(operation.now()), operation.now()))
                .call(erased -> erased ? operation.record(retention, "ERASE", rule.kind(), record) : Uni.createFrom().voidItem());
    }

    private Uni<Page<DueView>> page(RetainedRecords records, RetentionRule rule, Cursor after, int limit) {
        return records.over(rule.country(), rule.overBefore(operation.now()), after, limit + 1)
                .flatMap(over -> holds.standing(rule.kind(), over.stream().map(RetainedRecords.Over::record).toList())
                        .map(held -> over.stream().map(one -> DueView.of(rule, one, held.contains(one.record()))).toList()))
                .map(due -> Page.of(due, limit, DueView::cursor));
    }
}
