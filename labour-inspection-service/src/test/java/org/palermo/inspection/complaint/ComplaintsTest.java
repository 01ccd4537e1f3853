package org.palermo.inspection.complaint;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.inspection.Given.API;
import static org.palermo.inspection.Given.aVisit;
import static org.palermo.inspection.Given.aWorkplace;
import static org.palermo.inspection.Given.as;
import static org.palermo.inspection.Given.count;
import static org.palermo.inspection.Given.execute;
import static org.palermo.inspection.Given.text;
import static org.palermo.inspection.plan.GivenPlan.today;
import static org.palermo.inspection.plan.GivenPlan.until;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.palermo.inspection.MechanismKeyPair;
import org.palermo.inspection.plan.GivenPlan;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Acting;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.TestTokens;

/// A complaint is taken in, and only the chief inspector reads it and decides on it.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(MechanismKeyPair.class)
class ComplaintsTest {
    private static final String TAKEN = """
            {"channel":"PHONE","country":"GB","place":"the laundry in Mill Lane","what":"no wages since May","from":"Amina K.","contact":"0161 496 0001 after six","language":"so"}
            """;

    @Inject
    ComplaintErasure end;

    @Test
    void created_201_sealed_and_read_by_the_chief_alone() {
        long audited = count("select count(*) from audit_entry");
        String reference = take(TAKEN).then().statusCode(201).body("reference", containsString("C-")).body("what", nullValue()).extract().path("reference");
        assertEquals(audited, count("select count(*) from audit_entry"), "the audit, which more people read, says nothing of it");
        String id = text("select id from complaint where reference = '" + reference + "'");
        as(Account.INSPECTOR).get(API + "/complaints").then().statusCode(403);
        as(Account.INSPECTOR).get(API + "/complaints/" + id).then().statusCode(403);
        as(Account.CHIEF).get(API + "/complaints?state=NEW").then().statusCode(200).body("items.reference", hasItem(reference)).body("items.what", not(hasItem("no wages since May")));
        as(Account.CHIEF).get(API + "/complaints/" + id).then().statusCode(200).body("what", equalTo("no wages since May")).body("from", equalTo("Amina K."))
                .body("contact", equalTo("0161 496 0001 after six")).body("channel", equalTo("PHONE")).header("ETag", equalTo("\"0\""));
        assertEquals(0, count("select count(*) from complaint where position(convert_to('Amina', 'UTF8') in sealed) > 0"));
        assertEquals(1, count("select count(*) from complaint_log where action = 'READ' and complaint = '" + id + "'"));
        assertEquals(0, count("select count(*) from audit_entry where record_id = '" + id + "' or '" + id + "' = any (listed)"));
    }

    @Test
    void created_201_on_a_workplace_that_is_named_by_its_reference() {
        String workplace = aWorkplace("ESTABLISHMENT");
        String reference = as(Account.CHIEF).get(API + "/workplaces/" + workplace).path("reference");
        String body = "{\"channel\":\"PHONE\",\"country\":\"GB\",\"workplaceReference\":\"%s\",\"what\":\"no wages\"}";
        String taken = take(body.formatted(reference)).then().statusCode(201).extract().path("reference");
        String id = text("select id from complaint where reference = '" + taken + "'");
        as(Account.CHIEF).get(API + "/complaints/" + id).then().statusCode(200).body("workplace", equalTo(workplace)).body("place", nullValue());
        take(body.formatted("W-0000-0000-00")).then().statusCode(400).body("violations[0].field", equalTo("workplaceReference"));
        take(body.replace("\"workplaceReference\":\"%s\",", "")).then().statusCode(400).body("violations[0].field", equalTo("place"));
    }

    @Test
    void row_security_shows_it_and_its_key_to_the_chief_of_the_inspectorate_alone() throws SQLException {
        String id = taken();
        for (Account account : EnumSet.complementOf(EnumSet.of(Account.CHIEF))) {
            try (Acting acting = Acting.as(account)) {
                acting.set("palermo.agency", Account.CHIEF.agency().toString());
                for (String table : new String[] {"complaint", "complaint_log", "complaint_not_ours", "visit_source", "visit_reason", "data_key where purpose = 'COMPLAINT'"}) {
                    assertEquals(0, acting.count(table), account + " " + table);
                }
            }
        }
        try (Acting chief = Acting.as(Account.CHIEF); Acting nobody = Acting.nobody(); Acting owner = Acting.owner()) {
            assertEquals(1, chief.count("complaint where id = '" + id + "'"));
            assertEquals(1, chief.count("data_key where owner = '" + id + "'"));
            chief.set("palermo.agency", Account.OTHER_INSPECTOR.agency().toString());
            assertEquals(0, chief.count("complaint where id = '" + id + "'"), "another inspectorate");
            assertEquals(0, nobody.count("complaint") + owner.count("complaint"));
        }
    }

    @Test
    void triaged_into_a_visit_that_everybody_else_sees_as_planned() {
        String workplace = aWorkplace("ESTABLISHMENT");
        String id = taken();
        String visit = "{\"outcome\":\"VISIT\",\"workplace\":\"%s\",\"from\":\"%s\",\"by\":\"%s\",\"note\":\"go before payday\"}".formatted(workplace, today(), until());
        triage(id, visit.replace(workplace, UUID.randomUUID().toString())).then().statusCode(400);
        triage(id, "{\"outcome\":\"VISIT\",\"from\":\"%s\",\"by\":\"%s\"}".formatted(today(), until())).then().statusCode(400).body("violations[0].field", equalTo("workplaceReference"));
        triage(id, visit.replace("\"workplace\"", "\"workplaceReference\"")).then().statusCode(400).body("violations[0].field", equalTo("workplaceReference"));
        triage(id, "{\"outcome\":\"NO_VISIT\",\"from\":\"%s\"}".formatted(today())).then().statusCode(400).body("violations[0].field", equalTo("from"));
        String planned = triage(id, visit).then().statusCode(200).body("outcome", equalTo("VISIT")).body("note", equalTo("go before payday")).body("plannedVisit", notNullValue())
                .extract().path("plannedVisit");
        triage(id, visit).then().statusCode(409).body("type", equalTo("urn:palermo:problem:complaint:decided"));
        as(Account.CHIEF).get(API + "/planned-visits/" + planned).then().statusCode(200).body("kind", equalTo("COMPLAINT")).body("complaint", equalTo(id));
        as(Account.INSPECTOR).get(API + "/planned-visits/" + planned).then().statusCode(200).body("kind", equalTo("PLANNED")).body("complaint", nullValue());
        String reference = as(Account.CHIEF).get(API + "/workplaces/" + workplace).path("reference");
        triage(taken(), visit.replace("\"workplace\":\"" + workplace, "\"workplaceReference\":\"" + reference)).then().statusCode(200).body("workplace", equalTo(workplace));
        as(Account.CHIEF).header("If-Match", "\"0\"").body(visit).post(API + "/complaints/" + taken() + "/triage").then().statusCode(200);
        as(Account.CHIEF).body(visit).post(API + "/complaints/" + taken() + "/triage").then().statusCode(428);
    }

    /// Anybody complains without an account. A chief inspector who covers the country sees it, and deciding makes it her inspectorate's.
    @Test
    void created_201_from_the_public_page() throws SQLException {
        String body = "{\"country\":\"GB\",\"place\":\"the laundry\",\"what\":\"no wages since May\",\"contact\":\"after six\"}";
        String reference = RestAssured.given().contentType("application/json").body(body).post(API + "/public-complaints").then().statusCode(201).body("what", nullValue())
                .extract().path("reference");
        String id = text("select id from complaint where reference = '" + reference + "' and agency is null and taken_by is null");
        as(Account.CHIEF).get(API + "/complaints?state=NEW").then().body("items.id", hasItem(id));
        as(Account.CHIEF).get(API + "/complaints/" + id).then().statusCode(200).body("channel", equalTo("PAGE")).body("contact", equalTo("after six")).body("takenBy", nullValue());
        try (Acting chief = Acting.as(Account.CHIEF)) {
            chief.set("palermo.regions", "ZZ");
            assertEquals(0, chief.count("complaint where id = '" + id + "'"), "a country that she does not cover");
        }
        try (Acting sender = Acting.system("complaints")) {
            assertEquals(0, sender.count("complaint") + sender.count("data_key where purpose = 'COMPLAINT'"), "who takes it in reads nothing");
        }
        triage(id, "{\"outcome\":\"NO_VISIT\"}").then().statusCode(200);
        assertEquals(Account.CHIEF.agency().toString(), text("select agency from complaint where id = '" + id + "'"));
        RestAssured.given().contentType("application/json").body(body.replace("GB", "FR")).post(API + "/public-complaints").then().statusCode(400).body("violations[0].field", equalTo("country"));
        RestAssured.given().contentType("application/json").body(body.replace("the laundry", "")).post(API + "/public-complaints").then().statusCode(400);
        RestAssured.given().contentType("application/json").body(body.replace("no wages since May", "they keep my visa")).post(API + "/public-complaints").then().statusCode(201);
    }

    /// What the public sends names no region: an inspectorate that is there for a region sees it too, and nobody else of the region.
    @Test
    void ok_200_a_chief_of_a_region_reads_and_decides_what_the_public_sent() throws SQLException {
        String body = "{\"country\":\"GB\",\"place\":\"the laundry\",\"what\":\"no wages since May\"}";
        String reference = RestAssured.given().contentType("application/json").body(body).post(API + "/public-complaints").then().statusCode(201).extract().path("reference");
        String id = text("select id from complaint where reference = '" + reference + "'");
        chiefOf("ZZ-N").get(API + "/complaints?state=NEW&limit=200").then().statusCode(200).body("items.id", not(hasItem(id)));
        chiefOf("ZZ-N").get(API + "/complaints/" + id).then().statusCode(404);
        chiefOf("GBX").get(API + "/complaints/" + id).then().statusCode(404);
        chiefOf("GB-ENG-NE").get(API + "/complaints?state=NEW&limit=200").then().statusCode(200).body("items.id", hasItem(id));
        chiefOf("GB-ENG-NE").get(API + "/complaints/" + id).then().statusCode(200).body("what", equalTo("no wages since May"));
        for (Account account : EnumSet.complementOf(EnumSet.of(Account.CHIEF))) {
            try (Acting acting = Acting.as(account)) {
                acting.set("palermo.regions", "GB-ENG-NE");
                assertEquals(0, acting.count("complaint") + acting.count("data_key where purpose = 'COMPLAINT'"), account.name());
            }
        }
        try (Acting chief = Acting.as(Account.CHIEF)) {
            chief.set("palermo.regions", "");
            assertEquals(0, chief.count("complaint where id = '" + id + "'"), "no region");
        }
        String own = taken();
        chiefOf("GB-ENG-NE").get(API + "/complaints/" + own).then().statusCode(404);
        chiefOf("GB-ENG-NE").header("If-Match", "\"0\"").body("{\"outcome\":\"NO_VISIT\"}").post(API + "/complaints/" + id + "/triage").then().statusCode(200).body("outcome", equalTo("NO_VISIT"));
        assertEquals(Account.OTHER_INSPECTOR.agency().toString(), text("select agency from complaint where id = '" + id + "'"));
        as(Account.CHIEF).get(API + "/complaints/" + id).then().statusCode(404);
    }

    /// One inspectorate says for itself alone that what the public sent is not for it.
    @ParameterizedTest
    @ValueSource(strings = {"PASSED_ON", "NOT_COMPETENT"})
    void ok_200_a_public_complaint_that_is_not_for_one_inspectorate_stays_open_for_the_others(String outcome) throws SQLException {
        String body = "{\"country\":\"GB\",\"place\":\"the laundry\",\"what\":\"no wages since May\"}";
        String reference = RestAssured.given().contentType("application/json").body(body).post(API + "/public-complaints").then().statusCode(201).extract().path("reference");
        String id = text("select id from complaint where reference = '" + reference + "'");
        String decision = "{\"outcome\":\"%s\",\"note\":\"a matter of the Zebra office\"}".formatted(outcome);
        triage(id, decision).then().statusCode(200).body("state", equalTo("TRIAGED")).body("outcome", equalTo(outcome)).body("note", equalTo("a matter of the Zebra office"))
                .body("triagedAt", notNullValue()).header("ETag", equalTo("\"1\""));
        triage(id, decision).then().statusCode(409).body("type", equalTo("urn:palermo:problem:complaint:decided"));
        as(Account.CHIEF).header("If-Match", "\"0\"").body(decision).post(API + "/complaints/" + id + "/triage").then().statusCode(412);
        as(Account.CHIEF).get(API + "/complaints?state=NEW&limit=200").then().body("items.id", not(hasItem(id)));
        as(Account.CHIEF).get(API + "/complaints?state=TRIAGED&limit=200").then().body("items.id", hasItem(id)).body("items.find { it.id == '" + id + "' }.outcome", equalTo(outcome));
        assertEquals(1, count("select count(*) from complaint where id = '" + id + "' and agency is null and state = 'NEW' and version = 0"));
        assertEquals(0, count("select count(*) from complaint_not_ours where position(convert_to('Zebra', 'UTF8') in sealed_note) > 0"));
        chiefOf("GB-ENG-NE").get(API + "/complaints?state=NEW&limit=200").then().body("items.id", hasItem(id));
        chiefOf("GB-ENG-NE").get(API + "/complaints/" + id).then().statusCode(200).body("state", equalTo("NEW")).body("outcome", nullValue()).body("note", nullValue()).header("ETag", equalTo("\"0\""));
        notForIt(id);
        chiefOf("GB-ENG-NE").header("If-Match", "\"0\"").body("{\"outcome\":\"NO_VISIT\"}").post(API + "/complaints/" + id + "/triage").then().statusCode(200).body("outcome", equalTo("NO_VISIT"));
        as(Account.CHIEF).get(API + "/complaints/" + id).then().statusCode(404);
        execute("update complaint set taken_at = taken_at - interval '1096 days' where id = '" + id + "'");
        end.runOnce().await().atMost(Duration.ofSeconds(20));
        assertEquals(0, count("select count(*) from complaint_not_ours where complaint = '" + id + "'"));
    }

    /// That it is not theirs changes no row of the complaint, so the second of them must be read after she has waited for the first.
    @Test
    void precondition_412_two_chiefs_of_one_inspectorate_decide_at_once() {
        String body = "{\"country\":\"GB\",\"place\":\"the bakery\",\"what\":\"no wages since June\"}";
        for (String other : new String[] {"NOT_COMPETENT", "NO_VISIT"}) {
            String reference = RestAssured.given().contentType("application/json").body(body).post(API + "/public-complaints").then().statusCode(201)
                    .extract().path("reference");
            String triage = API + "/complaints/" + text("select id from complaint where reference = '" + reference + "'") + "/triage";
            List<Integer> answers = Stream.of("NOT_COMPETENT", other)
                    .map(outcome -> CompletableFuture.supplyAsync(() -> as(Account.CHIEF).header("If-Match", "\"0\"")
                            .body("{\"outcome\":\"" + outcome + "\"}").post(triage).statusCode()))
                    .toList().stream().map(CompletableFuture::join).sorted().toList();
            assertEquals(List.of(200, 412), answers);
        }
    }

    /// Row security shows what the chief inspector decided for her inspectorate to her alone, and lets nobody decide for another one.
    private static void notForIt(String id) throws SQLException {
        String row = "complaint_not_ours where complaint = '" + id + "'";
        try (Acting chief = Acting.as(Account.CHIEF)) {
            assertEquals(1, chief.count(row));
            assertEquals(0, chief.change("update complaint_not_ours set outcome = 'PASSED_ON'") + chief.change("delete from complaint_not_ours"));
            assertTrue(chief.isRefused(forged(id, Account.OTHER_INSPECTOR, Account.CHIEF.name())), "for another inspectorate");
            chief.set("palermo.agency", Account.OTHER_INSPECTOR.agency().toString());
            assertEquals(0, chief.count(row), "another inspectorate");
            assertTrue(chief.isRefused(forged(id, Account.OTHER_INSPECTOR, "somebody")), "in another name");
            assertTrue(chief.isRefused(forged(taken(), Account.OTHER_INSPECTOR, Account.CHIEF.name())), "of another inspectorate");
        }
        try (Acting inspector = Acting.as(Account.OTHER_INSPECTOR)) {
            assertTrue(inspector.isRefused(forged(id, Account.OTHER_INSPECTOR, Account.OTHER_INSPECTOR.name())), "another role");
        }
    }

    private static String forged(String complaint, Account of, String by) {
        return "insert into complaint_not_ours (complaint, agency, outcome, decided_by, decided_at) values ('%s', '%s', 'PASSED_ON', '%s', now())"
                .formatted(complaint, of.agency(), by);
    }

    @Test
    void ok_200_a_complaint_of_the_inspectorate_is_its_own_also_when_it_is_passed_on() {
        String own = taken();
        triage(own, "{\"outcome\":\"PASSED_ON\"}").then().statusCode(200).body("outcome", equalTo("PASSED_ON"));
        assertEquals(1, count("select count(*) from complaint where id = '" + own + "' and state = 'TRIAGED' and outcome = 'PASSED_ON'"));
        assertEquals(0, count("select count(*) from complaint_not_ours where complaint = '" + own + "'"));
    }

    @Test
    void invalid_400() {
        take(TAKEN.replace("PHONE", "PAGE")).then().statusCode(400).body("violations[0].field", equalTo("channel"));
        take(TAKEN.replace("\"GB\"", "\"XX\"")).then().statusCode(400).body("violations[0].field", equalTo("country"));
        take(TAKEN.replace("\"GB\"", "\"FR\"")).then().statusCode(400).body("violations[0].field", equalTo("country"));
        take(TAKEN.replace("\"place\":\"the laundry in Mill Lane\",", "")).then().statusCode(400).body("violations[0].field", equalTo("place"));
        take(TAKEN.replace("\"place\"", "\"workplace\":\"" + UUID.randomUUID() + "\",\"place\"")).then().statusCode(400).body("violations[0].field", equalTo("workplace"));
        take(TAKEN.replace("no wages since May", "")).then().statusCode(400);
        take(TAKEN.replace("no wages since May", "her visa expired")).then().statusCode(400).body("violations[0].field", equalTo("what")).body("violations[0].message", containsString("PERMIT"));
        take(TAKEN.replace("after six", "not at the asylum office")).then().statusCode(400).body("violations[0].field", equalTo("contact"));
        triage(taken(), "{\"outcome\":\"NO_VISIT\",\"note\":\"her visa expired\"}").then().statusCode(400).body("violations[0].field", equalTo("note"));
        as(Account.ADMINISTRATOR).body(TAKEN).post(API + "/complaints").then().statusCode(403);
        as(Account.CHIEF).get(API + "/complaints/" + UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void it_ends_with_its_key_and_its_log() {
        String old = taken();
        String recent = taken();
        String visit = triage(old, "{\"outcome\":\"VISIT\",\"workplace\":\"%s\",\"from\":\"%s\",\"by\":\"%s\"}".formatted(aWorkplace("ESTABLISHMENT"), today(), until()))
                .then().statusCode(200).extract().path("plannedVisit");
        assertEquals(1, count("select count(*) from visit_source where complaint = '" + old + "'"));
        as(Account.CHIEF).get(API + "/complaints/" + old).then().statusCode(200);
        execute("update complaint set taken_at = taken_at - interval '1096 days' where id = '" + old + "'");
        end.runOnce().await().atMost(Duration.ofSeconds(20));
        assertEquals(0, count("select count(*) from complaint where id = '" + old + "'"));
        assertEquals(0, count("select count(*) from data_key where owner = '" + old + "'"));
        assertEquals(0, count("select count(*) from complaint_log where complaint = '" + old + "'"));
        assertEquals(0, count("select count(*) from visit_source where complaint = '" + old + "'"));
        as(Account.CHIEF).get(API + "/planned-visits/" + visit).then().statusCode(200).body("kind", equalTo("PLANNED")).body("complaint", nullValue());
        assertEquals(1, count("select count(*) from erasure where owner = '" + old + "'"));
        assertTrue(count("select count(*) from complaint where id = '" + recent + "'") == 1);
    }

    /// The true kind of a visit that was recorded as made on a complaint ends too: with the complaint from which the visit was planned, and
    /// else as long after the visit began.
    @Test
    void that_a_visit_was_made_on_a_complaint_ends() {
        String workplace = aWorkplace("ESTABLISHMENT");
        String complaint = taken();
        String planned = triage(complaint, "{\"outcome\":\"VISIT\",\"workplace\":\"%s\",\"from\":\"%s\",\"by\":\"%s\"}".formatted(workplace, today(), until()))
                .then().statusCode(200).extract().path("plannedVisit");
        String onIt = aVisit(Account.INSPECTOR, workplace);
        execute("update planned_visit set visit = '" + onIt + "', state = 'OPENED', inspector = 'x' where id = '" + planned + "'");
        String old = aVisit(Account.INSPECTOR);
        String corrected = aVisit(Account.INSPECTOR);
        String recent = aVisit(Account.INSPECTOR);
        String held = aVisit(Account.INSPECTOR);
        execute("""
                insert into legal_hold (id, kind, record, country, reason, explanation, placed_at, placed_by, agency)
                values (gen_random_uuid(), 'visit_record', '%s', 'GB', 'CLAIM', 'x', now(), 'x', gen_random_uuid())
                """.formatted(held));
        execute("update visit set started_at = now() where id in ('%s', '%s')".formatted(onIt, recent));
        execute("update visit set started_at = now() - interval '1097 days' where id in ('%s', '%s')".formatted(old, held));
        execute("update visit set started_at = now() - interval '1097 days', corrected_start = now() where id = '" + corrected + "'");
        as(Account.CHIEF).get(API + "/visits/" + old).then().statusCode(200).body("kind", equalTo("COMPLAINT"));
        execute("update complaint set taken_at = taken_at - interval '1096 days' where id = '" + complaint + "'");
        end.runOnce().await().atMost(Duration.ofSeconds(20));
        for (String visit : new String[] {onIt, old}) {
            assertEquals(0, count("select count(*) from visit_reason where visit = '" + visit + "'"));
            as(Account.CHIEF).get(API + "/visits/" + visit).then().statusCode(200).body("kind", equalTo("PLANNED"));
        }
        for (String visit : new String[] {corrected, recent, held}) {
            as(Account.CHIEF).get(API + "/visits/" + visit).then().statusCode(200).body("kind", equalTo("COMPLAINT"));
        }
    }

    /// The chief inspector planned it so and named no complaint. A visit that was never made counts from the last day of its plan.
    @Test
    void that_a_visit_was_planned_on_a_complaint_ends() {
        String longAgo = "now() - interval '1097 days'";
        String old = planned(longAgo, "null");
        String late = planned("now()", longAgo);
        String never = planned();
        String held = planned(longAgo, "null");
        String corrected = planned(longAgo, "now()");
        String recent = planned("now()", "null");
        String ahead = planned();
        execute("""
                insert into legal_hold (id, kind, record, country, reason, explanation, placed_at, placed_by, agency)
                select gen_random_uuid(), 'visit_record', visit, 'GB', 'CLAIM', 'x', now(), 'x', gen_random_uuid() from planned_visit where id = '%s'
                """.formatted(held));
        execute("update planned_visit set from_day = current_date - 1099, by_day = current_date - 1098 where id in ('%s', '%s')".formatted(never, recent));
        end.runOnce().await().atMost(Duration.ofSeconds(20));
        for (String planned : new String[] {old, late, never}) {
            assertEquals(0, count("select count(*) from visit_source where planned_visit = '" + planned + "'"));
            as(Account.CHIEF).get(API + "/planned-visits/" + planned).then().statusCode(200).body("kind", equalTo("PLANNED"));
        }
        for (String planned : new String[] {held, corrected, recent, ahead}) {
            as(Account.CHIEF).get(API + "/planned-visits/" + planned).then().statusCode(200).body("kind", equalTo("COMPLAINT"));
        }
    }

    private static String planned() {
        return GivenPlan.onComplaint(aWorkplace("ESTABLISHMENT"));
    }

    /// @param began when the visit began, in SQL
    /// @param corrected when it began by a correction, in SQL
    private static String planned(String began, String corrected) {
        String planned = planned();
        String visit = aVisit(Account.INSPECTOR);
        execute("update visit set started_at = %s, corrected_start = %s where id = '%s'".formatted(began, corrected, visit));
        execute("update planned_visit set visit = '%s', state = 'OPENED', inspector = 'x' where id = '%s'".formatted(visit, planned));
        return planned;
    }

    @Test
    void all_that_are_over_end_in_one_run() {
        execute("""
                insert into complaint (id, reference, agency, country, channel, sealed, taken_by, taken_at)
                select gen_random_uuid(), 'old-' || n || gen_random_uuid(), '%s', 'GB', 'PHONE', 'x', 'x', now() - interval '1097 days' from generate_series(1, 1001) n
                """.formatted(Account.CHIEF.agency()));
        end.runOnce().await().atMost(Duration.ofSeconds(60));
        assertEquals(0, count("select count(*) from complaint where reference like 'old-%'"));
    }

    /// The chief inspector of another inspectorate than that of {@link Account#CHIEF}.
    private static RequestSpecification chiefOf(String region) {
        return RestAssured.given().contentType("application/json").auth().oauth2(TestTokens.of("chief of " + region, Account.OTHER_INSPECTOR.agency(),
                "LABOUR_INSPECTORATE", Set.of(region), Set.of("chief-inspector")));
    }

    private static Response take(String body) {
        return as(Account.INSPECTOR).body(body).post(API + "/complaints");
    }

    private static String taken() {
        return text("select id from complaint where reference = '" + take(TAKEN).path("reference") + "'");
    }

    private static Response triage(String id, String body) {
        String tag = as(Account.CHIEF).get(API + "/complaints/" + id).header("ETag");
        return as(Account.CHIEF).header("If-Match", tag).body(body).post(API + "/complaints/" + id + "/triage");
    }
}
