package org.palermo.referral.mechanism.provider;

import static org.palermo.referral.casefile.Given.as;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import org.palermo.kernel.test.Account;
import org.palermo.referral.casefile.Given;

/// Organisations that are changed and closed.
final class GivenProviders {
    static final String API = "/api/nrm/v1/providers";

    private GivenProviders() {}

    static String aName() {
        return "Refuge " + UUID.randomUUID();
    }

    /// A new one of Zedland.
    static String a(String kind) {
        return a(aName(), kind);
    }

    static String a(String name, String kind) {
        return as(Account.ADMINISTRATOR).body("{\"name\":\"%s\",\"kind\":\"%s\",\"country\":\"ZZ\",\"regions\":[\"ZZ-N\"],\"firstResponder\":true}".formatted(name, kind))
                .post(API).then().statusCode(201).extract().path("id");
    }

    static RequestSpecification with(RequestSpecification request, int version) {
        return request.header("If-Match", "\"" + version + "\"");
    }

    static ValidatableResponse close(Account account, String id, int version) {
        return with(as(account), version).body(closing()).post(API + "/" + id + "/closure").then();
    }

    static String closing() {
        return "{\"on\":\"%s\",\"reason\":\"DISSOLVED\"}".formatted(Given.todayInZedland());
    }

    static ValidatableResponse reopen(Account account, String id, int version) {
        return with(as(account), version).post(API + "/" + id + "/reopening").then();
    }
}
