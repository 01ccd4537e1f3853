package org.palermo.referral.mechanism.status;

import static org.palermo.kernel.access.Allowed.EVERYBODY;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.paging.EnumParameter;
import org.palermo.kernel.problem.Problems;

@Tag(name = "Mechanism", description = "The countries of this installation, and whether their mechanisms are operational.")
@Path("/api/nrm/v1/mechanism")
@Authenticated
class MechanismResource {
    private static final Actor PUBLIC = Actor.system("public");

    private final Mechanism mechanism;
    private final StatusAnswers answers;

    MechanismResource(Mechanism mechanism, StatusAnswers answers) {
        this.mechanism = mechanism;
        this.answers = answers;
    }

    /// @param at an instant in UTC, e.g. `2026-11-26T22:30:00Z`; without it, now
    @GET
    @Path("/status")
    @PermitAll
    @Operation(operationId = "getMechanismStatus", summary = "Read whether the mechanism is operational, as a whole and by region",
            description = "Without `at` it is the status now, else at that instant, which must be past (400). Anybody may read it without "
                    + "a token.")
    @Allowed(roles = EVERYBODY, scope = "public")
    public Uni<RestResponse<MechanismStatus>> status(
            @RestQuery @NotNull @Pattern(regexp = "[A-Z]{2}") String country, @RestQuery String at) {
        return mechanism.status(PUBLIC, country, instant(at)).map(status -> answers.of(status));
    }

    /// @param from the first day, e.g. `2026-01-31`
    /// @param until the last day
    /// @param step the length of a step, e.g. `MONTHS`
    @GET
    @Path("/status/series")
    @PermitAll
    @Operation(operationId = "getMechanismSeries", summary = "Read how the status of the mechanism changed over time",
            description = "The answer has the status at the beginning of days of the country from `from` to `until`: of every day, week or "
                    + "month (`step` is `DAYS`, `WEEKS` or `MONTHS`), at most 400. All points use the services that the law requires "
                    + "today. Anybody may read it without a token.")
    @Allowed(roles = EVERYBODY, scope = "public")
    public Uni<RestResponse<MechanismSeries>> series(
            @RestQuery @NotNull @Pattern(regexp = "[A-Z]{2}") String country, @RestQuery @NotNull String from,
            @RestQuery @NotNull String until, @RestQuery @DefaultValue("MONTHS") String step) {
        return mechanism.series(PUBLIC, country, day("from", from), day("until", until), EnumParameter.of(SeriesStep.class, "step", step))
                .map(series -> answers.of(series));
    }

    private static Instant instant(String at) {
        try {
            return at == null ? null : Instant.parse(at);
        } catch (DateTimeParseException e) {
            throw Problems.invalid("at", "must be an instant like 2026-01-31T12:00:00Z");
        }
    }

    private static LocalDate day(String parameter, String day) {
        try {
            return LocalDate.parse(day);
        } catch (DateTimeParseException e) {
            throw Problems.invalid(parameter, "must be a date like 2026-01-31");
        }
    }
}
