package org.palermo.referral.mechanism.serviceline;

import static org.palermo.kernel.access.Allowed.EVERY_ROLE;
import static org.palermo.kernel.identity.Role.MECHANISM_ADMINISTRATOR;
import static org.palermo.kernel.identity.Role.REGIONAL_COORDINATOR;
import static org.palermo.kernel.identity.Role.SERVICE_PROVIDER;

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
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.etag.ETags;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.Role;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.EnumParameter;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.territory.Country;
import org.palermo.referral.mechanism.provider.Providers;
import org.palermo.referral.profile.ServiceCategory;

/// Reads and adds service lines, and changes their descriptions and states.
@Tag(name = "Service lines", description = "The services that organisations of the mechanism give, with their states and descriptions.")
@Path("/api/nrm/v1/service-lines")
@Authenticated
@ApplicationScoped
public class ServiceLines {
    private final ServiceLineStore store;
    private final LinesToChange lines;
    private final Countries countries;
    private final PublicDirectory directory;
    private final EssentialServices essential;
    private final Providers providers;
    private final CurrentOperation operation;

    ServiceLines(ServiceLineStore store, LinesToChange lines, Countries countries, PublicDirectory directory, EssentialServices essential,
            Providers providers, CurrentOperation operation) {
        this.store = store;
        this.lines = lines;
        this.countries = countries;
        this.directory = directory;
        this.essential = essential;
        this.providers = providers;
        this.operation = operation;
    }

    /// @param category only this category of service
    /// @param mine only service lines that you may change
    @GET
    @Operation(operationId = "listServiceLines", summary = "List the service lines of a country, latest change of state first",
            description = "`category` chooses one category, `mine` the lines that you may change. Closed lines are in the list too. "
                    + "`contact` of a line that is not public is left out unless you refer people to services or keep the register.")
    @Allowed(roles = EVERY_ROLE, scope = ContactReaders.SCOPE)
    @Scoped
    public Uni<Page<ServiceLineView>> page(
            @RestQuery @NotNull String country, @RestQuery String category, @RestQuery @DefaultValue("false") boolean mine,
            @RestQuery String cursor, @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        ServiceCategory onlyCategory = EnumParameter.of(ServiceCategory.class, "category", category);
        Cursor after = Cursor.parse(cursor);
        Actor actor = operation.caller();
        return store.page(countries.require("country", country).code(), onlyCategory, mine, actor, after, limit)
                .map(rows -> rows.stream().map(line -> ContactReaders.shown(line, actor)).toList())
                .map(rows -> Page.of(rows, limit, line -> new Cursor(line.since(), line.id())));
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getServiceLine", summary = "Read a service line",
            description = "`contact` says how the line is reached, when it is open and whom it takes.")
    @Allowed(roles = EVERY_ROLE, scope = ContactReaders.SCOPE)
    @Scoped
    public Uni<RestResponse<ServiceLineView>> get(UUID id) {
        Actor actor = operation.caller();
        return store.view(id).onItem().ifNull().failWith(Problems::notFound)
                .map(line -> ContactReaders.shown(line, actor))
                .map(ETags::on);
    }

    @GET
    @Path("/{id}/states")
    @Operation(operationId = "listServiceLineStates", summary = "List the states of a service line, present one first",
            description = "The list has all states since the line was added, each with its reason and its period. A line that does not "
                    + "exist gets 404.")
    @Allowed(roles = EVERY_ROLE, scope = "the whole register")
    @Scoped
    public Uni<Page<StateSince>> history(UUID id) {
        return store.history(id).invoke(states -> {
            if (states.isEmpty()) {
                throw Problems.notFound();
            }
        })
                .map(states -> new Page<>(states, null));
    }

    /// Allowed for the provider itself, the coordinator of its region, and the mechanism's administrator.
    @PUT
    @Path("/{id}/state")
    @Operation(operationId = "changeServiceLineState", summary = "Change the state of a service line, with a reason",
            description = "When a region's essential service gets better or worse, or a region loses or regains another required service, "
                    + "the mechanism administrators and the competent authority are told. A line that is not yours gets 403, a line that "
                    + "is already in that state 409. Send the ETag of the line in If-Match.")
    @Allowed(roles = {SERVICE_PROVIDER, REGIONAL_COORDINATOR, MECHANISM_ADMINISTRATOR}, scope = LinesToChange.OWN_LINES)
    @Audited
    @Scoped
    public Uni<RestResponse<ServiceLineView>> change(UUID id, @RestHeader("If-Match") String ifMatch, @Valid @NotNull ChangeState command) {
        Actor actor = operation.caller();
        return lines.find(actor, id, ifMatch)
                .flatMap(line -> essential.watch(line.country,
                        () -> store.record(List.of(line.change(command, operation.now())), actor.subject())
                        .chain(() -> store.views(List.of(id)))))
                .call(() -> operation.record(actor, "CHANGE_STATE", "service_line", id))
                .call(() -> directory.changed(List.of(id)))
                .map(List::getFirst)
                .map(ETags::on);
    }

    /// Replaces what was said before; for the same callers. A repeat on the same day is not sent to the directory again.
    @PUT
    @Path("/{id}/capacity")
    @Operation(operationId = "stateServiceLineCapacity",
            summary = "Say how long people wait for a service line, and how many more it can take",
            description = "Everybody reads it with the day on which you said it, in the public directory too if that lists the line. Of "
                    + "accommodation nobody says free places here. With neither value, nothing is said any more. A line that is not yours "
                    + "gets 403. Send the ETag of the line in If-Match.")
    @Allowed(roles = {SERVICE_PROVIDER, REGIONAL_COORDINATOR, MECHANISM_ADMINISTRATOR}, scope = LinesToChange.OWN_LINES)
    @Audited
    @Scoped
    public Uni<RestResponse<ServiceLineView>> state(UUID id, @RestHeader("If-Match") String ifMatch,
            @Valid @NotNull StateCapacity command) {
        Actor actor = operation.caller();
        return lines.find(actor, id, ifMatch).flatMap(line -> {
            if (command.freePlaces() != null && line.category == ServiceCategory.ACCOMMODATION) {
                throw Problems.invalid("freePlaces",
                        "must be left out for accommodation: an exact number tells when somebody comes or leaves");
            }
            ZoneId zone = countries.country(line.country).orElseThrow().zone();
            boolean changes = line.state(command, LocalDate.ofInstant(operation.now(), zone));
            return store.flush()
                    .chain(() -> operation.record(actor, "STATE_CAPACITY", "service_line", id))
                    .chain(() -> changes ? directory.changed(List.of(id)) : Uni.createFrom().voidItem())
                    .chain(() -> store.view(id));
        })
                .map(ETags::on);
    }

    /// Sets whether a line is public; for the same callers. A repeat is not sent to the directory again.
    @PUT
    @Path("/{id}/listing")
    @Operation(operationId = "changeServiceLineListing", summary = "Say whether the public directory lists a service line",
            description = "The public directory then shows it, or no longer. A line that is not yours gets 403. Send the ETag of the line "
                    + "in If-Match.")
    @Allowed(roles = {SERVICE_PROVIDER, REGIONAL_COORDINATOR, MECHANISM_ADMINISTRATOR}, scope = LinesToChange.OWN_LINES)
    @Audited
    @Scoped
    public Uni<RestResponse<ServiceLineView>> list(UUID id, @RestHeader("If-Match") String ifMatch,
            @Valid @NotNull ListServiceLine command) {
        Actor actor = operation.caller();
        return lines.find(actor, id, ifMatch).flatMap(line -> {
            boolean changes = line.publicListing != command.publicListing();
            line.list(command);
            return store.flush()
                    .chain(() -> operation.record(actor, "LIST", "service_line", id))
                    .chain(() -> store.view(id))
                    .call(view -> changes ? directory.listed(view) : Uni.createFrom().voidItem());
        })
                .map(ETags::on);
    }

    @GET
    @Path("/{id}/descriptions")
    @Operation(operationId = "listServiceLineDescriptions", summary = "List the descriptions of a service line, present one first",
            description = "A description says how the line is reached, and has the figures of a helpline.")
    @Allowed(roles = EVERY_ROLE, scope = "the whole register")
    @Scoped
    public Uni<Page<DescriptionSince>> descriptions(UUID id) {
        return store.descriptions(id).invoke(found -> {
            if (found.isEmpty()) {
                throw Problems.notFound();
            }
        })
                .map(found -> new Page<>(found, null));
    }

    /// Replaces the description; for the same callers. The earlier description is kept, and past figures do not change.
    @PUT
    @Path("/{id}/description")
    @Operation(operationId = "describeServiceLine", summary = "Replace the description of a service line",
            description = "It says how the line is reached, and has the figures of a helpline. The earlier description is kept. A line "
                    + "that is not yours gets 403. Send the ETag of the line in If-Match.")
    @Allowed(roles = {SERVICE_PROVIDER, REGIONAL_COORDINATOR, MECHANISM_ADMINISTRATOR}, scope = LinesToChange.OWN_LINES)
    @Audited
    @Scoped
    public Uni<RestResponse<ServiceLineView>> describe(UUID id, @RestHeader("If-Match") String ifMatch,
            @Valid @NotNull DescribeServiceLine command) {
        Actor actor = operation.caller();
        return lines.find(actor, id, ifMatch)
                .flatMap(line -> essential.watch(line.country, () -> describe(actor, line, command).chain(() -> store.views(List.of(id)))))
                .call(() -> operation.record(actor, "DESCRIBE", "service_line", id))
                .map(List::getFirst)
                .map(ETags::on);
    }

    private Uni<Void> describe(Actor actor, ServiceLine line, DescribeServiceLine command) {
        return line.describe(command, operation.now())
                .map(before -> store.flush().chain(() -> store.keep(line.id, before, actor.subject()))
                        .chain(() -> directory.changed(List.of(line.id))))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    /// Adds a line; for its provider, the coordinator of all its regions, and the mechanism's administrator.
    @POST
    @ResponseStatus(201)
    @Operation(operationId = "addServiceLine", summary = "Add a service line, in its present state",
            description = "Without `provider` it is a line of your organisation. A regional coordinator and a mechanism administrator must "
                    + "cover all of its regions, or the country of a national line (403). The service tells the same people as for a "
                    + "change of state.")
    @Allowed(roles = {SERVICE_PROVIDER, REGIONAL_COORDINATOR, MECHANISM_ADMINISTRATOR},
            scope = "service provider: service lines of the caller's organisation; regional coordinator and mechanism administrator: "
                    + "service lines of which the caller covers every region")
    @Audited
    @Scoped
    public Uni<RestResponse<ServiceLineView>> offer(@RestHeader(Idempotency.HEADER) String key, @Valid @NotNull OfferService command) {
        Actor actor = operation.caller();
        return operation.once(actor, key, command, ServiceLineView.class, () -> {
            UUID provider = Objects.requireNonNullElse(command.provider(), actor.agency());
            return providers.keepOpen(provider)
                    .map(found ->
                            found.orElseThrow(() -> Problems.invalid("provider", "must be a registered organisation that is not closed")))
                    .map(found -> countries.require("provider", found.country()))
                    .flatMap(country -> offer(actor, country, provider, command));
        })
                .map(made -> RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, made)
                .location(URI.create("/api/nrm/v1/service-lines/" + made.id())).header("ETag", ETags.of(made.version())).build());
    }

    private Uni<ServiceLineView> offer(Actor actor, Country country, UUID provider, OfferService command) {
        if (command.national() != command.regions().isEmpty()) {
            throw Problems.invalid("regions", "must be empty for a national line, and must name at least one otherwise");
        }
        if (!command.regions().stream().allMatch(region -> country.region(region).isPresent())) {
            throw Problems.invalid("regions", "must name regions of the provider's country only");
        }
        if (!mayOffer(actor, country, provider, command)) {
            throw Problems.forbidden("service-line", "not-yours",
                    "Only its provider and the coordinators of all its regions can add a line.");
        }
        ServiceLine line = new ServiceLine(Ids.next(), country.code(), command, provider, operation.now());
        return essential.watch(country.code(),
                        () -> store.add(line, command.regions(), actor.subject()).chain(() -> store.views(List.of(line.id))))
                .call(() -> operation.record(actor, "OFFER", "service_line", line.id))
                .call(() -> directory.changed(List.of(line.id)))
                .map(List::getFirst);
    }

    private static boolean mayOffer(Actor actor, Country country, UUID provider, OfferService command) {
        if (actor.has(Role.SERVICE_PROVIDER) && provider.equals(actor.agency())) {
            return true;
        }
        boolean covers = command.national() ? actor.covers(country.code()) : command.regions().stream().allMatch(actor::covers);
        return covers && actor.hasAny(Role.MECHANISM_ADMINISTRATOR, Role.REGIONAL_COORDINATOR);
    }
}
