package org.palermo.inspection.supplychain;

import static org.palermo.inspection.Given.API;
import static org.palermo.inspection.Given.as;

import io.restassured.response.Response;
import java.util.UUID;
import org.palermo.kernel.test.Account;

/// Creates companies and links of test data.
final class Chain {
    private Chain() {}

    /// @return its id
    static String aCompany() {
        return aCompany("Brand " + UUID.randomUUID());
    }

    static String aCompany(String name) {
        return as(Account.INSPECTOR).body("{\"name\":\"%s\",\"country\":\"GB\"}".formatted(name)).post(API + "/companies").then().statusCode(201).extract().path("id");
    }

    static Response link(Account by, String supplier, String buyer, String product, String source) {
        return as(by).body("""
                {"supplier":"%s","buyer":"%s","product":"%s","tier":1,"source":"%s","sourceTitle":"List 1","validFrom":"2025-01-01"}
                """.formatted(supplier, buyer, product, source)).post(API + "/supply-links");
    }

    /// @return its id
    static String aLink(String supplier, String buyer) {
        return link(Account.INSPECTOR, supplier, buyer, "Shirts", "PUBLISHED_LIST").then().statusCode(201).extract().path("id");
    }
}
