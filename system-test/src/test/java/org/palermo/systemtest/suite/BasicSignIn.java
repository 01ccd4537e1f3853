package org.palermo.systemtest.suite;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// The sign-in of a phone or of a partner's software.
public final class BasicSignIn {

    private BasicSignIn() {}

    /// @param credential as it was shown when it was made, with `username` and `password`
    /// @return the value of the header `Authorization`
    public static String of(JsonNode credential) {
        var pair = credential.get("username").asText() + ":" + credential.get("password").asText();
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
}
