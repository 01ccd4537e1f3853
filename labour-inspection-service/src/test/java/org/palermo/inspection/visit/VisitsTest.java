package org.palermo.inspection.visit;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.palermo.inspection.Given.API;
import static org.palermo.inspection.Given.aVisit;
import static org.palermo.inspection.Given.aWorkplace;
import static org.palermo.inspection.Given.as;
import static org.palermo.inspection.Given.count;
import static org.palermo.inspection.Given.execute;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.palermo.inspection.MechanismKeyPair;
import org.palermo.inspection.text.Digests;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.TestDatabase;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(MechanismKeyPair.class)
class VisitsTest {
    @Inject
    Digests digests;

    @Test
    void created_201_and_read_by_the_agency() {
        String workplace = aWorkplace("ESTABLISHMENT");
        String id = aVisit(Account.INSPECTOR, workplace);
        String name = as(Account.INSPECTOR).get(API + "/workplaces/" + workplace).path("name");
        as(Account.INSPECTOR).get(API + "/visits/" + id).then().statusCode(200).body("country", equalTo("GB"))
                .body("checklist", equalTo("ilo-ec-2009")).body("workplaceName", equalTo(name));
        as(Account.INSPECTOR).get(API + "/visits?workplace=" + workplace).then().body("items.id", hasItem(id))
                .body("items.workplaceName", everyItem(equalTo(name)));
        as(Account.OTHER_INSPECTOR).get(API + "/visits?workplace=" + workplace).then().body("items.id", not(hasItem(id)));
        assertEquals(1, count("select count(*) from audit_entry where action = 'READ' and record_id = '" + id + "'"));
    }

    /// Every kind is left out, because a gap for complaints alone would reveal them. Also who recorded a visit can't read its reason again.
    @Test
    void ok_200_why_is_shown_to_the_chief_only() {
        String workplace = aWorkplace("ESTABLISHMENT");
        String byChief = as(Account.CHIEF).body(body(workplace, "\"kind\":\"PLANNED\"")).post(API + "/visits").then().statusCode(201).extract().path("id");
        String byInspector = aVisit(Account.INSPECTOR, workplace);
        for (String visit : List.of(byChief, byInspector)) {
            as(Account.INSPECTOR).get(API + "/visits/" + visit).then().statusCode(200).body("kind", nullValue());
        }
        as(Account.CHIEF).get(API + "/visits/" + byInspector).then().statusCode(200).body("kind", equalTo("COMPLAINT"));
        as(Account.INSPECTOR).get(API + "/visits?workplace=" + workplace).then().body("items.size()", equalTo(2))
                .body("items.kind", everyItem(nullValue()));
        as(Account.INSPECTOR).body(body(workplace, "\"kind\":\"COMPLAINT\"")).post(API + "/visits").then().statusCode(201).body("kind", nullValue());
    }

    /// The row of the visit says PLANNED, so that nothing that reads it can tell a complaint.
    @Test
    void the_row_of_a_visit_says_nothing_of_a_complaint() {
        String id = aVisit(Account.INSPECTOR);
        assertEquals(1, count("select count(*) from visit where id = '" + id + "' and kind = 'PLANNED'"));
        assertEquals(1, count("select count(*) from visit_reason where visit = '" + id + "' and kind = 'COMPLAINT'"));
    }

    @Test
    void invalid_400_the_source_of_a_complaint_has_no_field() {
        post(body(aWorkplace("ESTABLISHMENT"), "\"kind\":\"COMPLAINT\",\"complainant\":\"her name\"")).statusCode(400)
                .body("violations[0].field", equalTo("(unknown)"));
        assertEquals(0, count("select count(*) from information_schema.columns where table_name = 'visit' and (column_name like '%complain%' or column_name like '%source%')"));
        assertEquals(0, count("select count(*) from information_schema.columns where table_schema = 'public' and (column_name like '%migra%' or column_name like '%immigra%')"));
    }

    @Test
    void invalid_400_a_household_needs_consent_or_a_warrant() {
        String household = aWorkplace("PRIVATE_HOUSEHOLD");
        post(body(household, "\"kind\":\"PLANNED\"")).statusCode(400).body("violations[0].field", equalTo("householdAccess"));
        String warrant = "\"kind\":\"PLANNED\",\"householdAccess\":\"WARRANT\"";
        post(body(household, warrant)).statusCode(400).body("violations[0].field", equalTo("entry"));
        post(body(household, warrant + ",\"entry\":{\"consentBy\":\"a son\",\"consentForm\":\"ORAL\"}")).statusCode(400)
                .body("violations[0].field", equalTo("entry.consentBy"));
        String visit = post(body(household, warrant + ",\"entry\":{\"warrantNumber\":\"W 7\",\"warrantCourt\":\"Leeds\","
                + "\"warrantIssuedOn\":\"2026-01-02\",\"warrantScope\":\"all rooms\"}")).statusCode(201)
                        .body("householdAccess", equalTo("WARRANT"))
                .extract().path("id");
        as(Account.INSPECTOR).get(API + "/visits/" + visit + "/record").then().statusCode(200).body("entry.warrantNumber", equalTo("W 7"))
                .body("entry.warrantScope", equalTo("all rooms")).body("corrections.size()", equalTo(0));
        assertEquals(0,
                count("select count(*) from visit_entry where position(convert_to('all rooms', 'UTF8') in coalesce(sealed, '')) > 0"),
                        "it is sealed");
        post(body(aWorkplace("ESTABLISHMENT"), "\"kind\":\"PLANNED\",\"householdAccess\":\"CONSENT\"")).statusCode(400);
    }

    /// As a phone does that did not get the answer of a release that did not ask for the particulars.
    @Test
    void created_201_a_household_visit_that_was_recorded_without_its_particulars_is_repeated() {
        String household = aWorkplace("PRIVATE_HOUSEHOLD");
        String id = UUID.randomUUID().toString();
        String said = "\"kind\":\"PLANNED\",\"householdAccess\":\"WARRANT\",\"id\":\"" + id + "\"";
        post(body(household, said)).statusCode(400).body("violations[0].field", equalTo("entry"));
        assertEquals(0, count("select count(*) from visit where chosen = '" + id + "'"), "what is refused is not recorded");
        String entry = ",\"entry\":{\"warrantNumber\":\"W 7\",\"warrantCourt\":\"Leeds\","
                + "\"warrantIssuedOn\":\"2026-01-02\",\"warrantScope\":\"all\"}";
        post(body(household, said + entry)).statusCode(201);
        byte[] digest = digests.of(new RecordVisit(UUID.fromString(id), UUID.fromString(household), VisitKind.PLANNED,
                Instant.parse("2026-01-05T09:30:00Z"), HouseholdAccess.WARRANT, null, null));
        execute("update visit set digest = decode('" + HexFormat.of().formatHex(digest) + "', 'hex') where chosen = '" + id + "'");
        post(body(household, said)).statusCode(201).body("id", equalTo(id));
        post(body(household, said).replace("WARRANT", "CONSENT")).statusCode(400).body("violations[0].field", equalTo("entry"));
        post(body(household, said + entry)).statusCode(409)
                .body("type", equalTo("urn:palermo:problem:visit:id-taken"));
    }

    @Test
    void created_201_the_same_id_and_body_again_and_conflict_409_another_body() {
        String workplace = aWorkplace("ESTABLISHMENT");
        String id = UUID.randomUUID().toString();
        String body = body(workplace, "\"kind\":\"PLANNED\",\"id\":\"" + id + "\"");
        String first = post(body).statusCode(201).extract().asString();
        assertEquals(first, post(body).statusCode(201).extract().asString());
        post(body.replace("PLANNED", "FOLLOW_UP")).statusCode(409).body("type", equalTo("urn:palermo:problem:visit:id-taken"));
        as(Account.CHIEF).body(body).post(API + "/visits").then().statusCode(409);
    }

    /// An id belongs to its inspectorate. An id that another inspectorate uses gets the same status, headers and shape as an unused
    /// id, and both visits are stored.
    @Test
    void created_201_an_id_of_another_inspectorate_like_one_of_nobody() {
        String workplace = aWorkplace("ESTABLISHMENT");
        String id = UUID.randomUUID().toString();
        String theirs = body(workplace, "\"kind\":\"PLANNED\",\"id\":\"" + id + "\"");
        as(Account.OTHER_INSPECTOR).body(theirs).post(API + "/visits").then().statusCode(201).body("id", equalTo(id));
        String foreign = shape(post(theirs.replace("PLANNED", "FOLLOW_UP")).statusCode(201), id);
        String free = UUID.randomUUID().toString();
        String unknown = shape(post(theirs.replace("PLANNED", "FOLLOW_UP").replace(id, free)).statusCode(201), free);
        assertEquals(unknown, foreign);
        post(theirs.replace("PLANNED", "FOLLOW_UP")).statusCode(201).body("id", equalTo(id));
        post(theirs).statusCode(409).body("type", equalTo("urn:palermo:problem:visit:id-taken"));
        as(Account.INSPECTOR).get(API + "/visits/" + id).then().statusCode(200).body("id", equalTo(id));
        as(Account.CHIEF).get(API + "/visits/" + id).then().statusCode(200).body("kind", equalTo("FOLLOW_UP"));
        as(Account.OTHER_INSPECTOR).get(API + "/visits/" + id).then().statusCode(200).body("id", equalTo(id));
        as(Account.INSPECTOR).get(API + "/visits?workplace=" + workplace + "&limit=1").then().statusCode(200).body("items.id", equalTo(List.of(newest(id, free))));
        assertEquals(2, count("select count(*) from visit where coalesce(chosen, id) = '" + id + "'"));
        assertEquals(1, count("select count(*) from visit where id = '" + id + "' and agency = '" + Account.OTHER_INSPECTOR.agency() + "'"));
    }

    /// Of two visits at the same instant, the one with the larger chosen id comes first. The id of the row must not decide, because
    /// the order would reveal it.
    private static String newest(String one, String other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static String shape(ValidatableResponse answer, String id) {
        var extracted = answer.extract();
        return extracted.headers().asList().stream().map(header -> header.getName()).sorted().toList()
                + extracted.header("Location").replace(id, "id") + extracted.asString().replace(id, "id").replaceAll("\"recordedAt\":\"[^\"]*\"", "");
    }

    @Test
    void two_inspectorates_race_for_an_id_and_both_keep_it() throws InterruptedException {
        String workplace = aWorkplace("ESTABLISHMENT");
        for (int i = 0; i < 20; i++) {
            String body = body(workplace, "\"kind\":\"PLANNED\",\"id\":\"" + UUID.randomUUID() + "\"");
            int[] theirs = new int[1];
            Thread other = Thread.ofVirtual().start(() -> theirs[0] = as(Account.OTHER_INSPECTOR).body(body).post(API + "/visits").statusCode());
            assertEquals(201, post(body).extract().statusCode());
            other.join();
            assertEquals(201, theirs[0]);
        }
    }

    @Test
    void invalid_400() {
        String workplace = aWorkplace("ESTABLISHMENT");
        for (String body : List.of(
                body(UUID.randomUUID().toString(), "\"kind\":\"PLANNED\""), body("nonsense", "\"kind\":\"PLANNED\""), body(workplace, "\"kind\":\"FUN\""),
                body(workplace, "\"kind\":\"PLANNED\"").replace("2026-01-05", "2126-01-05"), body(workplace, "\"kind\":\"PLANNED\"").replace("2026-01-05", "1726-01-05"),
                body(workplace, "\"kind\":\"PLANNED\"").replace("2026-01-05T09:30:00Z", "+999999999-01-05T09:30:00Z"),
                body(workplace, "\"kind\":\"PLANNED\",\"checklist\":\"No Such!\""), "{}", "{\"id\":7}")) {
            post(body).statusCode(400).contentType("application/problem+json");
        }
        as(Account.INSPECTOR).get(API + "/visits?workplace=nonsense").then().statusCode(400);
    }

    @Test
    void not_found_404_other_agency() {
        String id = aVisit(Account.INSPECTOR);
        as(Account.OTHER_INSPECTOR).get(API + "/visits/" + id).then().statusCode(404);
        as(Account.INSPECTOR).get(API + "/visits/" + UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void unauthorised_401() {
        RestAssured.get(API + "/visits").then().statusCode(401);
    }

    @Test
    void forbidden_403_wrong_role() {
        as(Account.ADMINISTRATOR).get(API + "/visits").then().statusCode(403);
        as(Account.BORDER).get(API + "/visits/" + UUID.randomUUID()).then().statusCode(403);
    }

    /// Row security protects the visits even if a query does not: without a scope, or with that of another organisation, the
    /// service's database role sees no row.
    @Test
    void row_level_security_stands_under_it() throws SQLException {
        String id = aVisit(Account.INSPECTOR);
        assertEquals(0, seen(id, ""));
        assertEquals(0, seen(id, Account.OTHER_INSPECTOR.agency().toString()));
        assertEquals(1, seen(id, Account.INSPECTOR.agency().toString()));
    }

    private static int seen(String id, String agency) throws SQLException {
        try (Connection connection = TestDatabase.asUser(); Statement sql = connection.createStatement()) {
            sql.execute("select set_config('palermo.agency', '" + agency + "', false), set_config('palermo.roles', 'inspector', false)");
            try (ResultSet rows = sql.executeQuery("select count(*) from visit where id = '" + id + "'")) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }

    private static ValidatableResponse post(String body) {
        return as(Account.INSPECTOR).body(body).post(API + "/visits").then();
    }

    private static String body(String workplace, String more) {
        return "{\"workplace\":\"" + workplace + "\",\"startedAt\":\"2026-01-05T09:30:00Z\"," + more + "}";
    }
}
