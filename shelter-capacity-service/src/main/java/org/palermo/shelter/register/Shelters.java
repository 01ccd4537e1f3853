package org.palermo.shelter.register;

import static org.palermo.kernel.identity.Role.MECHANISM_ADMINISTRATOR;
import static org.palermo.kernel.identity.Role.SHELTER_MANAGER;
import static org.palermo.shelter.AllowedScopes.SHELTERS;

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
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.territory.Country;
import org.palermo.shelter.area.Areas;
import org.palermo.shelter.directory.entry.DirectoryListings;

/// Registers shelters and keeps their descriptions.
@Tag(name = "Shelters", description = "The register of shelters with their descriptions.")
@Path("/api/shelter/v1/shelters")
@Authenticated
@ApplicationScoped
public class Shelters {
    private final ShelterStore store;
    private final OfferProfileStore profiles;
    private final StatusStore states;
    private final Areas areas;
    private final PublicListing listing;
    private final DirectoryListings directory;
    private final Countries countries;
    private final CurrentOperation operation;

    Shelters(ShelterStore store, OfferProfileStore profiles, StatusStore states, Areas areas, PublicListing listing,
            DirectoryListings directory, Countries countries, CurrentOperation operation) {
        this.store = store;
        this.profiles = profiles;
        this.states = states;
        this.areas = areas;
        this.listing = listing;
        this.directory = directory;
        this.countries = countries;
        this.operation = operation;
    }

    @GET
    @Operation(operationId = "listShelters", summary = "List the shelters that you run or administer, latest first",
            description = "Closed shelters are in the list too. A shelter manager sees those of their organisation, a mechanism "
                    + "administrator those in the regions that they cover. No address is shown.")
    @Allowed(roles = {SHELTER_MANAGER, MECHANISM_ADMINISTRATOR}, scope = SHELTERS)
    @Audited
    @Scoped
    public Uni<Page<ShelterView>> page(@RestQuery String cursor, @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        Actor actor = operation.caller();
        Cursor after = Cursor.parse(cursor);
        return store.page(actor, after, limit)
                .map(rows -> rows.stream().map(ShelterView::of).toList())
                .map(rows -> Page.of(rows, limit, s -> new Cursor(s.registeredAt(), s.id())))
                .call(page -> operation.record(actor, "LIST", "shelter", page.items().stream().map(ShelterView::id).toList()));
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getShelter", summary = "Read a shelter, without its address",
            description = "Its ETag is needed to replace the description. A shelter that you neither run nor administer gets 404.")
    @Allowed(roles = {SHELTER_MANAGER, MECHANISM_ADMINISTRATOR}, scope = SHELTERS)
    @Audited
    @Scoped
    public Uni<RestResponse<ShelterView>> get(UUID id) {
        Actor actor = operation.caller();
        return store.inScope(id, actor)
                .call(() -> operation.record(actor, "READ", "shelter", id))
                .map(ShelterView::of)
                .map(ETags::on);
    }

    @POST
    @ResponseStatus(201)
    @Operation(operationId = "registerShelter", summary = "Register a shelter",
            description = "A shelter manager registers shelters of their organisation, no others (403). A mechanism administrator names "
                    + "the operator (400), and must cover the region (403). Without `confidential` the address of the shelter is secret.")
    @Allowed(roles = {SHELTER_MANAGER, MECHANISM_ADMINISTRATOR}, scope = SHELTERS)
    @Audited
    @Scoped
    public Uni<RestResponse<ShelterView>> register(@RestHeader(Idempotency.HEADER) String key, @Valid @NotNull RegisterShelter command) {
        Actor actor = operation.caller();
        return operation.once(actor, key, command, ShelterView.class, () -> add(actor, command))
                .map(view -> ETags.on(RestResponse.Status.CREATED, view));
    }

    private Uni<ShelterView> add(Actor actor, RegisterShelter command) {
        Country country = countries.requireRegion("region", command.region());
        Shelter shelter = new Shelter(Ids.next(), operator(actor, command), operation.now()).describe(command.description());
        return areas.lock(country)
                .chain(() -> store.add(shelter, command.address()))
                .chain(() -> profiles.add(shelter, command.staffedPlaces(), command.hygieneLimit()))
                .chain(() -> say(actor, shelter))
                .chain(() -> areas.recompute(country))
                .chain(() -> listing.follow(shelter, command.address()))
                .chain(() -> directory.refreshConfidential(country))
                .chain(() -> operation.record(actor, "REGISTER", "shelter", shelter.id))
                .map(done -> ShelterView.of(shelter));
    }

    /// Changes the description of a shelter. Limits do not change: they have a resource of their own.
    @PUT
    @Path("/{id}")
    @Operation(operationId = "describeShelter", summary = "Replace the description of a shelter",
            description = "Send its ETag in If-Match. The status and the missing supplies are replaced too; the limits and the places stay "
                    + "as they are. Without `address` the address stays as it is; with it, the shelter has moved. Without `confidential` "
                    + "a secret address stays secret. A shelter that the public directory begins to show with its address must say it "
                    + "(400). The operator can't change: register the shelter again under the other operator (409). "
                    + "The region stays in the country (400), and a mechanism administrator must cover it (403).")
    @Allowed(roles = {SHELTER_MANAGER, MECHANISM_ADMINISTRATOR}, scope = SHELTERS)
    @Audited
    @Scoped
    public Uni<RestResponse<ShelterView>> describe(UUID id, @RestHeader("If-Match") String ifMatch,
            @Valid @NotNull DescribeShelter command) {
        Actor actor = operation.caller();
        Country country = countries.requireRegion("region", command.region());
        return areas.lock(country)
                .chain(() -> store.inScope(id, actor))
                .invoke(shelter -> ETags.require(ifMatch, shelter.version))
                .invoke(shelter -> refuseAnotherOperator(shelter, command))
                .flatMap(shelter -> change(actor, shelter, country, command))
                .map(ETags::on);
    }

    private Uni<ShelterView> change(Actor actor, Shelter shelter, Country country, DescribeShelter command) {
        if (!shelter.country.equals(country.code())) {
            throw Problems.invalid("region", "must be in the country of the shelter");
        }
        if (!shelter.operatorAgency.equals(actor.agency()) && !actor.covers(command.region())) {
            throw notYourRegion();
        }
        boolean sameStatus = shelter.status == command.status();
        shelter.describe(command);
        return store.flush()
                .chain(() -> command.address() == null ? Uni.createFrom().voidItem() : store.moved(shelter.id, command.address()))
                .chain(() -> profiles.describe(shelter))
                .chain(() -> sameStatus ? Uni.createFrom().voidItem() : say(actor, shelter))
                .chain(() -> areas.recompute(country))
                .chain(() -> listing.follow(shelter, command.address()))
                .chain(() -> directory.refreshConfidential(country))
                .chain(() -> operation.record(actor, "DESCRIBE", "shelter", shelter.id))
                .map(done -> ShelterView.of(shelter));
    }

    private Uni<Void> say(Actor actor, Shelter shelter) {
        return states.add(shelter.id, new StatusView(shelter.status, operation.now(), actor.subject(), operation.now()));
    }

    private static UUID operator(Actor actor, RegisterShelter command) {
        if (actor.has(Role.MECHANISM_ADMINISTRATOR)) {
            return administered(actor, command);
        }
        if (actor.agency() == null || command.operatorAgency() != null && !command.operatorAgency().equals(actor.agency())) {
            throw Problems.forbidden("shelter", "not-your-agency", "An operator may register only its own shelters.");
        }
        return actor.agency();
    }

    private static UUID administered(Actor actor, RegisterShelter command) {
        if (command.operatorAgency() == null) {
            throw Problems.invalid("operatorAgency", "must be given");
        }
        if (!actor.covers(command.region())) {
            throw notYourRegion();
        }
        return command.operatorAgency();
    }

    private static RuntimeException notYourRegion() {
        return Problems.forbidden("shelter", "not-your-region", "You do not cover that region.");
    }

    private static void refuseAnotherOperator(Shelter shelter, DescribeShelter command) {
        if (command.operatorAgency() != null && !command.operatorAgency().equals(shelter.operatorAgency)) {
            throw Problems.conflict("shelter", "operator-stays",
                    "A shelter can't change its operator. Register it again under the other operator.");
        }
    }
}
