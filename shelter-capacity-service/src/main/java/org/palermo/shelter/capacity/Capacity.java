package org.palermo.shelter.capacity;

import static org.palermo.kernel.identity.Role.COMPETENT_AUTHORITY;
import static org.palermo.kernel.identity.Role.MECHANISM_ADMINISTRATOR;
import static org.palermo.kernel.identity.Role.NATIONAL_RAPPORTEUR;
import static org.palermo.kernel.identity.Role.REGIONAL_COORDINATOR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.statistics.ComputationQueue;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.territory.Country;
import org.palermo.shelter.night.Tonight;
import org.palermo.shelter.profile.ShelterProfile;
import org.palermo.shelter.profile.ShelterProfiles;

/// Counts places for a ministry, within the regions that it covers, and adds unmet need.
@Tag(name = "Capacity", description = "The figures of places and of unmet need in a country.")
@Path("/api/shelter/v1/capacity")
@ApplicationScoped
public class Capacity {
    private final Countries countries;
    private final ShelterProfiles profiles;
    private final Tonight tonight;
    private final CapacityStore store;
    private final UnmetFigures unmet;
    private final ComputationQueue computationQueue;
    private final CurrentOperation operation;

    Capacity(Countries countries, ShelterProfiles profiles, Tonight tonight, CapacityStore store, UnmetFigures unmet,
            ComputationQueue computationQueue, CurrentOperation operation) {
        this.countries = countries;
        this.profiles = profiles;
        this.tonight = tonight;
        this.store = store;
        this.unmet = unmet;
        this.computationQueue = computationQueue;
        this.operation = operation;
    }

    @GET
    @Operation(operationId = "getCapacity", summary = "Read tonight's places of a country by region, and its unmet need by week",
            description = "The answer has the regions that you cover. Places are exact. Unmet need counts the searches that found no "
                    + "place in the weeks that are over, in the areas that you cover at least in part; the figures are protected and "
                    + "released by the week.")
    @Authenticated
    @Allowed(roles = {COMPETENT_AUTHORITY, NATIONAL_RAPPORTEUR, MECHANISM_ADMINISTRATOR, REGIONAL_COORDINATOR},
            scope = "places of the regions that the caller covers, exact; unmet need, protected and released for the week")
    public Uni<CapacityView> of(@RestQuery("country") @NotNull String code) {
        Actor actor = operation.caller();
        return computationQueue.first(() -> counted(actor, code));
    }

    @Scoped
    Uni<Optional<CapacityView>> counted(Actor actor, String code) {
        Country country = countries.require("country", code);
        ShelterProfile profile = profiles.of(country);
        Instant now = operation.now();
        LocalDate night = tonight.in(country);
        return store.regions(country.code(), night, now, profile.staleBefore(now))
                .flatMap(counted -> store.lacking(country.code()).map(lacks -> regions(actor, country, counted, lacks)))
                .flatMap(regions -> unmet.of(actor, country, profile, night)
                        .map(found -> found.map(need -> new CapacityView(country.code(), now, regions, need.needs(), need.control()))));
    }

    /// Includes regions without a shelter: the ministry must see that they have none.
    private static List<CapacityView.RegionCapacity> regions(Actor actor, Country country, List<CapacityStore.Counted> counted,
            List<CapacityStore.Lack> lacks) {
        Map<String, CapacityStore.Counted> byRegion = counted.stream()
                .collect(Collectors.toMap(CapacityStore.Counted::region, Function.identity()));
        Map<String, Map<Supply, Integer>> lacking = lacks.stream()
                .collect(Collectors.groupingBy(CapacityStore.Lack::region, Collectors.groupingBy(
                        lack -> Supply.of(lack.code()), () -> new EnumMap<>(Supply.class), shelters())));
        return country.regions().stream()
                .filter(region -> actor.covers(region.code()))
                .map(region -> view(region,
                        byRegion.getOrDefault(region.code(), new CapacityStore.Counted(region.code(), 0, 0, 0, 0, 0, 0)),
                        lacking.getOrDefault(region.code(), Map.of())))
                .toList();
    }

    /// How many shelters: one that lacks two kinds of a supply counts once.
    private static Collector<CapacityStore.Lack, ?, Integer> shelters() {
        return Collectors.collectingAndThen(Collectors.mapping(CapacityStore.Lack::shelter, Collectors.toSet()), Set::size);
    }

    private static CapacityView.RegionCapacity view(Country.Region region, CapacityStore.Counted c, Map<Supply, Integer> lacking) {
        return new CapacityView.RegionCapacity(region.code(), region.name(), c.shelters(),
                c.operational(), c.occupied(), c.held(), c.available(), c.stale(), lacking);
    }
}
