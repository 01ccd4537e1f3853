package org.palermo.inspection.supplychain;

import static org.palermo.kernel.identity.Role.CHIEF_INSPECTOR;
import static org.palermo.kernel.identity.Role.INSPECTOR;
import static org.palermo.kernel.identity.Role.NATIONAL_RAPPORTEUR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.EnumParameter;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;

/// Records who supplies whom, and ends what is over or was wrong.
@Tag(name = "Supply chains", description = "Who buys what from whom, and which buyers a workplace reaches.")
@Path("/api/inspection/v1/supply-links")
@Authenticated
@ApplicationScoped
public class SupplyLinks {
    static final String SEEN = "links from published sources, and those of the caller's inspectorate";

    private final SupplyLinkStore store;
    private final Parties parties;
    private final CurrentOperation operation;

    SupplyLinks(SupplyLinkStore store, Parties parties, CurrentOperation operation) {
        this.store = store;
        this.parties = parties;
        this.operation = operation;
    }

    /// @param party id of the workplace or company
    /// @param direction `BUYERS`: who buys from it; `SUPPLIERS`: who supplies it
    @GET
    @Operation(operationId = "listSupplyLinks", summary = "List who buys from a workplace or company, or who supplies it",
            description = "The latest link is first. The list keeps links that were ended, and says how they ended.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR, NATIONAL_RAPPORTEUR}, scope = SEEN)
    @Audited
    @Scoped
    public Uni<Page<SupplyLinkView>> page(@RestQuery @NotNull UUID party, @RestQuery @NotNull String direction, @RestQuery String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        Actor actor = operation.caller();
        LinkDirection wanted = EnumParameter.of(LinkDirection.class, "direction", direction);
        Cursor after = Cursor.parse(cursor);
        return store.page(party, wanted, after, limit + 1)
                .map(rows -> Page.of(rows, limit, link -> new Cursor(link.recordedAt(), link.id())))
                .map(page -> new Page<>(page.items().stream().map(row -> row.view(actor.agency())).toList(), page.next()))
                .call(page -> operation.record(actor, "LIST", "supply_link", page.items().stream().map(SupplyLinkView::id).toList()));
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when there is no such link, or it is not for the caller's inspectorate
    @GET
    @Path("/{id}")
    @Operation(operationId = "getSupplyLink", summary = "Read a link of a supply chain",
            description = "Every inspectorate sees a link from a published source. Any other link is seen only by the inspectorate that "
                    + "recorded it; others get 404. `own` says whether your inspectorate can end it.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR, NATIONAL_RAPPORTEUR}, scope = SEEN)
    @Audited
    @Scoped
    public Uni<SupplyLinkView> get(UUID id) {
        Actor actor = operation.caller();
        return require(id).map(row -> row.view(actor.agency())).call(link -> operation.record(actor, "READ", "supply_link", link.id()));
    }

    /// @param key the caller's `Idempotency-Key`, or null
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for an unknown party, one party twice or wrong days; 403 without an
    ///     organisation; 409 when the inspectorate has the same link already
    @POST
    @ResponseStatus(201)
    @Operation(operationId = "recordSupplyLink", summary = "Record that one party supplies another",
            description = "A party is a workplace or a company, by its id or its reference. A private household is no party. A link whose "
                    + "`source` is `PUBLISHED_LIST`, `STATEMENT` or `CUSTOMS` is shown to every inspectorate, any other to your own.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = "records of the caller's inspectorate")
    @Audited
    @Scoped
    public Uni<RestResponse<SupplyLinkView>> record(@RestHeader(Idempotency.HEADER) String key, @Valid @NotNull RecordSupplyLink command) {
        Actor actor = operation.caller();
        requireInspectorate(actor);
        LinkDays.check(command.validFrom(), command.validUntil());
        return operation.once(actor, key, command, SupplyLinkView.class, () -> parties.named("supplier", command.supplier())
                        .flatMap(supplier -> parties.named("buyer", command.buyer())
                                .flatMap(buyer -> add(actor, command, supplier, buyer))))
                .map(link -> RestResponse.ResponseBuilder
                        .<SupplyLinkView>created(URI.create("/api/inspection/v1/supply-links/" + link.id()))
                        .entity(link).build());
    }

    private Uni<SupplyLinkView> add(Actor actor, RecordSupplyLink command, Party supplier, Party buyer) {
        if (supplier.id().equals(buyer.id())) {
            throw Problems.invalid("buyer", "must not be the supplier");
        }
        UUID id = Ids.next();
        return store.add(id, command, supplier, buyer, actor, operation.now())
                .invoke(added -> {
                    if (!added) {
                        throw Problems.conflict("supply-link", "known",
                                "Your inspectorate has recorded the same link from the same day and source.");
                    }
                })
                .chain(() -> require(id))
                .map(row -> row.view(actor.agency()))
                .call(link -> operation.record(actor, "RECORD", "supply_link", link.id()));
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for a wrong last day; 403 for a link that another inspectorate recorded; 404
    ///     when there is no such link; 409 when it was ended before
    @POST
    @Path("/{id}/end")
    @Operation(operationId = "endSupplyLink", summary = "End a link that is over or was a mistake",
            description = "Nothing is deleted. If something of the link was wrong, record a new link. Only the inspectorate that recorded "
                    + "a link ends it.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = "links that the caller's inspectorate recorded")
    @Audited
    @Scoped
    public Uni<SupplyLinkView> end(UUID id, @Valid @NotNull EndSupplyLink command) {
        Actor actor = operation.caller();
        return require(id)
                .invoke(link -> LinkDays.check(link, command, actor))
                .chain(() -> store.end(id, command, actor, operation.now()))
                .invoke(ended -> {
                    if (!ended) {
                        throw Problems.conflict("supply-link", "ended", "The link was already ended.");
                    }
                })
                .chain(() -> require(id))
                .map(row -> row.view(actor.agency()))
                .call(link -> operation.record(actor, "END", "supply_link", link.id()));
    }

    static void requireInspectorate(Actor actor) {
        if (actor.agency() == null) {
            throw Problems.forbidden("supply-link", "no-agency", "Only an inspectorate records links.");
        }
    }

    private Uni<LinkRow> require(UUID id) {
        return store.find(id).map(found -> found.orElseThrow(Problems::notFound));
    }

    /// Which days a link may have.
    static final class LinkDays {
        static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
        static final LocalDate LATEST = LocalDate.of(2199, 12, 31);

        private LinkDays() {}

        static boolean isPossible(LocalDate day) {
            return !day.isBefore(EARLIEST) && !day.isAfter(LATEST);
        }

        static void check(LocalDate from, LocalDate until) {
            if (!isPossible(from)) {
                throw Problems.invalid("validFrom", "must be a day from 1900 to 2199");
            }
            if (until != null && (!isPossible(until) || until.isBefore(from))) {
                throw Problems.invalid("validUntil", "must be a day from the first day to 2199");
            }
        }

        static void check(LinkRow link, EndSupplyLink command, Actor actor) {
            if (!link.agency().equals(actor.agency())) {
                throw Problems.forbidden("supply-link", "not-yours", "Only the inspectorate that recorded a link ends it.");
            }
            boolean traded = command.reason() == EndReason.TRADE_ENDED;
            if (traded != (command.lastDay() != null)) {
                throw Problems.invalid("lastDay", traded ? "must be given for a trade that ended" : "must be left out for a mistake");
            }
            if (traded && (!isPossible(command.lastDay()) || command.lastDay().isBefore(link.validFrom()))) {
                throw Problems.invalid("lastDay", "must be a day from the first day to 2199");
            }
        }
    }
}
