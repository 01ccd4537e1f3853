package org.palermo.referral.statistics;

import static org.palermo.kernel.access.Allowed.EVERYBODY;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.etag.PublicAnswer;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;

/// The published statistics, for everybody. A release never changes, so its id is its tag. Which release is the latest of a quarter may
/// change.
@Tag(name = "Statistics", description = "The statistics of a quarter: how they are taken and published, and the published figures.")
@Path("/api/nrm/v1/statistics")
@Authenticated
class StatisticsResource {
    private static final Actor PUBLIC = Actor.system("public");
    private static final Duration KEPT = Duration.ofMinutes(5);

    private final PublishedStatistics published;

    StatisticsResource(PublishedStatistics published) {
        this.published = published;
    }

    @GET
    @Path("/releases")
    @PermitAll
    @Operation(operationId = "listPublishedStatistics", summary = "List the published releases of a country, latest first",
            description = "A quarter may have several revisions. Anybody may read it without a token.")
    @Allowed(roles = EVERYBODY, scope = "public")
    public Uni<Page<ReleaseItem>> releases(
            @RestQuery @NotNull @Pattern(regexp = "[A-Z]{2}") String country, @RestQuery String cursor,
            @RestQuery @DefaultValue("20") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        return published.page(PUBLIC, country, Cursor.parse(cursor), limit);
    }

    /// @param revision from 1; without it, the latest published one
    @GET
    @Path("/{country}/{quarter}")
    @PermitAll
    @Operation(operationId = "getPublishedStatistics", summary = "Read the published statistics of a quarter, such as 2026-Q4",
            description = "They have indicators and tables. Without `revision` you get the latest published one. A quarter that is not "
                    + "published gets 404. Anybody may read it without a token.")
    @Allowed(roles = EVERYBODY, scope = "public")
    public Uni<RestResponse<ReleaseView>> release(String country, String quarter, @RestQuery @Min(1) Integer revision) {
        return published.release(PUBLIC, country, quarter, revision)
                .map(release -> PublicAnswer.of(release, "\"" + release.id() + "\"", KEPT));
    }

    /// @param revision from 1; without it, the latest published one
    /// @param table the name of a table of the release, or `indicators`
    @GET
    @Path("/{country}/{quarter}/tables/{table}.csv")
    @PermitAll
    @Produces("text/csv;charset=UTF-8")
    @Operation(operationId = "getPublishedTable", summary = "Read one table of a quarter's published statistics as CSV",
            description = "The table `indicators` has the indicators. `[c]` stands for a suppressed figure. Anybody may read it without a "
                    + "token.")
    @Allowed(roles = EVERYBODY, scope = "public")
    public Uni<RestResponse<String>> table(String country, String quarter, String table, @RestQuery @Min(1) Integer revision) {
        return published.table(PUBLIC, country, quarter, revision, table)
                .map(csv -> PublicAnswer.of(csv.body(), "\"" + csv.release() + "\"", KEPT));
    }

    /// @param revision from 1; without it, the latest published one
    @GET
    @Path("/{country}/{quarter}/workbook.xlsx")
    @PermitAll
    @Produces(ReleaseWorkbook.TYPE)
    @Operation(operationId = "getPublishedWorkbook",
            summary = "Read a quarter's published statistics as a workbook, one sheet for each table",
            description = "`[c]` stands for a suppressed figure. Anybody may read it without a token.")
    @Allowed(roles = EVERYBODY, scope = "public")
    public Uni<RestResponse<byte[]>> workbook(String country, String quarter, @RestQuery @Min(1) Integer revision) {
        return published.workbook(PUBLIC, country, quarter, revision)
                .map(workbook -> PublicAnswer.of(workbook.body(), "W/\"" + workbook.release() + "\"", KEPT));
    }
}
