package org.palermo.shelter.directory.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.palermo.kernel.territory.Countries;

class PostcodesTest {
    private static final ObjectMapper JSON = new ObjectMapper().findAndRegisterModules();
    private final Postcodes postcodes = new Postcodes(JSON, new Countries(JSON, List.of("gb", "zz")));

    @ParameterizedTest
    @CsvSource({"E1 6AN, GB-ENG-LDN", "EH1, GB-SCT", "CR0 2AB, GB-ENG-LDN", "DL1 1AA, GB-ENG-NE GB-ENG-YH", "SY1 4AB, GB-ENG-WM GB-WLS",
            "LA23 1AA, GB-ENG-NW", "LA2 3AA, GB-ENG-NW GB-ENG-YH", "ZZ9 9ZZ,"})
    void a_postal_code_has_the_regions_of_its_area(String code, String regions) {
        assertEquals(regions == null ? Set.of() : Set.of(regions.split(" ")), Set.copyOf(postcodes.regionsOf(Postcodes.plain(code))));
    }

    /// Caterham is in Surrey, Chingford reaches into Essex, Beachley is in Gloucestershire.
    @ParameterizedTest
    @CsvSource({"CR3 6AA, GB-ENG-LDN GB-ENG-SE", "e4 7aa, GB-ENG-LDN GB-ENG-EE", "NP16 7AA, GB-WLS GB-ENG-SW",
            "SY14 7AA, GB-ENG-NW GB-WLS"})
    void a_district_across_a_border_has_all_its_regions(String code, String regions) {
        assertEquals(Set.of(regions.split(" ")), Set.copyOf(postcodes.regionsOf(Postcodes.plain(code))));
    }
}
