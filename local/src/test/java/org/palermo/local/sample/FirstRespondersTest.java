package org.palermo.local.sample;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FirstRespondersTest {
    private final List<FirstResponders.Rule> rules = FirstResponders.rules();
    private final List<Provider> providers = FirstResponders.providers();

    @Test
    void each_of_the_526_names_is_matched_by_exactly_one_rule() {
        assertEquals(526, FirstResponders.names().size());
        assertEquals(526, providers.stream().map(Provider::id).distinct().count());
        for (String name : FirstResponders.names()) {
            assertEquals(1, rules.stream().filter(r -> r.name().matcher(name).matches()).count(), name);
        }
    }

    @Test
    void each_rule_matches_a_name() {
        for (FirstResponders.Rule rule : rules) {
            assertTrue(FirstResponders.names().stream().anyMatch(n -> rule.name().matcher(n).matches()), rule.name().pattern());
        }
    }

    @Test
    void a_name_without_a_rule_stops_the_load() {
        assertThrows(IllegalStateException.class, () -> FirstResponders.rule(rules, "Home Office - Somebody New"));
    }

    @Test
    void twenty_three_are_immigration_bodies() {
        List<String> immigration = FirstResponders.names().stream()
                .filter(n -> FirstResponders.rule(rules, n).immigration())
                .toList();
        assertEquals(23, immigration.size());
        assertEquals(1, immigration.stream().filter(n -> n.contains("Border Force")).count());
        assertEquals(15, immigration.stream().filter(n -> n.contains("Immigration Enforcement")).count());
        assertEquals(7, immigration.stream().filter(n -> n.contains("Asylum Group")).count());
        // The file itself confirms it: exactly the names that begin with Home Office are immigration bodies.
        assertEquals(FirstResponders.names().stream().filter(n -> n.startsWith("Home Office")).toList(), immigration);
    }

    @Test
    void the_flag_and_the_kind_agree() {
        rules.forEach(r -> assertEquals(r.immigration(), r.kind().equals("IMMIGRATION"), r.name().pattern()));
    }

    @Test
    void kinds_add_up() {
        Map<String, Long> byKind = providers.stream().collect(groupingBy(Provider::kind, counting()));
        assertEquals(
                Map.of("IMMIGRATION", 23L, "POLICE", 59L, "LOCAL_AUTHORITY", 428L, "NGO", 13L, "LABOUR_INSPECTORATE", 2L, "HEALTH", 1L),
                byKind);
    }

    @Test
    void each_region_exists_and_has_first_responders_of_its_own() {
        Set<String> regions = Lines.regions("GB");
        var named = new TreeSet<String>();
        providers.forEach(p -> named.addAll(p.regions()));
        assertEquals(regions, named);
        for (String region : regions) {
            assertTrue(providers.stream().anyMatch(p -> p.kind().equals("POLICE") && p.regions().equals(List.of(region))), region);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Newcastle City Council, GB-ENG-NE",
        "Newcastle-under-Lyme Borough Council, GB-ENG-WM",
        "Wyre Borough Council, GB-ENG-NW",
        "Wyre Forest District Council, GB-ENG-WM",
        "North East Lincolnshire Council, GB-ENG-YH",
        "North East Derbyshire District Council, GB-ENG-EM",
        "High Peak Borough Council, GB-ENG-EM",
        "Milton Keynes Council, GB-ENG-SE",
        "Peterborough City Council, GB-ENG-EE",
        "Rother District Council, GB-ENG-SE",
        "Rotherham Metropolitan Borough Council, GB-ENG-YH",
        "Royal Borough of Windsor and Maidenhead, GB-ENG-SE",
        "Royal Borough of Greenwich, GB-ENG-LDN",
        "Council of the Isles of Scilly, GB-ENG-SW",
        "Comhairle nan Eilean Siar, GB-SCT",
        "Tarian ROCU, GB-WLS",
        "Mid & East Antrim Borough Council, GB-NIR",
        "Home Office - Immigration Enforcement IE - DET Dungavel, GB-SCT"
    })
    void names_that_are_easily_confused_get_their_own_region(String name, String region) {
        assertEquals(List.of(region), FirstResponders.rule(rules, name).regions());
    }
}
