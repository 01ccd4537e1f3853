package org.palermo.inspection.risk;

import static org.palermo.kernel.identity.Role.CHIEF_INSPECTOR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.palermo.inspection.goods.ListedGood;
import org.palermo.inspection.workplace.WorkplaceNames;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.audit.Audit;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;

/// Shows the chief inspector where to go first.
@Tag(name = "Risk", description = "Where inspectors should go first, with a score that explains itself.")
@Path("/api/inspection/v1/risk")
@Authenticated
@ApplicationScoped
public class Risks {
    private static final String OWN = "the risk of workplaces as the caller's inspectorate knows them";

    private final RiskStore store;
    private final RiskRules rules;
    private final WorkplaceNames workplaces;
    private final Audit audit;
    private final CurrentActor caller;

    Risks(RiskStore store, RiskRules rules, WorkplaceNames workplaces, Audit audit, CurrentActor caller) {
        this.store = store;
        this.rules = rules;
        this.workplaces = workplaces;
        this.audit = audit;
        this.caller = caller;
    }

    /// @param country in which the workplaces are, ISO 3166-1 alpha-2
    @GET
    @Operation(operationId = "listWorkplacesByRisk", summary = "List the workplaces of a country by risk, the highest first",
            description = "The score is computed every six hours from published lists and from your inspectorate's own visits and "
                    + "findings. "
                    + "It reads neither complaints nor tips.")
    @Allowed(roles = CHIEF_INSPECTOR, scope = OWN)
    @Audited
    @Scoped
    public Uni<Page<RiskView>> page(@RestQuery @NotNull @Pattern(regexp = "[A-Z]{2}") String country, @RestQuery String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        Actor actor = caller.get();
        Cursor after = Cursor.parse(cursor);
        return store.first(actor, country, after, limit + 1)
                .map(rows -> Page.of(rows, limit, row -> new Cursor(Instant.ofEpochSecond(row.score()), row.workplace())))
                .flatMap(page -> views(actor, page.items()).map(views -> new Page<>(views, page.next())))
                .call(page -> audit.record(actor, "LIST", "workplace_risk", page.items().stream().map(RiskView::workplace).toList()));
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when no score was computed for this workplace
    @GET
    @Path("/{workplace}")
    @Operation(operationId = "explainRisk", summary = "Explain the risk of a workplace, line by line")
    @Allowed(roles = CHIEF_INSPECTOR, scope = OWN)
    @Audited
    @Scoped
    public Uni<RiskView> explain(UUID workplace) {
        Actor actor = caller.get();
        return store.find(actor, workplace).map(found -> found.orElseThrow(Problems::notFound))
                .call(() -> audit.record(actor, "READ", "workplace_risk", workplace))
                .flatMap(found -> views(actor, List.of(found))).map(List::getFirst);
    }

    private Uni<List<RiskView>> views(Actor actor, List<RiskStore.RiskRow> rows) {
        return workplaces.of(actor, rows.stream().map(RiskStore.RiskRow::workplace).toList())
                .map(named -> rows.stream().map(row -> view(row, named.get(row.workplace()))).toList());
    }

    private RiskView view(RiskStore.RiskRow r, WorkplaceNames.Named at) {
        return new RiskView(r.workplace(), at.reference(), at.name(), at.kind(), r.sector(), r.country(), r.score(), List.of(
                        new RiskView.RiskLine(RiskView.LineKind.GOODS, r.goods(), goods(r)),
                        new RiskView.RiskLine(RiskView.LineKind.SECTOR, r.ofSector(), "Sector: " + r.sector() + "."),
                        new RiskView.RiskLine(RiskView.LineKind.REGION, r.ofRegion(), "Country: " + r.country() + "."),
                        new RiskView.RiskLine(RiskView.LineKind.FINDINGS, r.findings(), r.positiveFindings()
                                + " positive screenings in the last "
                                + rules.weights().findings().years() + " years."),
                        new RiskView.RiskLine(RiskView.LineKind.LAST_VISIT, r.lastVisit(), r.lastVisitAt() == null ? "Never visited."
                                : "Last visited on " + LocalDate.ofInstant(r.lastVisitAt(), ZoneOffset.UTC) + ".")),
                r.positiveFindings(), r.lastVisitAt(), r.weights(), r.computedAt());
    }

    private String goods(RiskStore.RiskRow r) {
        List<ListedGood> listed = rules.listed(r.country(), r.sector());
        return listed.isEmpty() ? "No good of this sector is on the list for this country."
                : listed.stream().map(good -> good.good() + (good.forcedLabour() || good.forcedChildLabour() ? " (forced labour)"
                        : " (child labour)"))
                        .limit(20).collect(Collectors.joining(", ", "On the list for this country: ", "."));
    }
}
