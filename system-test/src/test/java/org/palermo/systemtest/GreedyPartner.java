package org.palermo.systemtest;

import java.time.LocalDate;
import org.palermo.systemtest.suite.BasicSignIn;
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
        return new GreedyPartner(BasicSignIn.of(made));
    }
}
