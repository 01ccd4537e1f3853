package org.palermo.inspection.recruitment;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.palermo.inspection.Given.as;
import static org.palermo.inspection.recruitment.KnownAgency.AGENCIES;
import static org.palermo.inspection.recruitment.KnownAgency.body;
import static org.palermo.inspection.recruitment.KnownAgency.word;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.palermo.inspection.MechanismKeyPair;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(MechanismKeyPair.class)
class RecruitmentAgenciesTest {

    @Test
    void created_201_and_read_by_every_inspector() {
        KnownAgency agency = KnownAgency.registered();
        for (Account reader : List.of(Account.CHIEF, Account.INSPECTOR, Account.OTHER_INSPECTOR)) {
            as(reader).get(agency.path()).then().statusCode(200).header("ETag", equalTo("\"0\"")).body("reference", startsWith("R-"))
                    .body("state", equalTo("VALID")).body("decisions.decision", contains("GRANT")).body("corridors", contains("QA", "GB"))
                    .body("representative", equalTo("Ada Zed")).body("published", equalTo(true));
        }
        as(Account.INSPECTOR).get(AGENCIES + "?q=" + agency.name().split(" ")[1]).then().statusCode(200).body("items.id", contains(agency.id()))
                .body("items[0].decisions", nullValue());
        as(Account.INSPECTOR).get(AGENCIES + "?q=" + agency.licence().toLowerCase()).then().body("items.id", contains(agency.id()));
        as(Account.INSPECTOR).get(AGENCIES + "?country=GB").then().body("items.id", not(hasItem(agency.id())));
    }

    @Test
    void conflict_409_a_country_has_a_licence_number_once() {
        KnownAgency agency = KnownAgency.registered();
        as(Account.CHIEF).body(body("Another " + word(), agency.licence().replace("-", " "), "")).post(AGENCIES).then().statusCode(409)
                .body("type", equalTo("urn:palermo:problem:recruitment-agency:known"));
        as(Account.CHIEF).body(body("Another " + word(), agency.licence(), "").replace("\"ZZ\"", "\"GB\"")).post(AGENCIES).then().statusCode(201);
    }

    @Test
    void ok_200_described_anew_and_stale_412_and_without_an_etag_428() {
        KnownAgency agency = KnownAgency.registered();
        String body = """
                {"name":"Harbour House","authority":"Ministry of Labour","address":"9 Quay","corridors":["QA"],"published":false}
                """;
        as(Account.CHIEF).body(body).put(agency.path()).then().statusCode(428);
        as(Account.CHIEF).header("If-Match", "\"0\"").body(body).put(agency.path()).then().statusCode(200).header("ETag", equalTo("\"1\""))
                .body("address", equalTo("9 Quay")).body("representative", nullValue()).body("licenceNumber", equalTo(agency.licence()));
        as(Account.CHIEF).header("If-Match", "\"0\"").body(body).put(agency.path()).then().statusCode(412);
        as(Account.INSPECTOR).header("If-Match", "\"1\"").body(body).put(agency.path()).then().statusCode(403);
    }

    @Test
    void ok_200_a_licence_is_suspended_reinstated_renewed_and_revoked() {
        KnownAgency agency = KnownAgency.registered();
        decide(agency, 0, "SUSPEND", "").statusCode(200).body("state", equalTo("SUSPENDED"));
        decide(agency, 1, "RENEW", "").statusCode(409).body("type", equalTo("urn:palermo:problem:recruitment-agency:licence-state"));
        decide(agency, 1, "REINSTATE", "").statusCode(200).body("state", equalTo("VALID")).body("validUntil", equalTo("2099-12-31"));
        decide(agency, 2, "SUSPEND", ",\"validUntil\":\"2030-01-01\"").statusCode(400).body("violations[0].field", equalTo("validUntil"));
        decide(agency, 2, "RENEW", ",\"validUntil\":\"2025-06-01\"").statusCode(200).body("state", equalTo("EXPIRED"));
        decide(agency, 3, "REVOKE", "").statusCode(200).body("state", equalTo("REVOKED"))
                .body("decisions.decision", contains("GRANT", "SUSPEND", "REINSTATE", "RENEW", "REVOKE"));
        decide(agency, 4, "REINSTATE", "").statusCode(409);
    }

    private static ValidatableResponse decide(KnownAgency agency, int version, String step, String more) {
        return as(Account.CHIEF).header("If-Match", "\"" + version + "\"")
                .body("{\"decision\":\"%s\",\"decidedOn\":\"2025-06-01\",\"ground\":\"art. 12\"%s}".formatted(step, more))
                .post(agency.path() + "/licence-decisions").then();
    }

    @Test
    void invalid_400() {
        for (String wrong : List.of(
                body("...", "L1" + word(), ""), body("A", "---", ""), body("A", "L" + word(), "").replace("\"ZZ\"", "\"XQ\""),
                body("A", "L" + word(), "").replace("\"QA\",", "\"XQ\","), body("A", "L" + word(), ",\"workplace\":\"" + UUID.randomUUID() + "\""),
                body("A", "L" + word(), "").replace("2099-12-31", "2020-12-31"), body("A", "L" + word(), ",\"status\":\"x\""), "{}")) {
            as(Account.CHIEF).body(wrong).post(AGENCIES).then().statusCode(400).contentType("application/problem+json");
        }
    }

    @Test
    void ok_200_job_orders_are_listed_latest_first_and_withdrawn_once() {
        KnownAgency agency = KnownAgency.registered();
        String old = as(Account.CHIEF).body(KnownAgency.jobOrder("Old 1", "Old House", "2024-06-01")).post(agency.path() + "/job-orders")
                .then().statusCode(201).body("valid", equalTo(false)).extract().path("id");
        as(Account.CHIEF).body(KnownAgency.jobOrder("OLD-1", "Old House", "2024-06-01")).post(agency.path() + "/job-orders").then().statusCode(409)
                .body("type", equalTo("urn:palermo:problem:job-order:known"));
        as(Account.INSPECTOR).get(agency.path() + "/job-orders").then().statusCode(200).body("items.id", contains(old, agency.jobOrder()))
                .body("items[1].wage.minor", equalTo(150000)).body("items[1].valid", equalTo(true));
        String withdraw = agency.path() + "/job-orders/" + agency.jobOrder() + "/withdraw";
        as(Account.CHIEF).post(withdraw).then().statusCode(200).body("valid", equalTo(false));
        as(Account.CHIEF).post(withdraw).then().statusCode(409).body("type", equalTo("urn:palermo:problem:job-order:withdrawn"));
        as(Account.CHIEF).post(KnownAgency.registered().path() + "/job-orders/" + old + "/withdraw").then().statusCode(404);
        String body = KnownAgency.jobOrder("New", "House", "2099-12-31");
        for (String wrong : List.of(body.replace("QAR", "XAU"), body.replace("QAR", "QQQ"), body.replace(",\"wagePer\":\"MONTH\"", ""),
                body.replace("\"QA\"", "\"XQ\""), body.replace("2099-12-31", "2023-01-01"))) {
            as(Account.CHIEF).body(wrong).post(agency.path() + "/job-orders").then().statusCode(400);
        }
    }

    @Test
    void created_201_a_fee_is_compared_with_the_law_of_the_corridor() {
        KnownAgency agency = KnownAgency.registered();
        String fee = fee(agency, "PLACEMENT", "WORKER", 100).statusCode(201).body("verdict", equalTo("FORBIDDEN")).extract().path("id");
        fee(agency, "MEDICAL", "WORKER", 20000).statusCode(201).body("verdict", equalTo("WITHIN"));
        fee(agency, "MEDICAL", "WORKER", 20001).statusCode(201).body("verdict", equalTo("ABOVE"));
        fee(agency, "PLACEMENT", "EMPLOYER", 100).statusCode(201).body("verdict", equalTo("NOTHING_TO_PAY"));
        as(Account.CHIEF).body("{\"validUntil\":\"2023-01-01\"}").post(agency.path() + "/fees/" + fee + "/end").then().statusCode(400);
        as(Account.CHIEF).body("{\"validUntil\":\"2025-01-01\"}").post(agency.path() + "/fees/" + fee + "/end").then().statusCode(200).body("current", equalTo(false));
        as(Account.INSPECTOR).get(agency.path()).then().body("fees.size()", equalTo(4)).body("fees.verdict", hasItem("ABOVE"));
        as(Account.INSPECTOR).get(org.palermo.inspection.Given.API + "/recruitment-fee-rules").then().statusCode(200).body("items.source", everyItem(not(nullValue())));
    }

    private static ValidatableResponse fee(KnownAgency agency, String item, String paidBy, int minor) {
        return as(Account.CHIEF).body("""
                {"destination":"QA","item":"%s","paidBy":"%s","amount":{"minor":%d,"currency":"USD"},"validFrom":"2024-01-01"}
                """.formatted(item, paidBy, minor)).post(agency.path() + "/fees").then();
    }

    @Test
    void created_201_a_prohibition_counts_until_it_is_lifted() {
        KnownAgency agency = KnownAgency.registered();
        String prohibition = as(Account.CHIEF).body("{\"country\":\"QA\",\"validFrom\":\"2025-01-01\",\"instrument\":\"Decision 7\"}")
                .post(agency.path() + "/prohibitions").then().statusCode(201).body("current", equalTo(true)).extract().path("id");
        String lift = agency.path() + "/prohibitions/" + prohibition + "/lift";
        as(Account.INSPECTOR).post(lift).then().statusCode(403);
        as(Account.CHIEF).post(lift).then().statusCode(200).body("current", equalTo(false));
        as(Account.CHIEF).post(lift).then().statusCode(409).body("type", equalTo("urn:palermo:problem:recruitment-prohibition:lifted"));
    }

    @Test
    void forbidden_403_wrong_role_and_not_found_404() {
        String agency = KnownAgency.registered().path();
        as(Account.INSPECTOR).body(body("A", "L" + word(), "")).post(AGENCIES).then().statusCode(403);
        as(Account.NGO).get(agency).then().statusCode(403);
        as(Account.BORDER).get(AGENCIES).then().statusCode(403);
        as(Account.INSPECTOR).get(AGENCIES + "/" + UUID.randomUUID()).then().statusCode(404);
        as(Account.INSPECTOR).get(AGENCIES + "/" + UUID.randomUUID() + "/job-orders").then().statusCode(404);
    }
}
