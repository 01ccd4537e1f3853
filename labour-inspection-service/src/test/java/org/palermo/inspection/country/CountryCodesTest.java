package org.palermo.inspection.country;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class CountryCodesTest {

    @Inject
    CountryCodes countries;

    @ParameterizedTest
    @CsvSource({"Slovak Republic,SK", "Bosnia,BA", "BOSNIA & HERZEGOVINA,BA", "China PRC,CN", "'Korea, Rep.',KR", "Vietnam,VN", "Côte d'Ivoire,CI", "türkiye,TR",
        "DRC,CD", "'Taiwan, China',TW", "Republic of North Macedonia,MK", "Tchéquie,CZ", "U.S.A.,US", "ZZ,ZZ"})
    void finds_the_code_of_a_country_as_lists_write_it(String written, String code) {
        assertEquals(Optional.of(code), countries.find(written));
    }

    @ParameterizedTest
    @CsvSource({"Atlantis", "Republic", "The"})
    void knows_no_country_of_another_name(String written) {
        assertEquals(Optional.empty(), countries.find(written));
    }
}
