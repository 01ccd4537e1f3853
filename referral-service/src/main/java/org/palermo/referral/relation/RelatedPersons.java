package org.palermo.referral.relation;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.palermo.kernel.audit.Audit;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.referral.casefile.VisibleCase;
import org.palermo.referral.casefile.VisibleCases;

/// Relates the persons of two case files, if the actor works on or covers both.
@ApplicationScoped
public class RelatedPersons {
    private static final String KIND = "case_file";

    private final VisibleCases cases;
    private final RelationStore store;
    private final TransactionTime time;
    private final Audit audit;

    RelatedPersons(VisibleCases cases, RelationStore store, TransactionTime time, Audit audit) {
        this.cases = cases;
        this.store = store;
        this.time = time;
        this.audit = audit;
    }

    /// Those whose files the actor also sees.
    @Scoped
    public Uni<Page<RelatedPersonView>> of(Actor actor, UUID caseFile) {
        return cases.followed(actor, caseFile)
                .chain(() -> store.of(caseFile))
                .call(found -> audit.record(actor, "READ_RELATED", KIND, caseFile))
                .map(found -> new Page<>(found, null));
    }

    /// A repeat replaces the relation.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for the same file, 409 when one of them has no identified person
    @Scoped
    public Uni<RelatedPersonView> relate(Actor actor, UUID caseFile, UUID other, RelatePerson command) {
        if (caseFile.equals(other)) {
            throw Problems.invalid("other", "must be another case file");
        }
        return both(actor, caseFile, other)
                .chain(() -> store.put(caseFile, other, command.is(), actor, time.now()))
                .call(() -> audit.record(actor, "RELATE", KIND, List.of(caseFile, other)))
                .chain(() -> store.of(caseFile))
                .map(found -> found.stream().filter(view -> view.caseFile().equals(other)).findFirst().orElseThrow(Problems::notFound));
    }

    @Scoped
    public Uni<Void> end(Actor actor, UUID caseFile, UUID other) {
        return cases.followed(actor, caseFile)
                .chain(() -> cases.followed(actor, other))
                .chain(() -> store.remove(caseFile, other))
                .invoke(removed -> {
                    if (!removed) {
                        throw Problems.notFound();
                    }
                })
                .chain(() -> audit.record(actor, "UNRELATE", KIND, List.of(caseFile, other)));
    }

    /// Locks both against erasure until this is written, in the same order as an erasure, so that the two cannot deadlock.
    private Uni<Void> both(Actor actor, UUID caseFile, UUID other) {
        boolean first = caseFile.toString().compareTo(other.toString()) < 0;
        return cases.followed(actor, caseFile).invoke(RelatedPersons::requireKept)
                .chain(() -> cases.followed(actor, other)).invoke(RelatedPersons::requireKept)
                .chain(() -> cases.keyToWrite(first ? caseFile : other))
                .chain(() -> cases.keyToWrite(first ? other : caseFile))
                .replaceWithVoid();
    }

    private static void requireKept(VisibleCase file) {
        if (!file.personKept()) {
            throw Problems.conflict("case-relation", "nobody", "One of the two case files has no identified person.");
        }
    }
}
