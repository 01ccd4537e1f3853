package org.palermo.shelter.area;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.palermo.kernel.territory.Country;
import org.palermo.shelter.profile.ShelterProfiles;

/// Keeps the areas of a country in line with its registered shelters. Every method runs in the caller's transaction.
@ApplicationScoped
public class Areas {
    private final AreaStore store;
    private final ShelterProfiles profiles;

    Areas(AreaStore store, ShelterProfiles profiles) {
        this.store = store;
        this.profiles = profiles;
    }

    public Uni<List<Area>> of(Country country) {
        return store.ofCountry(country.code());
    }

    /// The regions of areas, by the area's code. An area that is no longer in use keeps its regions.
    public Uni<Map<String, List<String>>> regions(Collection<String> codes) {
        return store.byCode(codes.stream().distinct().collect(Collectors.joining(",")))
                .map(areas -> areas.stream().collect(Collectors.toMap(Area::code, Area::regions)));
    }

    /// The regions of one area.
    public Uni<List<String>> regions(String code) {
        return regions(List.of(code)).map(all -> all.get(code));
    }

    /// Call before the shelters of a country change.
    public Uni<Void> lock(Country country) {
        return store.lock(country.code());
    }

    /// Call after the shelters of a country have changed.
    public Uni<Void> recompute(Country country) {
        return store.registered(country.code())
                .map(registered -> AreaPlan.of(country, profiles.of(country), registered))
                .flatMap(planned -> store.ofCountry(country.code())
                        .flatMap(present -> same(planned, present)
                                ? Uni.createFrom().voidItem()
                                : store.replace(country.code(), planned)))
                .chain(() -> store.follow(country.code()));
    }

    private static boolean same(List<PlannedArea> planned, List<Area> present) {
        return planned.stream().map(p -> List.of(p.name(), p.key())).collect(Collectors.toSet())
                .equals(present.stream().map(a -> List.of(a.name(), String.join(",", a.regions()))).collect(Collectors.toSet()));
    }
}
