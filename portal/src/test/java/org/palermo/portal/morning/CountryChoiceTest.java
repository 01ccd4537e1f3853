package org.palermo.portal.morning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.palermo.portal.gateway.Countries.Country;

/// The country of the morning page.
class CountryChoiceTest {

    /// At each hour the date of one of these is not that of UTC.
    @ParameterizedTest
    @ValueSource(strings = {"Pacific/Kiritimati", "Pacific/Pago_Pago"})
    void the_date_is_that_of_the_country(String zone) {
        Country country = new Country("ZZ", "Zedland", null, null, zone, List.of(), null);
        assertThat(new CountryChoice(country, List.of(country)).today()).isEqualTo(LocalDate.now(ZoneId.of(zone)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void the_date_is_that_of_utc_while_no_zone_is_known(boolean known) {
        Country country = known ? new Country("ZZ", "Zedland", null, null, null, List.of(), null) : null;
        assertThat(new CountryChoice(country, List.of()).today()).isEqualTo(LocalDate.now(ZoneOffset.UTC));
    }
}
