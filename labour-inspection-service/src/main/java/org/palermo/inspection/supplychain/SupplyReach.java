package org.palermo.inspection.supplychain;

import static org.palermo.kernel.identity.Role.CHIEF_INSPECTOR;
import static org.palermo.kernel.identity.Role.INSPECTOR;
import static org.palermo.kernel.identity.Role.NATIONAL_RAPPORTEUR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.palermo.inspection.goods.CurrentGoods;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.paging.EnumParameter;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.territory.Country;

/// Which buyers a workplace or a finding reaches, and who supplies a company, over which paths.
@Tag(name = "Supply chains", description = "Who buys what from whom, and which buyers a workplace reaches.")
@Path("/api/inspection/v1/supply-reach")
@Authenticated
@ApplicationScoped
public class SupplyReach {
    /// A chain is rarely longer; after ten links everything is connected with everything.
    static final int MOST_STEPS = 10;
    static final int MOST_LINKS = 1_000;

    private final SupplyLinkStore store;
    private final Parties parties;
    private final CurrentGoods goods;
    private final Countries countries;
    private final CurrentOperation operation;

    SupplyReach(SupplyLinkStore store, Parties parties, CurrentGoods goods, Countries countries, CurrentOperation operation) {
        this.store = store;
        this.parties = parties;
        this.goods = goods;
        this.countries = countries;
        this.operation = operation;
    }

    /// @param party id of the workplace or company where the walk begins
    /// @param direction `BUYERS`: up the chain; `SUPPLIERS`: down the chain
    /// @param on the day on which the links must be valid; without it, today in the country of the party
    /// @param steps how many links a path has at most
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when there is no such party, or it is a private household
    @GET
    @Operation(operationId = "getSupplyReach",
            summary = "Read which buyers or suppliers a workplace or company reaches, and over which paths",
                    description = "Each party is listed once, with a shortest path. `links` has every link between the parties, and so "
                            + "all paths. A chain may have circles. The service follows at most 1,000 links; `cut` says whether there are "
                            + "more. A link has what the current list of goods produced with child or forced labour says about its "
                            + "product.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR, NATIONAL_RAPPORTEUR}, scope = SupplyLinks.SEEN)
    @Audited
    @Scoped
    public Uni<ReachView> reach(@RestQuery @NotNull UUID party, @RestQuery @NotNull String direction, @RestQuery LocalDate on,
            @RestQuery @DefaultValue("5") @Min(1) @Max(MOST_STEPS) int steps) {
        Actor actor = operation.caller();
        LinkDirection wanted = EnumParameter.of(LinkDirection.class, "direction", direction);
        return parties.require(party)
                .flatMap(start -> walk(start, wanted, day(on, start), steps))
                .call(reach -> operation.record(actor, "REACH", "supply_party", party));
    }

    /// @param on the day on which the links must be valid; without it, today in the country of the workplace
    /// @param steps how many links a path has at most
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when there is no such finding, it belongs to another inspectorate, or it was
    ///     made in a private household
    @GET
    @Path("/findings/{finding}")
    @Operation(operationId = "getBuyersOfFinding",
            summary = "Read which buyers a finding of your inspectorate reaches, and over which paths",
                    description = "The answer is that of the workplace at which it was found, and says nothing about the finding.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = "findings of the caller's inspectorate; " + SupplyLinks.SEEN)
    @Audited
    @Scoped
    public Uni<ReachView> ofFinding(UUID finding, @RestQuery LocalDate on,
            @RestQuery @DefaultValue("5") @Min(1) @Max(MOST_STEPS) int steps) {
        Actor actor = operation.caller();
        return store.foundAt(finding, actor)
                .map(workplace -> workplace.orElseThrow(Problems::notFound))
                .flatMap(parties::require)
                .flatMap(start -> walk(start, LinkDirection.BUYERS, day(on, start), steps))
                .call(reach -> store.rowOf(finding, actor).flatMap(row -> operation.record(actor, "REACH", "finding", row.orElseThrow())));
    }

    /// The walk for other operations, in the caller's transaction.
    ///
    /// @param party a workplace or a company
    public Uni<ReachView> of(UUID party, LinkDirection direction, LocalDate on, int steps) {
        return parties.require(party).flatMap(start -> walk(start, direction, on, steps));
    }

    private Uni<ReachView> walk(Party start, LinkDirection direction, LocalDate on, int steps) {
        return store.walk(start.id(), direction, on, steps + 1, MOST_LINKS + 1)
                .map(rows -> new ReachedParties(start, direction, steps, MOST_LINKS, rows))
                .flatMap(walked -> goods.current().map(current -> walked.view(on, row -> current.says(row.product(),
                        row.supplierCountry()))));
    }

    private LocalDate day(LocalDate on, Party start) {
        if (on == null) {
            ZoneId zone = countries.country(start.country()).map(Country::zone).orElse(ZoneOffset.UTC);
            return LocalDate.ofInstant(operation.now(), zone);
        }
        if (!SupplyLinks.LinkDays.isPossible(on)) {
            throw Problems.invalid("on", "must be a day from 1900 to 2199");
        }
        return on;
    }
}
