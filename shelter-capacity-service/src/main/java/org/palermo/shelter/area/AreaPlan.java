package org.palermo.shelter.area;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.palermo.kernel.territory.Country;
import org.palermo.shelter.profile.ShelterProfile;

/// Groups the regions of a country into areas. Each region starts as its own group. While a group has too few shelters or
/// operators, the smallest such group joins its smallest adjoining group. The same shelters always give the same areas.
final class AreaPlan {
    private final Country country;
    private final ShelterProfile profile;
    private final List<Group> groups = new ArrayList<>();

    private AreaPlan(Country country, ShelterProfile profile, Map<String, RegisteredShelters> registered) {
        this.country = country;
        this.profile = profile;
        for (Country.Region region : country.regions()) {
            groups.add(new Group(region, registered.getOrDefault(region.code(), RegisteredShelters.NONE)));
        }
    }

    static List<PlannedArea> of(Country country, ShelterProfile profile, Map<String, RegisteredShelters> registered) {
        return new AreaPlan(country, profile, registered).areas();
    }

    private List<PlannedArea> areas() {
        Optional<Group> small = smallestLacking();
        while (small.isPresent() && groups.size() > 1) {
            Group joins = partner(small.get());
            small.get().take(joins);
            groups.remove(joins);
            small = smallestLacking();
        }
        groups.sort(Comparator.comparingInt(Group::place));
        return groups.stream().map(Group::area).toList();
    }

    private Optional<Group> smallestLacking() {
        return groups.stream().filter(Group::lacks).min(Group.SMALLEST);
    }

    /// The smallest adjoining group. An island without land neighbours joins the smallest group of all: alone, its area would
    /// reveal its shelters; left out, its places could not be found.
    private Group partner(Group small) {
        return groups.stream().filter(g -> g != small && g.adjoins(small)).min(Group.SMALLEST)
                .orElseGet(() -> groups.stream().filter(g -> g != small).min(Group.SMALLEST).orElseThrow());
    }

    private final class Group {
        static final Comparator<Group> SMALLEST = Comparator.<Group>comparingInt(g -> g.shelters).thenComparingInt(Group::place);

        private final List<Country.Region> regions = new ArrayList<>();
        private final Set<UUID> operators = new HashSet<>();
        private int shelters;

        Group(Country.Region region, RegisteredShelters registered) {
            regions.add(region);
            operators.addAll(registered.operators());
            shelters = registered.shelters();
        }

        int place() {
            return regions.stream().mapToInt(country.regions()::indexOf).min().orElseThrow();
        }

        boolean lacks() {
            return shelters < profile.areaK() || operators.size() < profile.areaOperators();
        }

        boolean adjoins(Group other) {
            return regions.stream().anyMatch(r -> other.regions.stream().anyMatch(o -> r.neighbours().contains(o.code())));
        }

        void take(Group other) {
            regions.addAll(other.regions);
            regions.sort(Comparator.comparingInt(country.regions()::indexOf));
            operators.addAll(other.operators);
            shelters += other.shelters;
        }

        PlannedArea area() {
            return new PlannedArea(country.code(), regions.stream().map(Country.Region::name).collect(Collectors.joining(", ")),
                    regions.stream().map(Country.Region::code).toList());
        }
    }
}
