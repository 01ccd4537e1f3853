package org.palermo.referral.mechanism.serviceline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.palermo.referral.casefile.Given.as;
import static org.palermo.referral.mechanism.serviceline.GivenLines.aLine;
import static org.palermo.referral.mechanism.serviceline.GivenLines.change;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;
import org.palermo.referral.casefile.Given;
import org.palermo.referral.profile.HelplineProfiles;
import org.palermo.referral.profile.Profiles;

/// A country whose law requires a telephone helpline is told when the last one closes.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
class RequiredHelplineTest {
    @Inject
    ObjectMapper json;

    @Inject
    Countries countries;

    @BeforeEach
    void noLines() {
        GivenLines.none();
        Given.sql("delete from notice where kind like 'ESSENTIAL_SERVICE_%' or kind like 'REQUIRED_SERVICE_%'");
    }

    private static List<String> told(Account account, String line) {
        List<String> told = as(account).get("/api/nrm/v1/notices?limit=200").then().statusCode(200).extract()
                .path("items.findAll { it.about == '%s' }.collect { it.kind + ' ' + it.reference }".formatted(line));
        return told.stream().sorted().toList();
    }

    @ParameterizedTest
    @CsvSource({"false, REQUIRED_SERVICE_CLOSED", "true, ESSENTIAL_SERVICE_CLOSED"})
    void emits_a_notice_when_the_last_helpline_of_a_region_closes(boolean essential, String notice) {
        QuarkusMock.installMockForType(new HelplineProfiles(json, countries, essential), Profiles.class);
        String line = aLine("ZZ-N", "HELPLINE", "OPERATIONAL");
        String last = aLine("ZZ-N", "HELPLINE", "OPERATIONAL");
        change(Account.PROVIDER, line, 0, "CLOSED").statusCode(200);
        assertEquals(List.of(), told(Account.ADMINISTRATOR, line));
        change(Account.PROVIDER, last, 0, "CLOSED").statusCode(200);
        assertEquals(List.of(notice + " ZZ-N HELPLINE"), told(Account.ADMINISTRATOR, last));
        assertEquals(List.of(notice + " ZZ-N HELPLINE"), told(Account.AUTHORITY, last));
    }

    @Test
    void emits_a_notice_for_each_region_when_the_last_national_helpline_closes() {
        QuarkusMock.installMockForType(new HelplineProfiles(json, countries, true), Profiles.class);
        String line = aLine(null, "HELPLINE", "OPERATIONAL");
        change(Account.PROVIDER, line, 0, "CLOSED").statusCode(200);
        assertEquals(List.of("ESSENTIAL_SERVICE_CLOSED ZZ-E HELPLINE", "ESSENTIAL_SERVICE_CLOSED ZZ-N HELPLINE", "ESSENTIAL_SERVICE_CLOSED ZZ-S HELPLINE",
                "ESSENTIAL_SERVICE_CLOSED ZZ-W HELPLINE"), told(Account.ADMINISTRATOR, line));
    }
}
