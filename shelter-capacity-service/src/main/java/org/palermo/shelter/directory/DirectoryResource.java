package org.palermo.shelter.directory;

import static org.palermo.kernel.access.Allowed.EVERYBODY;

import com.fasterxml.jackson.databind.node.ObjectNode;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.common.util.RestMediaType;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.identity.Actor;

/// HSDS's API at `/hsds/v3.0` and `/hsds/v3.1`, for everybody, without a token.
@Tag(name = "Directory")
@Path("/hsds/{version}")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
class DirectoryResource {
    private static final String PUBLISHED = "what a provider marks as public; of a confidential shelter, only that its area has one";
    private static final Actor PUBLIC = Actor.system("public");

    private final Directory directory;
    private final PublicAnswers answers;

    DirectoryResource(Directory directory, PublicAnswers answers) {
        this.directory = directory;
        this.answers = answers;
    }

    @GET
    @PermitAll
    @Operation(summary = "Which edition of HSDS this is, and where its description stands")
    @Allowed(roles = EVERYBODY, scope = PUBLISHED)
    public Uni<RestResponse<String>> about(String version) {
        return Uni.createFrom().item(answers.of(answers.about(HsdsVersion.of(version))));
    }

    @GET
    @Path("/services")
    @PermitAll
    @Operation(summary = "Services of the public directory")
    @Allowed(roles = EVERYBODY, scope = PUBLISHED)
    public Uni<RestResponse<String>> services(String version, @BeanParam DirectoryQuery query) {
        return page(version, Entity.SERVICES, query);
    }

    @GET
    @Path("/services/{id}")
    @PermitAll
    @Operation(summary = "One service with all that belongs to it")
    @Allowed(roles = EVERYBODY, scope = PUBLISHED)
    public Uni<RestResponse<String>> service(String version, UUID id, @BeanParam DirectoryQuery query) {
        return one(version, Entity.SERVICES, id, query);
    }

    @GET
    @Path("/organizations")
    @PermitAll
    @Operation(summary = "Organisations of the public directory")
    @Allowed(roles = EVERYBODY, scope = PUBLISHED)
    public Uni<RestResponse<String>> organizations(String version, @BeanParam DirectoryQuery query) {
        return page(version, Entity.ORGANIZATIONS, query);
    }

    @GET
    @Path("/organizations/{id}")
    @PermitAll
    @Operation(summary = "One organisation with its services")
    @Allowed(roles = EVERYBODY, scope = PUBLISHED)
    public Uni<RestResponse<String>> organization(String version, UUID id, @BeanParam DirectoryQuery query) {
        return one(version, Entity.ORGANIZATIONS, id, query);
    }

    @GET
    @Path("/service_at_locations")
    @PermitAll
    @Operation(summary = "Services with where they are")
    @Allowed(roles = EVERYBODY, scope = PUBLISHED)
    public Uni<RestResponse<String>> atLocations(String version, @BeanParam DirectoryQuery query) {
        return page(version, Entity.SERVICE_AT_LOCATIONS, query);
    }

    @GET
    @Path("/service_at_locations/{id}")
    @PermitAll
    @Operation(summary = "One service with where it is")
    @Allowed(roles = EVERYBODY, scope = PUBLISHED)
    public Uni<RestResponse<String>> atLocation(String version, UUID id, @BeanParam DirectoryQuery query) {
        return one(version, Entity.SERVICE_AT_LOCATIONS, id, query);
    }

    @GET
    @Path("/taxonomies")
    @PermitAll
    @Operation(summary = "What services are classified by")
    @Allowed(roles = EVERYBODY, scope = PUBLISHED)
    public Uni<RestResponse<String>> taxonomies(String version, @BeanParam DirectoryQuery query) {
        return page(version, Entity.TAXONOMIES, query);
    }

    @GET
    @Path("/taxonomies/{id}")
    @PermitAll
    @Operation(summary = "One taxonomy")
    @Allowed(roles = EVERYBODY, scope = PUBLISHED)
    public Uni<RestResponse<String>> taxonomy(String version, UUID id, @BeanParam DirectoryQuery query) {
        return one(version, Entity.TAXONOMIES, id, query);
    }

    @GET
    @Path("/taxonomy_terms")
    @PermitAll
    @Operation(summary = "The terms that services are classified by")
    @Allowed(roles = EVERYBODY, scope = PUBLISHED)
    public Uni<RestResponse<String>> terms(String version, @BeanParam DirectoryQuery query) {
        return page(version, Entity.TAXONOMY_TERMS, query);
    }

    @GET
    @Path("/taxonomy_terms/{id}")
    @PermitAll
    @Operation(summary = "One term")
    @Allowed(roles = EVERYBODY, scope = PUBLISHED)
    public Uni<RestResponse<String>> term(String version, UUID id, @BeanParam DirectoryQuery query) {
        return one(version, Entity.TAXONOMY_TERMS, id, query);
    }

    /// The target to which {@link StreamedFormat} redirects a list with `format=ndjson`.
    @GET
    @Path("/streams/{entity}")
    @PermitAll
    @Produces(RestMediaType.APPLICATION_NDJSON)
    @Operation(hidden = true, summary = "A list in one stream, an entry a line")
    @Allowed(roles = EVERYBODY, scope = PUBLISHED)
    public Multi<ObjectNode> stream(String version, String entity, @BeanParam DirectoryQuery query) {
        return directory.stream(PUBLIC, HsdsVersion.of(version), Entity.of(entity), DirectoryFilter.of(query));
    }

    private Uni<RestResponse<String>> page(String version, Entity entity, DirectoryQuery query) {
        return directory.page(PUBLIC, HsdsVersion.of(version), entity, DirectoryFilter.of(query)).map(page -> answers.of(page));
    }

    private Uni<RestResponse<String>> one(String version, Entity entity, UUID id, DirectoryQuery query) {
        return directory.get(PUBLIC, HsdsVersion.of(version), entity, id, DirectoryFilter.alone(query)).map(found -> answers.of(found));
    }
}
