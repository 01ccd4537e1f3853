package org.palermo.referral.mechanism.status;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.palermo.kernel.territory.Country;
import org.palermo.referral.profile.Profile;
import org.palermo.referral.profile.ServiceCategory;

/// The status of a country's mechanism at an instant, and the rule for it (A/75/289, 25-27):
///
/// - A category is operational in a region if a line that serves it is operational, and partial if its best line is partial.
/// - A region is fully operational if every required category is operational, not operational if no essential category (identification and
/// accommodation) is operational or partial, else partial.
/// - A country is fully operational if every region is fully operational, not operational if every region is not operational, else partial.
///
/// @param name in English
/// @param at the instant that was asked for, in UTC
/// @param state whether the mechanism is operational
/// @param shares the share of regions in each state, from 0 to 1
/// @param regions the status of each region
@RegisterForReflection
public record MechanismStatus(
        String country, String name, Instant at, OperationalState state, Shares shares, List<RegionStatus> regions) {

    /// @param name in English
    /// @param tile the position of the region on the tile-grid map; null when the map does not have it
    /// @param state whether the mechanism is operational in the region
    /// @param categories the status of each category of service
    @RegisterForReflection
    public record RegionStatus(
            String region, String name, Country.Tile tile, OperationalState state, List<CategoryStatus> categories) {}

    /// @param category the category of service
    /// @param required whether the law requires it
    /// @param state whether services of this category are open
    @RegisterForReflection
    public record CategoryStatus(ServiceCategory category, boolean required, CategoryState state) {}

    /// @param fullyOperational share of regions, from 0 to 1
    /// @param partiallyOperational share of regions, from 0 to 1
    /// @param notOperational share of regions, from 0 to 1
    @RegisterForReflection
    @Schema(name = "MechanismStatusShares")
    public record Shares(double fullyOperational, double partiallyOperational, double notOperational) {}

    public static MechanismStatus of(Country country, Profile profile, Instant at, Collection<ServedCategory> served) {
        Map<ServiceCategory, CategoryState> everywhere = new EnumMap<>(ServiceCategory.class);
        Map<String, Map<ServiceCategory, CategoryState>> here = new HashMap<>();
        for (ServedCategory line : served) {
            Map<ServiceCategory, CategoryState> reached = line.region() == null ? everywhere
                    : here.computeIfAbsent(line.region(), region -> new EnumMap<>(ServiceCategory.class));
            reached.merge(line.category(), line.state(), CategoryState::best);
        }
        List<RegionStatus> regions = country.regions().stream()
                .sorted(Comparator.comparing(Country.Region::code))
                .map(region -> ofRegion(region, profile, best(everywhere, here.getOrDefault(region.code(), Map.of()))))
                .toList();
        return new MechanismStatus(country.code(), country.name(), at, ofCountry(regions), shares(regions), regions);
    }

    /// The changes of each category in each region between this status and a later one of the same country.
    public List<CategoryChange> changesTo(MechanismStatus after) {
        return regions.stream().flatMap(region -> region.categories().stream()
                        .map(category -> new CategoryChange(region.region(), category.category(), category.state(),
                                after.state(region.region(), category.category()))))
                .filter(change -> change.before() != change.after())
                .toList();
    }

    private CategoryState state(String region, ServiceCategory category) {
        return regions.stream().filter(r -> r.region().equals(region))
                .flatMap(r -> r.categories().stream()).filter(c -> c.category() == category)
                .map(CategoryStatus::state).findFirst().orElseThrow();
    }

    /// The same status at another instant.
    MechanismStatus asOf(Instant instant) {
        return new MechanismStatus(country, name, instant, state, shares, regions);
    }

    private static Map<ServiceCategory, CategoryState> best(Map<ServiceCategory, CategoryState> everywhere,
            Map<ServiceCategory, CategoryState> here) {
        Map<ServiceCategory, CategoryState> best = new EnumMap<>(everywhere);
        here.forEach((category, state) -> best.merge(category, state, CategoryState::best));
        return best;
    }

    private static RegionStatus ofRegion(Country.Region region, Profile profile, Map<ServiceCategory, CategoryState> best) {
        List<CategoryStatus> categories = Arrays.stream(ServiceCategory.values())
                .map(c -> new CategoryStatus(c, profile.requiredCategories().contains(c),
                        best.getOrDefault(c, CategoryState.NOT_OPERATIONAL)))
                .toList();
        return new RegionStatus(region.code(), region.name(), region.tile(), state(profile, best), categories);
    }

    private static OperationalState state(Profile profile, Map<ServiceCategory, CategoryState> best) {
        boolean everyRequired = profile.requiredCategories().stream().allMatch(c -> best.get(c) == CategoryState.OPERATIONAL);
        boolean noEssential = profile.essentialCategories().stream()
                .allMatch(c -> best.getOrDefault(c, CategoryState.NOT_OPERATIONAL) == CategoryState.NOT_OPERATIONAL);
        if (everyRequired) {
            return OperationalState.FULLY_OPERATIONAL;
        }
        return noEssential ? OperationalState.NOT_OPERATIONAL : OperationalState.PARTIALLY_OPERATIONAL;
    }

    private static OperationalState ofCountry(List<RegionStatus> regions) {
        if (regions.stream().allMatch(is(OperationalState.FULLY_OPERATIONAL))) {
            return OperationalState.FULLY_OPERATIONAL;
        }
        return regions.stream().allMatch(is(OperationalState.NOT_OPERATIONAL))
                ? OperationalState.NOT_OPERATIONAL
                : OperationalState.PARTIALLY_OPERATIONAL;
    }

    private static Shares shares(List<RegionStatus> regions) {
        return new Shares(
                share(regions, OperationalState.FULLY_OPERATIONAL),
                share(regions, OperationalState.PARTIALLY_OPERATIONAL),
                share(regions, OperationalState.NOT_OPERATIONAL));
    }

    private static double share(List<RegionStatus> regions, OperationalState state) {
        return (double) regions.stream().filter(is(state)).count() / regions.size();
    }

    private static Predicate<RegionStatus> is(OperationalState state) {
        return region -> region.state() == state;
    }
}
