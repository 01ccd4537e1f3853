package org.palermo.referral.casefile.letter;

import static org.palermo.referral.casefile.Given.as;

import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.Map;
import org.palermo.kernel.test.Account;

/// Letters for tests.
public final class GivenLetters {
    static final String ISSUER = "Linden House";
    static final String CONTACT = "Box 12, 020 7946 0123";

    private GivenLetters() {}

    static String path(Object file) {
        return "/api/nrm/v1/cases/" + file + "/letters";
    }

    /// @param said what differs from a letter signed by {@link #ISSUER}
    static ValidatableResponse write(Account account, Object file, Map<String, String> said) {
        return as(account).body(signed(said)).post(path(file)).then();
    }

    static ValidatableResponse writeToPerson(Account account, Object file, Map<String, String> said) {
        return as(account).body(signed(said)).post(path(file) + "/to-person").then();
    }

    /// @return the id of a letter to the person
    public static String toPerson(Account account, Object file, Map<String, String> said) {
        return writeToPerson(account, file, said).statusCode(201).extract().path("id");
    }

    static ValidatableResponse handOver(Account account, Object file, String letter, String on, String by) {
        return as(account).body(Map.of("on", on, "by", by)).post(path(file) + "/" + letter + "/handover").then();
    }

    static ValidatableResponse discard(Account account, Object file, String letter) {
        return as(account).post(path(file) + "/" + letter + "/removal").then();
    }

    private static Map<String, String> signed(Map<String, String> said) {
        Map<String, String> body = new HashMap<>(Map.of("issuer", ISSUER, "contact", CONTACT));
        body.putAll(said);
        return body;
    }
}
