package org.palermo.systemtest;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.palermo.systemtest.suite.Suite;

/// A phone of the inspector with ODK Collect.
///
/// @param authorization its own sign-in, as the header has it
/// @param workplace the id of the workplace that its forms are about
record GreedyPhone(String authorization, String workplace) {

    private static final String API = "/api/inspection/v1";

    static GreedyPhone added(Suite suite) {
        var inspector = suite.as("inspector");
        var phone = inspector.post(API + "/phones", "{\"name\": \"Greedy\", \"days\": 2}").expect(201).json();
        var pair = phone.get("username").asText() + ":" + phone.get("password").asText();
        var workplace = inspector.post(API + "/workplaces", """
                {"kind": "ESTABLISHMENT", "name": "Greedy works", "country": "GB", "address": "2 High Street, London", "sector": "Apparel"}
                """).expect(201).id();
        return new GreedyPhone("Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)), workplace.toString());
    }
}
