package org.palermo.referral.casefile;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.audit.Audit;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.Role;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.kernel.statistics.Turns;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.territory.Country;

/// Lists and reads case files.
@ApplicationScoped
public class CaseFiles {
    static final String KIND = "case_file";

    private final WorklistStore store;
    private final CaseFileReads reads;
    private final CaseFileViews views;
    private final CaseFigures figures;
    private final Countries countries;
    private final Terms terms;
    private final TransactionTime time;
    private final Turns turns;
    private final Audit audit;

    CaseFiles(WorklistStore store, CaseFileReads reads, CaseFileViews views, CaseFigures figures, Countries countries, Terms terms, TransactionTime time, Turns turns,
            Audit audit) {
        this.store = store;
        this.reads = reads;
        this.views = views;
        this.figures = figures;
        this.countries = countries;
        this.terms = terms;
        this.time = time;
        this.turns = turns;
        this.audit = audit;
    }

    @Scoped
    public Uni<Page<CaseFileItem>> page(Actor actor, CaseFileStage stage, String due, Concern with, String sort, String cursor, int limit) {
        DueFilter filter = DueFilter.parse(due);
        WorklistSort sorted = WorklistSort.of(sort, filter);
        return store.page(actor, new WorklistStore.Wanted(stage, filter, with, sorted), terms.windows(time.now()), sorted.parse(cursor), limit)
                .map(items -> Page.of(items, limit, sorted::last))
                .call(page -> audit.record(actor, "LIST", KIND, page.items().stream().map(CaseFileItem::id).toList()));
    }

    @Scoped
    public Uni<CaseFileView> get(Actor actor, UUID id) {
        return read(actor, id).flatMap(read -> views.of(read.actor(), read.file()));
    }

    /// The person's own copy.
    @Scoped
    public Uni<CaseFileView> copied(Actor actor, UUID id) {
        return read(actor, id).flatMap(read -> views.copied(read.actor(), read.file()));
    }

    private Uni<CaseFileReads.Read> read(Actor actor, UUID id) {
        return reads.read(actor, id).call(read -> audit.record(read.actor(), "READ", KIND, id));
    }

    /// Exact figures for callers who may read every one of these files; for others, the figures released for this period.
    public Uni<CaseSummary> summary(Actor actor, String countryCode) {
        return turns.first(() -> counted(actor, countryCode));
    }

    @Scoped
    Uni<Optional<CaseSummary>> counted(Actor actor, String countryCode) {
        Country country = countries.require("country", countryCode);
        if (!actor.covers(country.code())) {
            throw Problems.notFound();
        }
        List<Terms.DueWindow> windows = terms.windows(time.now());
        return actor.has(Role.COMPETENT_AUTHORITY) ? figures.exact(country, windows).map(Optional::of) : figures.released(country, windows);
    }
}
