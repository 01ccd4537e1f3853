package org.palermo.shelter.directory.query;

import static org.palermo.kernel.access.Allowed.EVERYBODY;

import com.fasterxml.jackson.databind.util.RawValue;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.common.util.RestMediaType;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.statistics.OffEventLoop;
import org.palermo.shelter.directory.hsds.EntryKind;
import org.palermo.shelter.directory.hsds.HsdsVersion;

/// HSDS's API at `/hsds/v3.0` and `/hsds/v3.1`, for everybody, without a token.
@Tag(name = "Directory", description = "The public directory of services in the form of HSDS, and the import of other directories.")
@Path("/hsds/{version}")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
class DirectoryResource {
    private static final String PUBLISHED = "what a provider marks as public; of a confidential shelter, only that its area has one";
    private static final Actor PUBLIC = Actor.system("public");

    private final Directory directory;
    private final PublicAnswers answers;
    private final ReadingQueue turns;

    DirectoryResource(Directory directory, PublicAnswers answers, ReadingQueue turns) {
        this.directory = directory;
        this.answers = answers;
        this.turns = turns;
    }

    @GET
    @PermitAll
    @Operation(operationId = "getDirectory", summary = "Read which edition of HSDS this is, and where the API is described",
            description = "Anybody may read it without a token.")
    @Allowed(roles = EVERYBODY, scope = PUBLISHED)
    public Uni<RestResponse<String>> about(String version) {
        return Uni.createFrom().item(answers.of(answers.about(HsdsVersion.of(version)).toString()));
    }

    @GET
    @Path("/services")
    @PermitAll
    @Operation(operationId = "listDirectoryServices", summary = "List the services of the public directory",
            description = "Of a confidential shelter the directory says only that there is one in an area. Anybody may read it without a "
                    + "token.")
    @Allowed(roles = EVERYBODY, scope = PUBLISHED)
    public Uni<RestResponse<String>> services(String version, @BeanParam DirectoryQuery query) {
        return page(version, EntryKind.SERVICES, query);
    }

    @GET
    @Path("/services/{id}")
    @PermitAll
    @Operation(operationId = "getDirectoryService", summary = "Read a service of the public directory, with all that belongs to it",
            description = "Anybody may read it without a token.")
    @Allowed(roles = EVERYBODY, scope = PUBLISHED)
    public Uni<RestResponse<String>> service(String version, UUID id, @BeanParam DirectoryQuery query) {
        return one(version, EntryKind.SERVICES, id, query);
    }

    @GET
    @Path("/organizations")
    @PermitAll
    @Operation(operationId = "listDirectoryOrganizations", summary = "List the organisations of the public directory",
            description = "With `full` or `full_service`, up to 100 services of each; `GET /services?organization_id=` lists all of them. "
                    + "Anybody may read it without a token.")
    @Allowed(roles = EVERYBODY, scope = PUBLISHED)
    public Uni<RestResponse<String>> organizations(String version, @BeanParam DirectoryQuery query) {
        return page(version, EntryKind.ORGANIZATIONS, query);
    }

    @GET
    @Path("/organizations/{id}")
    @PermitAll
    @Operation(operationId = "getDirectoryOrganization", summary = "Read an organisation of the public directory, with its services",
            description = "It shows up to 100 services, and fewer when they have more than 1 MiB in all; "
                    + "`GET /services?organization_id=` lists all of them. Anybody may read it without a token.")
    @Allowed(roles = EVERYBODY, scope = PUBLISHED)
    public Uni<RestResponse<String>> organization(String version, UUID id, @BeanParam DirectoryQuery query) {
        return one(version, EntryKind.ORGANIZATIONS, id, query);
    }

    @GET
    @Path("/service_at_locations")
    @PermitAll
    @Operation(operationId = "listServiceAtLocations", summary = "List the services of the public directory with their locations",
            description = "Anybody may read it without a token.")
    @Allowed(roles = EVERYBODY, scope = PUBLISHED)
    public Uni<RestResponse<String>> atLocations(String version, @BeanParam DirectoryQuery query) {
        return page(version, EntryKind.SERVICE_AT_LOCATIONS, query);
    }

    @GET
    @Path("/service_at_locations/{id}")
    @PermitAll
    @Operation(operationId = "getServiceAtLocation", summary = "Read a service of the public directory with its location",
            description = "Anybody may read it without a token.")
    @Allowed(roles = EVERYBODY, scope = PUBLISHED)
    public Uni<RestResponse<String>> atLocation(String version, UUID id, @BeanParam DirectoryQuery query) {
        return one(version, EntryKind.SERVICE_AT_LOCATIONS, id, query);
    }

    @GET
    @Path("/taxonomies")
    @PermitAll
    @Operation(operationId = "listTaxonomies", summary = "List the taxonomies by which services are classified",
            description = "Anybody may read it without a token.")
    @Allowed(roles = EVERYBODY, scope = PUBLISHED)
    public Uni<RestResponse<String>> taxonomies(String version, @BeanParam DirectoryQuery query) {
        return page(version, EntryKind.TAXONOMIES, query);
    }

    @GET
    @Path("/taxonomies/{id}")
    @PermitAll
    @Operation(operationId = "getTaxonomy", summary = "Read a taxonomy", description = "Anybody may read it without a token.")
    @Allowed(roles = EVERYBODY, scope = PUBLISHED)
    public Uni<RestResponse<String>> taxonomy(String version, UUID id, @BeanParam DirectoryQuery query) {
        return one(version, EntryKind.TAXONOMIES, id, query);
    }

    @GET
    @Path("/taxonomy_terms")
    @PermitAll
    @Operation(operationId = "listTaxonomyTerms", summary = "List the terms by which services are classified",
            description = "Anybody may read it without a token.")
    @Allowed(roles = EVERYBODY, scope = PUBLISHED)
    public Uni<RestResponse<String>> terms(String version, @BeanParam DirectoryQuery query) {
        return page(version, EntryKind.TAXONOMY_TERMS, query);
    }

    @GET
    @Path("/taxonomy_terms/{id}")
    @PermitAll
    @Operation(operationId = "getTaxonomyTerm", summary = "Read a term of a taxonomy", description = "Anybody may read it without a token.")
    @Allowed(roles = EVERYBODY, scope = PUBLISHED)
    public Uni<RestResponse<String>> term(String version, UUID id, @BeanParam DirectoryQuery query) {
        return one(version, EntryKind.TAXONOMY_TERMS, id, query);
    }

    /// The target to which {@link StreamedFormat} redirects a list with `format=ndjson`.
    @GET
    @Path("/streams/{entity}")
    @PermitAll
    @Produces(RestMediaType.APPLICATION_NDJSON)
    @Operation(hidden = true, summary = "Stream a whole list, one entry a line")
    @Allowed(roles = EVERYBODY, scope = PUBLISHED)
    public Multi<RawValue> stream(String version, String entity, @BeanParam DirectoryQuery query) {
        return directory.stream(PUBLIC, HsdsVersion.of(version), EntryKind.of(entity), DirectoryFilter.of(query));
    }

    private Uni<RestResponse<String>> page(String version, EntryKind entity, DirectoryQuery query) {
        HsdsVersion edition = HsdsVersion.of(version);
        DirectoryFilter filter = DirectoryFilter.of(query);
        return answered(() -> directory.page(PUBLIC, edition, entity, filter));
    }

    private Uni<RestResponse<String>> one(String version, EntryKind entity, UUID id, DirectoryQuery query) {
        HsdsVersion edition = HsdsVersion.of(version);
        DirectoryFilter filter = DirectoryFilter.alone(query);
        return answered(() -> directory.get(PUBLIC, edition, entity, id, filter));
    }

    private Uni<RestResponse<String>> answered(Supplier<Uni<String>> read) {
        return turns.inTurn(() -> read.get().flatMap(text -> OffEventLoop.of(() -> answers.of(text))));
    }
}
