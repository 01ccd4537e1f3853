package org.palermo.shelter.register.occupancy;

import static org.palermo.kernel.identity.Role.MECHANISM_ADMINISTRATOR;
import static org.palermo.kernel.identity.Role.SHELTER_MANAGER;
import static org.palermo.shelter.AllowedScopes.SHELTERS;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.sql.Query;
import org.palermo.shelter.profile.ShelterProfiles;
import org.palermo.shelter.register.Shelter;
import org.palermo.shelter.register.ShelterDay;
import org.palermo.shelter.register.ShelterStore;

/// The nights of a shelter as its manager sees them: exact numbers, never a band.
@Tag(name = "Status, supplies and nights",
        description = "Whether a shelter takes people in, which supplies it lacks, and how many places each night still has.")
@Path("/api/shelter/v1/shelters/{shelter}")
@Authenticated
@ApplicationScoped
public class NightBoard {
    private static final int MAX_YEARS = 2;
    private static final Query<NightRow> NIGHTS = Query.of(NightRow.class, """
            select d.night, p.operational, coalesce(n.staffed, p.staffed) as staffed,
                   coalesce(n.hygiene_limit, p.hygiene_limit) as hygiene_limit,
                   cast(p.unregistered + a.placed as integer) as occupied, cast(a.held as integer) as held, p.census_at >= $5 as known
              from offer_profile p
             cross join (select cast($2 as date) + i as night from generate_series(0, cast($3 as integer) - 1) i) d
              left join night n on n.shelter = p.shelter and n.night = d.night
             cross join lateral (
                   select count(*) filter (where a.kind = 'PLACEMENT') as placed, count(*) filter (where a.kind = 'HOLD') as held
                     from allocation a
                    where a.shelter = p.shelter and a.until_night > d.night and a.from_night <= d.night
                      and (a.expires_at is null or a.expires_at > $4)) a
             where p.shelter = $1
             order by d.night
            """);

    private final ShelterStore shelters;
    private final ShelterDay day;
    private final ShelterProfiles profiles;
    private final CurrentOperation operation;

    NightBoard(ShelterStore shelters, ShelterDay day, ShelterProfiles profiles, CurrentOperation operation) {
        this.shelters = shelters;
        this.day = day;
        this.profiles = profiles;
        this.operation = operation;
    }

    /// @param from the first night; without it, tonight
    /// @param nights how many nights
    @GET
    @Path("/nights")
    @Operation(operationId = "listNights", summary = "List a shelter's nights: places, limits, places taken and places that may still be "
            + "given",
            description = "The numbers are exact. The first night is `from`, or tonight; it may be up to two years away, in the past too. "
                    + "`available` is null while the census is too old.")
    @Allowed(roles = {SHELTER_MANAGER, MECHANISM_ADMINISTRATOR}, scope = SHELTERS)
    @Scoped
    public Uni<Page<NightView>> nights(UUID shelter, @RestQuery LocalDate from,
            @RestQuery @DefaultValue("14") @Min(1) @Max(100) int nights) {
        Actor actor = operation.caller();
        return shelters.inScope(shelter, actor)
                .flatMap(found -> list(found, first(found, from), nights, operation.now()))
                .map(rows -> new Page<>(rows, null));
    }

    private LocalDate first(Shelter shelter, LocalDate from) {
        LocalDate tonight = day.tonight(shelter);
        LocalDate first = Objects.requireNonNullElse(from, tonight);
        if (first.isBefore(tonight.minusYears(MAX_YEARS)) || first.isAfter(tonight.plusYears(MAX_YEARS))) {
            throw Problems.invalid("from", "must be no more than two years away");
        }
        return first;
    }

    private Uni<List<NightView>> list(Shelter shelter, LocalDate from, int nights, Instant now) {
        Instant staleBefore = profiles.of(day.country(shelter)).staleBefore(now);
        return NIGHTS.list(shelter.id(), from, nights, now, staleBefore).map(rows -> rows.stream().map(NightRow::view).toList());
    }

    /// @param known whether the census is recent enough
    @RegisterForReflection
    private record NightRow(LocalDate night, int operational, int staffed, int hygieneLimit, int occupied, int held, boolean known) {

        NightView view() {
            return NightView.of(night, operational, staffed, hygieneLimit, occupied, held, known);
        }
    }
}
