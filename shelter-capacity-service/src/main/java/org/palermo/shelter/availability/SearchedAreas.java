package org.palermo.shelter.availability;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.territory.Country;
import org.palermo.shelter.area.Area;

/// The areas that a search covers: the requested area, then those that adjoin it, without those to avoid.
///
/// @param asked the requested area, avoided or not; unmet need is counted under it
/// @param mixed areas that contain a region to avoid and other regions, and are not searched
public record SearchedAreas(Area asked, List<Area> searched, List<Area> mixed) {

    static SearchedAreas of(SearchAvailability search, Country country, List<Area> areas) {
        Area asked = areas.stream().filter(a -> isAsked(search, a)).findFirst()
                .orElseThrow(() ->
                        Problems.invalid(search.area() == null ? "region" : "area", "must be an area where shelters are registered"));
        Set<String> avoided = new HashSet<>(search.avoidRegions());
        List<Area> searched = new ArrayList<>(List.of(asked));
        areas.stream().filter(a -> a != asked && adjoin(country, a, asked)).forEach(searched::add);
        List<Area> mixed = searched.stream()
                .filter(a -> a.regions().stream().anyMatch(avoided::contains) && !avoided.containsAll(a.regions()))
                .toList();
        searched.removeIf(a -> a.regions().stream().anyMatch(avoided::contains));
        return new SearchedAreas(asked, List.copyOf(searched), mixed);
    }

    List<String> codes() {
        return searched.stream().map(Area::code).toList();
    }

    private static boolean isAsked(SearchAvailability search, Area area) {
        return search.area() == null ? area.regions().contains(search.region()) : area.code().equals(search.area());
    }

    private static boolean adjoin(Country country, Area a, Area b) {
        return a.regions().stream()
                .flatMap(code -> country.region(code).stream())
                .anyMatch(region -> region.neighbours().stream().anyMatch(b.regions()::contains));
    }
}
