package org.palermo.referral.casefile.search;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.referral.casefile.Given.as;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.id.Reference;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;
import org.palermo.referral.casefile.Given;
import org.palermo.referral.casefile.Somebody;
import org.palermo.referral.casefile.Statements;
import org.palermo.referral.team.GivenTeams;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
class SearchCasesTest {
    private final Somebody she = Somebody.unknown();
    private String id;

    @BeforeEach
    void referral() {
        Given.theRegister();
        id = Given.refer(Account.RESPONDER, she.referral()).statusCode(201).extract().path("id");
    }

    @Test
    void ok_200_the_sender_and_the_authority_find_a_person_by_words_of_the_name_in_any_order_and_case() {
        for (Account account : List.of(Account.RESPONDER, Account.AUTHORITY)) {
            search(account, Map.of("name", she.given())).statusCode(200).body("items.id", contains(id));
            search(account, Map.of("name", she.family().toUpperCase() + ", " + she.given())).statusCode(200).body("items.id", contains(id));
        }
    }

    @Test
    void ok_200_in_any_script() {
        String mohammed = Given.refer(Account.RESPONDER, named("محمد", she.family())).extract().path("id");
        search(Account.AUTHORITY, Map.of("name", "Mohammed " + she.family())).statusCode(200).body("items.id", contains(mohammed));
        String natalia = Given.refer(Account.RESPONDER, named("Natalia", she.family())).extract().path("id");
        search(Account.RESPONDER, Map.of("name", "Наталья " + she.family())).statusCode(200).body("items.id", contains(natalia));
    }

    @Test
    void ok_200_nothing_is_found_by_half_a_word_or_with_an_extra_word() {
        search(Account.AUTHORITY, Map.of("name", she.given().substring(0, 5))).statusCode(200).body("items", empty()).body("next", equalTo(null));
        search(Account.AUTHORITY, Map.of("name", she.given() + " " + Somebody.unknown().family())).statusCode(200).body("items", empty());
    }

    @Test
    void ok_200_by_identifier_in_any_spelling() {
        search(Account.AUTHORITY, identifier("PASSPORT", she.passport().toLowerCase().replace("-", " "))).statusCode(200).body("items.id", contains(id));
        search(Account.RESPONDER, identifier("PHONE", she.phone().replace("+", "00").replace(" ", "-"))).statusCode(200).body("items.id", contains(id));
        search(Account.AUTHORITY, identifier("NATIONAL_ID", she.passport())).statusCode(200).body("items", empty());
        search(Account.AUTHORITY, Map.of("name", "Nobody", "identifier", Map.of("kind", "PASSPORT", "value", she.passport()))).statusCode(200).body("items", empty());
    }

    @Test
    void ok_200_by_case_reference_in_any_spelling() {
        String reference = as(Account.AUTHORITY).get("/api/nrm/v1/cases/" + id).then().extract().path("reference");
        for (Account account : List.of(Account.RESPONDER, Account.AUTHORITY)) {
            search(account, Map.of("reference", " " + reference.toLowerCase().replace("-", " "))).statusCode(200).body("items.id", contains(id));
        }
        search(Account.AUTHORITY, Map.of("reference", reference, "name", she.given())).statusCode(200).body("items.id", contains(id));
        search(Account.AUTHORITY, Map.of("reference", reference, "name", "Nobody")).statusCode(200).body("items", empty());
        search(Account.AUTHORITY, Map.of("reference", "QBE5-16CB-H")).statusCode(200).body("items", empty());
        Given.sql("update case_file set sender = '" + Account.INSPECTOR.agency() + "' where id = '" + id + "'");
        search(Account.RESPONDER, Map.of("reference", reference)).statusCode(200).body("items", empty());
        outside(() -> search(Account.AUTHORITY, Map.of("reference", reference)).statusCode(200).body("items", empty()));
    }

    /// A case of somebody else, an ended assignment and a case that does not exist get the same answer.
    @Test
    void ok_200_a_coordinator_finds_a_case_that_she_works_on_by_its_reference_and_no_other() {
        GivenTeams.coordinators();
        UUID hers = GivenTeams.caseOf(Account.COORDINATOR);
        String reference = reference(hers);
        search(Account.COORDINATOR, Map.of("reference", " " + reference.toLowerCase().replace("-", " "))).statusCode(200)
                .body("items.id", contains(hers.toString()));
        assertEquals(1, Given.count("select count(*) from audit_entry where action = 'FIND' and '" + hers + "' = any(listed)"));
        UUID others = GivenTeams.caseOf(Account.OTHER_COORDINATOR);
        String none = search(Account.COORDINATOR, Map.of("reference", Reference.random(40))).statusCode(200).extract().asString();
        assertEquals(none, search(Account.COORDINATOR, Map.of("reference", reference(others))).statusCode(200).extract().asString());
        assertEquals(none, search(Account.OTHER_COORDINATOR, Map.of("reference", reference)).statusCode(200).extract().asString());
        GivenTeams.end(Account.AUTHORITY, hers, GivenTeams.subject(Account.COORDINATOR));
        assertEquals(none, search(Account.COORDINATOR, Map.of("reference", reference)).statusCode(200).extract().asString());
        search(Account.COORDINATOR, Map.of("reference", "QBE5-16CB-J")).statusCode(400).body("violations.field", hasItem("reference"));
    }

    @Test
    void forbidden_403_a_coordinator_who_searches_by_anything_else() {
        GivenTeams.coordinators();
        String reference = reference(GivenTeams.caseOf(Account.COORDINATOR));
        String problem = "urn:palermo:problem:case-search:reference-only";
        search(Account.COORDINATOR, Map.of("name", "Mai")).statusCode(403).body("type", equalTo(problem));
        search(Account.COORDINATOR, Map.of("name", "Mai", "reference", reference)).statusCode(403).body("type", equalTo(problem));
        search(Account.COORDINATOR, identifier("PASSPORT", she.passport())).statusCode(403).body("type", equalTo(problem));
        search(Account.COORDINATOR, Map.of("certificate", Reference.random(100))).statusCode(403)
                .body("type", equalTo("urn:palermo:problem:case-search:certificate"));
    }

    private static String reference(UUID file) {
        return Given.text("select reference from case_file where id = '" + file + "'");
    }

    @Test
    void ok_200_the_authority_finds_a_person_by_a_current_or_replaced_certificate() {
        String certificates = "/api/nrm/v1/cases/" + id + "/certificates";
        JsonPath first = as(Account.AUTHORITY).get(certificates).then().statusCode(200).extract().jsonPath();
        String carried = first.getString("items[0].reference");
        as(Account.AUTHORITY).post(certificates + "/" + first.getString("items[0].id") + "/replacement").then().statusCode(200);
        String standing = as(Account.AUTHORITY).get(certificates).then().extract().path("items[0].reference");
        for (String reference : List.of(carried, standing, standing.toLowerCase().replace("-", " "))) {
            search(Account.AUTHORITY, Map.of("certificate", reference)).statusCode(200).body("items.id", contains(id));
        }
        assertEquals(3, Given.count("select count(*) from audit_entry where action = 'FIND' and '" + id + "' = any(listed)"));
        search(Account.AUTHORITY, Map.of("certificate", standing, "name", "Nobody")).statusCode(200).body("items", empty());
        search(Account.AUTHORITY, Map.of("certificate", "7ZPK-3M0Q-5T1V-8XWE-2RGH-$")).statusCode(200).body("items", empty());
        search(Account.RESPONDER, Map.of("certificate", standing)).statusCode(403).body("type", equalTo("urn:palermo:problem:case-search:certificate"));
        as(Account.BORDER).body(Map.of("reference", carried)).post("/api/nrm/v1/removal-questions").then().statusCode(200).body("answer", equalTo("ASK_COMPETENT_AUTHORITY"));
        outside(() -> search(Account.AUTHORITY, Map.of("certificate", standing)).statusCode(200).body("items", empty()));
    }

    @Test
    void ok_200_nobody_finds_referrals_of_another_organisation() {
        String borders = Given.refer(Account.BORDER, named(she.given(), Somebody.unknown().family())).extract().path("id");
        search(Account.RESPONDER, Map.of("name", she.given())).statusCode(200).body("items.id", not(hasItem(borders)));
        search(Account.AUTHORITY, Map.of("name", she.given())).statusCode(200).body("items.id", contains(borders, id));
        assertEquals(0, Given.count("select count(*) from person_name_token where agency = '" + Account.BORDER.agency() + "'"), "an immigration body has nothing to search");
    }

    @Test
    void ok_200_pages_have_no_gap_or_repeat() {
        List<String> all = new ArrayList<>(List.of(id));
        for (int i = 0; i < 6; i++) {
            all.addFirst(Given.refer(Account.RESPONDER, named(she.given(), Somebody.unknown().family())).extract().path("id"));
        }
        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            Map<String, Object> body = new HashMap<>(Map.of("name", she.given(), "limit", 3));
            if (cursor != null) {
                body.put("cursor", cursor);
            }
            JsonPath page = search(Account.AUTHORITY, body).statusCode(200).extract().jsonPath();
            seen.addAll(page.getList("items.id", String.class));
            cursor = page.getString("next");
        } while (cursor != null);
        assertEquals(all, seen);
    }

    @Test
    void ok_200_each_listed_file_is_audited() {
        search(Account.AUTHORITY, Map.of("name", she.given())).statusCode(200);
        assertEquals(1, Given.count("select count(*) from audit_entry where action = 'FIND' and '" + id + "' = any(listed)"));
    }

    @Test
    void ok_200_a_search_decrypts_nothing() {
        try (Statements statements = Statements.watched()) {
            search(Account.AUTHORITY, Map.of("name", she.given())).statusCode(200);
            as(Account.AUTHORITY).get("/api/nrm/v1/cases?limit=200").then().statusCode(200);
            assertTrue(statements.sent().stream().anyMatch(sql -> sql.contains("person_name_token")), "watches: " + statements.sent());
            assertTrue(statements.sent().stream().noneMatch(sql -> sql.contains("data_key") || sql.contains("case_person")), statements.sent().toString());
        }
    }

    @Test
    void unauthorised_401() {
        RestAssured.given().contentType("application/json").body(Map.of("name", "Mai")).post("/api/nrm/v1/cases/searches").then().statusCode(401);
    }

    @Test
    void forbidden_403_wrong_role_and_immigration() {
        for (Account account : List.of(Account.BORDER, Account.NGO, Account.RAPPORTEUR, Account.DATA_PROTECTION)) {
            search(account, Map.of("name", she.given())).statusCode(403);
        }
    }

    @Test
    void invalid_400_no_search_criterion() {
        search(Account.AUTHORITY, Map.of()).statusCode(400).body("violations.field", hasItem("name"));
        search(Account.AUTHORITY, Map.of("name", " - … ")).statusCode(400).body("violations.field", hasItem("name"));
        search(Account.AUTHORITY, identifier("PHONE", " + ")).statusCode(400).body("violations.field", hasItem(containsString("identifier")));
        search(Account.AUTHORITY, Map.of("reference", "QBE5-16CB-J")).statusCode(400).body("violations.field", hasItem("reference"));
        search(Account.AUTHORITY, Map.of("certificate", "QBE5")).statusCode(400).body("violations.field", hasItem("certificate"));
        search(Account.AUTHORITY, Map.of("name", "Mai", "cursor", "abc")).statusCode(400).body("violations.field", hasItem("cursor"));
        search(Account.AUTHORITY, Map.of("name", "Mai", "limit", 201)).statusCode(400).body("violations.field", hasItem("limit"));
    }

    /// While the case belongs to a country that the caller does not cover.
    private void outside(Runnable search) {
        Given.sql("update case_file set country = 'FR', region = 'FR-IDF' where id = '" + id + "'");
        try {
            search.run();
        } finally {
            Given.sql("update case_file set country = 'GB', region = 'GB-SCT' where id = '" + id + "'");
        }
    }

    private String named(String given, String family) {
        return new Somebody(given, family, Somebody.unknown().born(), Somebody.unknown().passport(), Somebody.unknown().phone()).referral();
    }

    private static Map<String, Object> identifier(String kind, String value) {
        return Map.of("identifier", Map.of("kind", kind, "value", value));
    }

    private static ValidatableResponse search(Account account, Map<String, ?> body) {
        return as(account).body(body).post("/api/nrm/v1/cases/searches").then();
    }
}
