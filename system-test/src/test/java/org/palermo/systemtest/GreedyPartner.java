package org.palermo.systemtest;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import org.palermo.systemtest.suite.Suite;

/// A bank's software, which sends tips under an agreement with the inspectorate.
///
/// @param authorization its own sign-in, as the header has it
record GreedyPartner(String authorization) {

    private static final String AGREEMENTS = "/api/inspection/v1/partner-agreements";

    static GreedyPartner added(Suite suite) {
        var chief = suite.as("chief");
        var agreement = chief.post(AGREEMENTS, """
                {"partner": "Greedy bank", "kind": "BANK", "purpose": "Accounts that take the wages of many", "legalBasis": "Act 7",
                 "validFrom": "2025-01-01", "validUntil": "%s", "fields": ["WORDS", "ACCOUNTS"]}
                """.formatted(LocalDate.now().plusDays(30))).expect(201).id();
        var made = chief.post(AGREEMENTS + "/" + agreement + "/credentials", "{\"name\": \"Greedy\"}").expect(201).json();
        var pair = made.get("username").asText() + ":" + made.get("password").asText();
        return new GreedyPartner("Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }
}
