package org.palermo.inspection.recruitment;

import static org.palermo.inspection.Given.API;
import static org.palermo.inspection.Given.as;

import java.util.UUID;
import org.palermo.kernel.test.Account;

/// A recruitment agency of the sample country with a licence, a job order and a registered address.
///
/// @param name of the agency
/// @param licence number of its licence
/// @param employer of its job order: a domestic worker in Qatar for 1,500 riyals a month
public record KnownAgency(String id, String name, String licence, String employer, String jobOrder) {
    public static final String AGENCIES = API + "/recruitment-agencies";

    public static KnownAgency registered() {
        return registered("");
    }

    /// @param more fields of the body, each with a comma before it
    public static KnownAgency registered(String more) {
        String word = word();
        String name = "Harbour " + word + " Ltd";
        String licence = "LIC-" + word();
        String id = as(Account.CHIEF).body(body(name, licence, more)).post(AGENCIES).then().statusCode(201).extract().path("id");
        String employer = "House of " + word() + " LLC";
        String order = as(Account.CHIEF).body(jobOrder("JO-" + word(), employer, "2099-12-31")).post(AGENCIES + "/" + id + "/job-orders")
                .then().statusCode(201).extract().path("id");
        return new KnownAgency(id, name, licence, employer, order);
    }

    public static String body(String name, String licence, String more) {
        return """
                {"name":"%s","country":"ZZ","licenceNumber":"%s","authority":"Ministry of Labour","validFrom":"2024-01-01","validUntil":"2099-12-31",
                 "representative":"Ada Zed","address":"7 Lantern Row, Port Zed","corridors":["QA","GB"]%s}
                """.formatted(name, licence, more);
    }

    static String jobOrder(String number, String employer, String until) {
        return """
                {"number":"%s","employer":"%s","position":"Domestic worker","country":"QA","places":5,"wage":{"minor":150000,"currency":"QAR"},"wagePer":"MONTH",
                 "validFrom":"2024-01-01","validUntil":"%s"}
                """.formatted(number, employer, until);
    }

    public static String word() {
        return "z" + UUID.randomUUID().toString().replace("-", "").substring(0, 14).replaceAll("[0-9]", "q");
    }

    public String path() {
        return AGENCIES + "/" + id;
    }
}
