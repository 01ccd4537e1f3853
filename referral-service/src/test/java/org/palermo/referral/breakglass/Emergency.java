package org.palermo.referral.breakglass;

import static io.restassured.RestAssured.given;
import static org.palermo.referral.casefile.Given.as;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.TestTokens;
import org.palermo.referral.casefile.Given;

/// A case file of an organisation, and a unique marker word.
record Emergency(UUID file, String reference, String word) {
    static final String BREAK_GLASS = "/api/nrm/v1/break-glass";
    static final String CASES = "/api/nrm/v1/cases/";
    private static final Path CLOCK = Path.of("target/clock");

    static Emergency of(Account sender) {
        Given.theRegister();
        var receipt = Given.refer(sender, Given.ADULT).statusCode(201).extract();
        return new Emergency(UUID.fromString(receipt.path("id")), receipt.path("reference"), "Zx" + UUID.randomUUID().toString().replace("-", ""));
    }

    /// A valid request with the given changes; null removes a field.
    Map<String, Object> asked(Object... otherwise) {
        Map<String, Object> body = new HashMap<>(Map.of("kind", "case_file", "reference", reference, "reason", "MISSING_PERSON",
                "explanation", word + " was seen at the station", "minutes", 60));
        for (int i = 0; i < otherwise.length; i += 2) {
            body.put((String) otherwise[i], otherwise[i + 1]);
        }
        body.values().removeIf(value -> value == null);
        return body;
    }

    ValidatableResponse open(Account account, Object... otherwise) {
        return as(account).body(asked(otherwise)).post(BREAK_GLASS).then();
    }

    /// @return the id of the break-glass access
    String opened(Account account, Object... otherwise) {
        return open(account, otherwise).statusCode(201).extract().path("id");
    }

    /// Opened and ended by the same person.
    String over(Account account) {
        String id = opened(account);
        end(account, id, 0).statusCode(200);
        return id;
    }

    ValidatableResponse read(Account account) {
        return as(account).get(CASES + file).then();
    }

    static ValidatableResponse get(Account account, String access) {
        return as(account).get(BREAK_GLASS + "/" + access).then();
    }

    static ValidatableResponse end(Account account, String access, int version) {
        return as(account).header("If-Match", "\"" + version + "\"").post(BREAK_GLASS + "/" + access + "/end").then();
    }

    static ValidatableResponse review(Account account, String access, int version, Map<String, Object> found) {
        return as(account).header("If-Match", "\"" + version + "\"").body(found).post(BREAK_GLASS + "/" + access + "/review").then();
    }

    /// A competent authority that does not cover the region of these cases.
    static RequestSpecification authorityOfElsewhere() {
        return given().auth().oauth2(TestTokens.covering(Account.AUTHORITY, Set.of("ZZ"))).contentType(ContentType.JSON);
    }

    /// Moves the service's clock, from its next transaction on.
    static void time(Duration ahead) {
        try {
            Files.writeString(CLOCK, ahead.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
