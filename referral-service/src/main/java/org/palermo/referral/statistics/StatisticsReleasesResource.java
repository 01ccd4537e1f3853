package org.palermo.referral.statistics;

import static org.palermo.kernel.identity.Role.COMPETENT_AUTHORITY;
import static org.palermo.kernel.identity.Role.NATIONAL_RAPPORTEUR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;

/// The only change of a release is its publication, which happens once: no ETag is needed.
@Tag(name = "Statistics", description = "The statistics of a quarter: how they are taken and published, and the published figures.")
@Path("/api/nrm/v1/statistics-releases")
@Authenticated
class StatisticsReleasesResource {
    private static final String FIGURES = "figures of a country that the caller covers entirely, protected as for publication";

    private final StatisticsReleases releases;
    private final CurrentActor actor;

    StatisticsReleasesResource(StatisticsReleases releases, CurrentActor actor) {
        this.releases = releases;
        this.actor = actor;
    }

    @POST
    @ResponseStatus(201)
    @Operation(operationId = "takeStatistics", summary = "Take the statistics of a quarter that is over",
            description = "They are not published yet. A quarter is taken once; to take it again, as another revision, give a reason "
                    + "(`because`). A quarter that is not over, that was taken already without a reason now, or is followed by one of the "
                    + "same year that was already taken, gets 409. A country that you do not cover entirely gets 404.")
    @Allowed(roles = {COMPETENT_AUTHORITY, NATIONAL_RAPPORTEUR}, scope = FIGURES)
    @Audited
    public Uni<RestResponse<ReleaseView>> take(@RestHeader(Idempotency.HEADER) String key, @Valid @NotNull TakeRelease command) {
        return releases.take(actor.get(), key, command).map(taken -> RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, taken)
                .location(URI.create("/api/nrm/v1/statistics-releases/" + taken.id())).build());
    }

    @GET
    @Operation(operationId = "listStatisticsReleases", summary = "List the releases of a country, published or not, latest first")
    @Allowed(roles = {COMPETENT_AUTHORITY, NATIONAL_RAPPORTEUR}, scope = FIGURES)
    @Audited
    public Uni<Page<ReleaseItem>> page(@RestQuery @NotNull String country, @RestQuery String cursor, @RestQuery @DefaultValue("20") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        return releases.page(actor.get(), country, Cursor.parse(cursor), limit);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getStatisticsRelease", summary = "Read a release as it is or will be published")
    @Allowed(roles = {COMPETENT_AUTHORITY, NATIONAL_RAPPORTEUR}, scope = FIGURES)
    @Audited
    public Uni<ReleaseView> get(UUID id) {
        return releases.get(actor.get(), id);
    }

    @POST
    @Path("/{id}/publication")
    @Operation(operationId = "publishStatistics", summary = "Publish a release for everybody",
            description = "It can't be undone. A release that is already published, or was taken again since, gets 409.")
    @Allowed(roles = {COMPETENT_AUTHORITY, NATIONAL_RAPPORTEUR}, scope = FIGURES)
    @Audited
    public Uni<ReleaseView> publish(UUID id) {
        return releases.publish(actor.get(), id);
    }
}
