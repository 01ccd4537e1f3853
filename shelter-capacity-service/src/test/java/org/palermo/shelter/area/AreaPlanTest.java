package org.palermo.shelter.area;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.territory.Country;
import org.palermo.kernel.statistics.Period;
import org.palermo.kernel.statistics.StatisticsRule;
import org.palermo.shelter.profile.ShelterProfile;

class AreaPlanTest {
    private static final ObjectMapper JSON = JsonMapper.builder().addModule(new JavaTimeModule()).build();
    private static final Countries COUNTRIES = new Countries(JSON, List.of("gb", "zz"));
    private static final Country GB = COUNTRIES.country("GB").orElseThrow();
    private static final Country ZZ = COUNTRIES.country("ZZ").orElseThrow();
    private static final ShelterProfile PROFILE = new ShelterProfile("test", LocalTime.of(6, 0), 24, 15, 30, 120, 15, 24, List.of(),
            null, 480, 60, 24, 50, 20, 24, 480, 25, 8, 5, 10, 5, 12, 10, 120, 600, 30, 120, 3, 2, List.of(1, 3), 2, 12, 4, 120, 180, 12,
            new StatisticsRule(11, true, null, Period.WEEK, "a test"), Map.of());

    @Test
    void a_country_without_enough_shelters_is_one_area() {
        List<PlannedArea> areas = AreaPlan.of(ZZ, PROFILE, Map.of("ZZ-N", shelters(1, 1), "ZZ-S", shelters(1, 1)));
        assertEquals(List.of(new PlannedArea("ZZ", "North, East, South, West", List.of("ZZ-N", "ZZ-E", "ZZ-S", "ZZ-W"))), areas);
    }

    @Test
    void many_shelters_of_one_operator_are_one_area() {
        Map<String, RegisteredShelters> all = everywhere(ZZ, 9, 1);
        assertEquals(1, AreaPlan.of(ZZ, PROFILE, all).size());
    }

    @Test
    void regions_that_have_enough_stand_alone() {
        List<PlannedArea> areas = AreaPlan.of(GB, PROFILE, everywhere(GB, 5, 3));
        assertEquals(12, areas.size());
        assertEquals(new PlannedArea("GB", "North East", List.of("GB-ENG-NE")), areas.getFirst());
    }

    @Test
    void a_region_with_too_few_joins_an_adjoining_region() {
        Map<String, RegisteredShelters> some = everywhere(GB, 5, 3);
        some.put("GB-SCT", shelters(2, 2));
        PlannedArea scotland = holding(AreaPlan.of(GB, PROFILE, some), "GB-SCT");
        assertEquals(List.of("GB-ENG-NE", "GB-SCT"), scotland.regions());
    }

    @Test
    void an_island_with_too_few_joins_another_region() {
        Map<String, RegisteredShelters> some = everywhere(GB, 5, 3);
        some.put("GB-NIR", shelters(1, 1));
        assertEquals(2, holding(AreaPlan.of(GB, PROFILE, some), "GB-NIR").regions().size());
    }

    @Test
    void every_region_is_in_exactly_one_area_and_every_area_is_large_enough() {
        for (int seed = 0; seed < 200; seed++) {
            var random = new java.util.Random(seed);
            Map<String, RegisteredShelters> some = new HashMap<>();
            GB.regions().forEach(r -> some.put(r.code(), shelters(random.nextInt(5), 1 + random.nextInt(3))));
            List<PlannedArea> areas = AreaPlan.of(GB, PROFILE, some);
            assertEquals(areas, AreaPlan.of(GB, PROFILE, new HashMap<>(some)));
            assertEquals(12, areas.stream().flatMap(a -> a.regions().stream()).distinct().count());
            assertTrue(areas.size() == 1 || areas.stream().allMatch(a -> isEnough(a, some)));
        }
    }

    private static boolean isEnough(PlannedArea area, Map<String, RegisteredShelters> some) {
        int shelters = area.regions().stream().mapToInt(r -> some.get(r).shelters()).sum();
        long operators = area.regions().stream().flatMap(r -> some.get(r).operators().stream()).distinct().count();
        return shelters >= 3 && operators >= 2;
    }

    private static PlannedArea holding(List<PlannedArea> areas, String region) {
        return areas.stream().filter(a -> a.regions().contains(region)).findFirst().orElseThrow();
    }

    private static Map<String, RegisteredShelters> everywhere(Country country, int shelters, int operators) {
        return country.regions().stream().collect(Collectors.toMap(Country.Region::code, r -> shelters(shelters, operators)));
    }

    private static RegisteredShelters shelters(int count, int operators) {
        Set<UUID> who = IntStream.range(0, Math.min(count, operators)).mapToObj(i -> new UUID(0, i)).collect(Collectors.toSet());
        return new RegisteredShelters(count, who);
    }
}
