package org.palermo.kernel.retention;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.palermo.kernel.audit.Audit;
import org.palermo.kernel.id.Reference;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.territory.Countries;

/// Finds records of all kinds by what people call them, so that an officer can hold or erase one that is not due.
@ApplicationScoped
public class NamedRecords {
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final RetainedKinds kinds;
    private final RetentionTimes times;
    private final LegalHoldStore holds;
    private final Countries countries;
    private final Audit audit;

    NamedRecords(RetainedKinds kinds, RetentionTimes times, LegalHoldStore holds, Countries countries, Audit audit) {
        this.kinds = kinds;
        this.times = times;
        this.holds = holds;
        this.countries = countries;
        this.audit = audit;
    }

    /// Empty for a record that does not exist as for one of a country that the officer does not cover.
    ///
    /// @param wanted a reference as people write it, or an id
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for anything else
    @Scoped
    public Uni<Page<RetainedView>> of(Actor actor, String wanted) {
        String name = wanted.strip();
        UUID record = ID.matcher(name).matches() ? UUID.fromString(name) : null;
        String reference = record == null ? Reference.parseOfAnyKind(name).orElseThrow(NamedRecords::unreadable) : null;
        return Multi.createFrom().iterable(kinds.all())
                .onItem().transformToUniAndConcatenate(records -> records.named(reference, record)
                        .flatMap(found -> view(actor, records.kind(), found)))
                .select().where(Optional::isPresent).map(Optional::get)
                .collect().asList()
                .map(found -> new Page<>(found, null));
    }

    /// The reference of a record, in the open transaction. Empty for a kind without references, and for a record of a country that
    /// the officer does not cover.
    public Uni<Optional<String>> reference(String kind, UUID record) {
        return kinds.of(kind)
                .map(records -> records.named(null, record).map(found -> found.map(RetainedRecords.Named::reference)))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    private Uni<Optional<RetainedView>> view(Actor actor, String kind, Optional<RetainedRecords.Named> found) {
        if (found.isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        RetainedRecords.Named named = found.get();
        Optional<RetentionRule> rule = countries.country(named.country()).flatMap(country -> times.rule(kind, country));
        return holds.standing(kind, List.of(named.record()))
                .call(() -> audit.record(actor, "FIND", kind, named.record()))
                .map(held -> Optional.of(RetainedView.of(kind, named, rule, !held.isEmpty())));
    }

    private static RuntimeException unreadable() {
        return Problems.invalid("reference", "must be a reference or an id: a character is wrong or missing");
    }
}
