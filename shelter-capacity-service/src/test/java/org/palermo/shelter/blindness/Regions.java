package org.palermo.shelter.blindness;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.territory.Country;

/// The regions of the countries in the tests.
final class Regions {
    private static final ObjectMapper JSON = JsonMapper.builder().addModule(new JavaTimeModule()).build();
    private static final Countries COUNTRIES = new Countries(JSON, List.of("gb", "zz"));

    private Regions() {}

    static List<String> of(String country) {
        return COUNTRIES.country(country).orElseThrow().regions().stream().map(Country.Region::code).toList();
    }

    static Set<String> names(String country) {
        return of(country).stream().map(Regions::name).collect(Collectors.toSet());
    }

    static String name(String region) {
        return COUNTRIES.ofRegion(region).orElseThrow().region(region).orElseThrow().name();
    }
}
