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
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.palermo.inspection.goods.CurrentGoods;
import org.palermo.inspection.goods.GoodsList;
import org.palermo.inspection.workplace.WorkplaceNames;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.territory.Country;

/// Shows the chief inspector which workplaces to visit first.
@Tag(name = "Risk", description = "Which workplaces inspectors should visit first, with a score and the reasons for it.")
@Path("/api/inspection/v1/risk")
@Authenticated
@ApplicationScoped
public class Risks {
    private static final String OWN = "the risk of workplaces as the caller's inspectorate knows them";

    private final RiskStore store;
    private final RiskRules rules;
    private final CurrentGoods goods;
    private final WorkplaceNames workplaces;
    private final Countries countries;
    private final CurrentOperation operation;

    Risks(RiskStore store, RiskRules rules, CurrentGoods goods, WorkplaceNames workplaces, Countries countries,
            CurrentOperation operation) {
        this.store = store;
        this.rules = rules;
        this.goods = goods;
        this.workplaces = workplaces;
        this.countries = countries;
        this.operation = operation;
    }

    /// @param country in which the workplaces are, ISO 3166-1 alpha-2
    /// @param region only workplaces of this region, ISO 3166-2
    /// @param language of the reasons, BCP 47; English where there is no other
    @GET
    @Operation(operationId = "listWorkplacesByRisk", summary = "List the workplaces of a country by risk, the highest first",
            description = "The score is computed every six hours from published lists, statements of companies and your inspectorate's own "
                    + "visits, findings and final orders. It reads neither complaints nor tips. Closed workplaces are not listed.")
    @Allowed(roles = CHIEF_INSPECTOR, scope = OWN)
    @Audited
    @Scoped
    public Uni<Page<RiskView>> page(@RestQuery @NotNull @Pattern(regexp = "[A-Z]{2}") String country,
            @RestQuery @Pattern(regexp = "[A-Z]{2}-[A-Z0-9-]{1,10}") String region,
            @RestQuery @DefaultValue("en") @Pattern(regexp = "[a-z]{2}") String language, @RestQuery String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        Actor actor = operation.caller();
        Cursor after = Cursor.parse(cursor);
        return store.first(actor, country, region, after, limit + 1)
                .map(rows -> Page.of(rows, limit, row -> new Cursor(Instant.ofEpochSecond(row.score()), row.workplace())))
                .flatMap(page -> views(actor, page.items(), language).map(views -> new Page<>(views, page.next())))
                .call(page -> operation.record(actor, "LIST", "workplace_risk", page.items().stream().map(RiskView::workplace).toList()));
    }

    /// @param language of the reasons, BCP 47; English where there is no other
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when no score was computed for this workplace
    @GET
    @Path("/{workplace}")
    @Operation(operationId = "explainRisk", summary = "Explain the risk of a workplace, line by line",
            description = "Each line has its points and the reason for them, and the points add up to the score. It is computed "
                    + "every six hours. A workplace without a score in your inspectorate gets 404.")
    @Allowed(roles = CHIEF_INSPECTOR, scope = OWN)
    @Audited
    @Scoped
    public Uni<RiskView> explain(UUID workplace, @RestQuery @DefaultValue("en") @Pattern(regexp = "[a-z]{2}") String language) {
        Actor actor = operation.caller();
        return store.find(actor, workplace).map(found -> found.orElseThrow(Problems::notFound))
                .call(() -> operation.record(actor, "READ", "workplace_risk", workplace))
                .flatMap(found -> views(actor, List.of(found), language)).map(List::getFirst);
    }

    private Uni<List<RiskView>> views(Actor actor, List<RiskStore.RiskRow> rows, String language) {
        return workplaces.of(actor, rows.stream().map(RiskStore.RiskRow::workplace).toList())
                .flatMap(named -> goods.current().map(listed -> rows.stream()
                        .map(row -> view(row, named.get(row.workplace()), listed, language)).toList()));
    }

    private RiskView view(RiskStore.RiskRow r, WorkplaceNames.Named at, GoodsList listed, String language) {
        RiskWords words = RiskWords.in(language);
        int years = rules.weights().findings().years();
        String counted = r.countedIsic() == null ? null : rules.sectorOf(r.countedIsic());
        return new RiskView(r.workplace(), at.reference(), at.name(), at.kind(), r.sector(), r.country(), r.region(), r.score(), List.of(
                        new RiskView.RiskLine(RiskView.LineKind.GOODS, r.goods(),
                                words.goods(rules.listed(listed, r.country(), counted == null ? r.sector() : counted))),
                        new RiskView.RiskLine(RiskView.LineKind.SECTOR, r.ofSector(), sector(r, counted, words)),
                        new RiskView.RiskLine(RiskView.LineKind.REGION, r.ofRegion(), region(r, words, language)),
                        new RiskView.RiskLine(RiskView.LineKind.FINDINGS, r.findings(), words.findings(r.positiveFindings(), years)),
                        new RiskView.RiskLine(RiskView.LineKind.VIOLATIONS, r.ofViolations(), words.violations(r.violationCount(), years)),
                        new RiskView.RiskLine(RiskView.LineKind.ORDERS, r.ofOrders(), words.orders(r.orderCount(), years)),
                        new RiskView.RiskLine(RiskView.LineKind.STATEMENT, r.ofStatement(),
                                words.statement(r.statementGap(), r.statementYear())),
                        new RiskView.RiskLine(RiskView.LineKind.LAST_VISIT, r.lastVisit(),
                                words.lastVisit(r.lastVisitAt() == null ? null : LocalDate.ofInstant(r.lastVisitAt(), ZoneOffset.UTC)))),
                r.positiveFindings(), r.violationCount(), r.orderCount(), r.lastVisitAt(), r.weights(), r.computedAt());
    }

    /// @param counted the sector that follows from its economic activity, or null
    private static String sector(RiskStore.RiskRow r, String counted, RiskWords words) {
        if (counted != null) {
            return words.sectorOfActivity(counted, r.countedIsic());
        }
        return r.sector().equals(WorkplaceNames.NO_SECTOR) ? words.noSector() : words.sector(r.sector());
    }

    private String region(RiskStore.RiskRow r, RiskWords words, String language) {
        Optional<Country> known = countries.country(r.country());
        String country = known.map(c -> c.nameIn(language)).orElse(r.country());
        if (r.countedRegion() == null) {
            return words.country(country);
        }
        String region = known.flatMap(c -> c.region(r.countedRegion())).map(found -> found.names().getOrDefault(language, found.name()))
                .orElse(r.countedRegion());
        return words.region(region, country);
    }
}
