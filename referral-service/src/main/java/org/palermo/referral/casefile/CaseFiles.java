package org.palermo.referral.casefile;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.palermo.kernel.audit.Audit;
import org.palermo.kernel.etag.ETags;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.Role;
import org.palermo.kernel.notice.Notices;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.territory.Country;
import org.palermo.referral.mechanism.Providers;
import org.palermo.referral.team.CaseTellings;

/// Lists, reads and decides case files.
@ApplicationScoped
public class CaseFiles {
    static final String KIND = "case_file";

    private final CaseFileStore store;
    private final CaseFileReads reads;
    private final CaseFileViews views;
    private final CaseFigures figures;
    private final Persons persons;
    private final Providers providers;
    private final Countries countries;
    private final Terms terms;
    private final TransactionTime time;
    private final Notices notices;
    private final CaseTellings tellings;
    private final Audit audit;

    CaseFiles(CaseFileStore store, CaseFileReads reads, CaseFileViews views, CaseFigures figures, Persons persons, Providers providers, Countries countries,
            Terms terms, TransactionTime time, Notices notices, CaseTellings tellings, Audit audit) {
        this.store = store;
        this.reads = reads;
        this.views = views;
        this.figures = figures;
        this.persons = persons;
        this.providers = providers;
        this.countries = countries;
        this.terms = terms;
        this.time = time;
        this.notices = notices;
        this.tellings = tellings;
        this.audit = audit;
    }

    /// The latest referral first.
    @Scoped
    @WithTransaction
    public Uni<Page<CaseFileItem>> page(Actor actor, CaseFileStage stage, String due, Cursor after, int limit) {
        DueFilter filter = DueFilter.parse(due);
        return store.page(actor, stage, filter, terms.windows(time.now()), after, limit)
                .map(items -> Page.of(items, limit, item -> new Cursor(item.referredAt(), item.id())))
                .call(page -> audit.record(actor, "LIST", KIND, page.items().stream().map(CaseFileItem::id).toList()));
    }

    @Scoped
    @WithTransaction
    public Uni<CaseFileView> get(Actor actor, UUID id) {
        return reads.read(actor, id)
                .call(read -> audit.record(read.actor(), "READ", KIND, id))
                .flatMap(read -> views.of(read.actor(), read.file()));
    }

    @Scoped
    @WithTransaction
    public Uni<CaseFileView> decideReasonableGrounds(Actor actor, UUID id, String ifMatch, DecideReasonableGrounds command) {
        return inScope(actor, id)
                .invoke(file -> ETags.require(ifMatch, file.version))
                .call(file -> store.record(file.decide(command, terms.from(time.now(), file.region)), actor, time.now()))
                .call(() -> persons.keyToWrite(id).flatMap(key -> store.record(key, command, actor, time.now())))
                .call(file -> tellSender(file))
                .call(file -> tellings.stage(file.id, file.country, file.stage.name(), file.recoveryEndsOn))
                .call(() -> audit.record(actor, "REASONABLE_GROUNDS", KIND, id))
                .call(store::flush)
                .flatMap(file -> views.of(actor, file));
    }

    /// Exact for who may read each of these files; for others as released for this period.
    @Scoped
    @WithTransaction
    public Uni<CaseSummary> summary(Actor actor, String countryCode) {
        Country country = countries.require("country", countryCode);
        if (!actor.covers(country.code())) {
            throw Problems.notFound();
        }
        List<Terms.DueWindow> windows = terms.windows(time.now());
        return actor.has(Role.COMPETENT_AUTHORITY) ? figures.exact(country, windows) : figures.released(country, windows);
    }

    private Uni<CaseFile> inScope(Actor actor, UUID id) {
        return store.inScope(id, actor).onItem().ifNull().failWith(Problems::notFound);
    }

    /// Tells the sender that a decision was made, unless it is an immigration body or not registered.
    private Uni<Void> tellSender(CaseFile file) {
        return providers.designationOf(file.sender)
                .flatMap(sender -> sender.mayFollowCases()
                        ? notices.tellAgency(file.sender, "REASONABLE_GROUNDS_DECIDED", file.id, file.reference)
                        : Uni.createFrom().voidItem());
    }
}
