package org.palermo.inspection.finding;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.inspection.Given.API;
import static org.palermo.inspection.Given.aVisit;
import static org.palermo.inspection.Given.as;
import static org.palermo.inspection.Given.count;
import static org.palermo.inspection.Given.find;
import static org.palermo.inspection.Given.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.inspection.Given;
import org.palermo.inspection.MechanismKeyPair;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.ClearText;
import org.palermo.kernel.test.EventProbe;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.TestKeys;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(MechanismKeyPair.class)
class RecordFindingTest {
    private static final EventProbe MECHANISM = EventProbe.running();
    private static final String POSITIVE = """
            {"subject":"ADULT","workers":4,"indicators":["DR01","DR02","EX01","EX02","CD01","CD02"],"note":"locked dormitory"}
            """;
    private static final String VICTIM = """
            {"subject":"ADULT","workers":4,"indicators":["DR01","DR02","EX01","EX02","CD01","CD02"],
             "suspectedVictim":{"consent":true,"ageGroup":"ADULT","sex":"FEMALE","exploitation":["LABOUR","DOMESTIC_SERVITUDE"],"region":"GB-ENG-NW",
               "person":{"givenName":"Quynhmarker","familyName":"Vexlarmarker","dateOfBirth":"1998-04-17"},
               "nationality":"VN","languages":["vi"],
               "safeContact":{"channel":"PHONE","value":"0161496marker","when":"Tuesdays","words":"say the librarymarker"}}}
            """;

    @BeforeEach
    void clear() {
        MECHANISM.clear();
    }

    @Test
    void created_201_with_the_screening() {
        find(Account.INSPECTOR, aVisit(Account.INSPECTOR), POSITIVE).then().statusCode(201)
                .body("screening.positive", equalTo(true))
                .body("screening.label", equalTo("Screening by operational indicators; not a legal finding"))
                .body("screening.screenedAsChild", equalTo(false))
                .body("screening.dimensions.find { it.dimension == 'DECEPTIVE_RECRUITMENT' }.strong", equalTo(1))
                .body("screening.dimensions.find { it.dimension == 'DECEPTIVE_RECRUITMENT' }.medium", equalTo(1))
                .body("screening.dimensions.find { it.dimension == 'COERCIVE_RECRUITMENT' }.positive", equalTo(false))
                .body("report", nullValue());
    }

    @Test
    void invalid_400_nothing_was_found() {
        String visit = aVisit(Account.INSPECTOR);
        find(Account.INSPECTOR, visit, "{\"subject\":\"ADULT\",\"workers\":4,\"indicators\":[],\"note\":\"all well\"}").then().statusCode(400)
                .body("violations.field", contains("indicators"));
        find(Account.INSPECTOR, visit, POSITIVE.replace("\"workers\":4,", "")).then().statusCode(400).body("violations.field", contains("workers"));
    }

    @Test
    void invalid_400_a_language_tag_without_end() {
        String tag = "en" + "-latn".repeat(20_000);
        find(Account.INSPECTOR, aVisit(Account.INSPECTOR), VICTIM.replace("\"vi\"", "\"" + tag + "\"")).then().statusCode(400)
                .body("violations[0].field", equalTo("suspectedVictim.languages[0]"));
    }

    @Test
    void created_201_the_note_stands_in_no_table() {
        String visit = aVisit(Account.INSPECTOR);
        String note = "Perpetua said the door was locked";
        String id = find(Account.INSPECTOR, visit, POSITIVE.replace("locked dormitory", note)).then().statusCode(201).extract().path("id");
        assertEquals(Set.of(), ClearText.tablesWith("Perpetua"));
        notes(visit).statusCode(200).body("items[0].note", equalTo(note));
        Given.execute("delete from data_key where owner = '" + id + "'");
        notes(visit).statusCode(200).body("items[0].id", equalTo(id)).body("items[0].note", nullValue());
    }

    @Test
    void damaged_500_names_no_content_and_touches_no_other_record() {
        String visit = aVisit(Account.INSPECTOR);
        String other = aVisit(Account.INSPECTOR);
        String id = find(Account.INSPECTOR, visit, POSITIVE).then().statusCode(201).extract().path("id");
        find(Account.INSPECTOR, other, POSITIVE).then().statusCode(201);
        Given.execute("update finding set sealed_note = set_byte(sealed_note, 15, 255 - get_byte(sealed_note, 15)) where id = '" + id + "'");
        notes(visit).statusCode(500).body("type", equalTo("urn:palermo:problem:protection:damaged")).body(not(containsString("dormitory")));
        notes(other).statusCode(200).body("items[0].note", equalTo("locked dormitory"));
    }

    /// The service goes on with its own keys. With those of another installation it would write records that nobody could read later.
    @Test
    void ok_200_while_the_key_file_is_another_database_s() {
        String visit = aVisit(Account.INSPECTOR);
        find(Account.INSPECTOR, visit, POSITIVE).then().statusCode(201);
        try {
            TestKeys.running().write(TestKeys.foreign());
            await().during(Duration.ofSeconds(3)).atMost(Duration.ofSeconds(30)).until(() -> notes(visit).extract().statusCode() == 200);
            find(Account.INSPECTOR, visit, POSITIVE).then().statusCode(201);
        } finally {
            TestKeys.running().write(TestKeys.running().json());
        }
        notes(visit).statusCode(200).body("items.note", everyItem(equalTo("locked dormitory")));
    }

    @Test
    void unavailable_503_a_record_whose_master_key_is_not_here() {
        String visit = aVisit(Account.INSPECTOR);
        String id = find(Account.INSPECTOR, visit, POSITIVE).then().statusCode(201).extract().path("id");
        // The second byte is the first of the master key's id, in Tink's prefix.
        Given.execute("update data_key set wrapped = set_byte(wrapped, 1, 255 - get_byte(wrapped, 1)) where owner = '" + id + "'");
        notes(visit).statusCode(503).body("type", equalTo("urn:palermo:problem:protection:unknown-key"));
        as(Account.INSPECTOR).get(API + "/visits/" + visit).then().statusCode(200);
    }

    private static ValidatableResponse notes(String visit) {
        return as(Account.INSPECTOR).get(API + "/visits/" + visit + "/findings").then();
    }

    @Test
    void created_201_an_unsure_age_is_screened_as_a_child() {
        find(Account.INSPECTOR, aVisit(Account.INSPECTOR), """
                {"subject":"UNSURE","workers":1,"indicators":["EX01","EX02"]}
                """).then().statusCode(201).body("screening.screenedAsChild", equalTo(true)).body("screening.positive", equalTo(true));
    }

    @Test
    void emits_a_sealed_referral_within_a_second_and_keeps_nothing_of_her() {
        String visit = aVisit(Account.INSPECTOR);
        String report = find(Account.INSPECTOR, visit, VICTIM).then().statusCode(201).body("report.kind", equalTo("REFERRED"))
                .body(not(containsString("marker"))).extract().path("report.id");
        long answered = System.nanoTime();
        JsonNode event = delivered(report);
        long millis = Duration.ofNanos(System.nanoTime() - answered).toMillis();
        assertTrue(millis < 1000, "delivered after " + millis + " ms");
        assertEquals("org.palermo.inspection.suspected-victim-referred", event.get("type").asText());
        assertEquals("/labour-inspection-service", event.get("source").asText());
        assertEquals("1", event.get("sequence").asText());
        assertEquals(List.of("jwe"), names(event.get("data")));
        String jwe = event.at("/data/jwe").asText();
        assertEquals("2026-2", MechanismKeyPair.opened(jwe).getKeyIdHeaderValue());
        assertEquals("ECDH-ES+A256KW", MechanismKeyPair.opened(jwe).getAlgorithmHeaderValue());
        assertEquals("A256GCM", MechanismKeyPair.opened(jwe).getEncryptionMethodHeaderParameter());
        JsonNode claims = MechanismKeyPair.claims(jwe);
        assertEquals(report, claims.get("report").asText());
        assertEquals("Vexlarmarker", claims.at("/person/familyName").asText());
        assertEquals(Account.INSPECTOR.agency().toString(), claims.get("senderAgency").asText());

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() ->
                as(Account.INSPECTOR).get(API + "/reports/" + report).then().statusCode(200).body("state", equalTo("DELIVERED")));
        assertEquals(0, count("select count(*) from outbox_event where aggregate = '" + report + "' and data is not null"));
        nothingOfHerIn("marker");
        nothingOfHerIn("1998-04-17");
    }

    @Test
    void emits_a_notification_without_identity_when_an_adult_declines() {
        String visit = aVisit(Account.INSPECTOR);
        String report = find(Account.INSPECTOR, visit, VICTIM.replace("\"consent\":true", "\"consent\":false")).then().statusCode(201)
                .body("report.kind", equalTo("NOTIFIED")).extract().path("report.id");
        JsonNode event = delivered(report);
        assertEquals("org.palermo.inspection.suspected-victim-notified", event.get("type").asText());
        assertEquals(List.of("ageGroup", "date", "exploitation", "region", "report", "senderAgency", "sex"), names(event.get("data")));
        assertFalse(event.toString().contains("marker"));
        nothingOfHerIn("marker");
    }

    @Test
    void emits_the_indicators_that_concern_her_and_none_of_a_person_who_has_none() {
        String another = "{\"indicators\":%s,\"victim\":{\"ageGroup\":\"CHILD\",\"sex\":\"FEMALE\",\"exploitation\":[\"LABOUR\"],\"region\":\"GB-ENG-NW\"}}";
        List<String> reports = find(Account.INSPECTOR, aVisit(Account.INSPECTOR), """
                {"subject":"ADULT","workers":4,"indicators":["EX01","CD02"],
                 "suspectedVictim":{"consent":true,"ageGroup":"ADULT","sex":"FEMALE","exploitation":["LABOUR"],"region":"GB-ENG-NW"},
                 "suspectedVictims":[%s,%s]}""".formatted(another.formatted("[\"EX03\"]"), another.formatted("[]"))).then().statusCode(201)
                .extract().path("reports.id");
        assertEquals(Set.of("[\"EX01\",\"CD02\"]", "[\"EX03\"]", "null"), reports.stream()
                .map(report -> String.valueOf(MechanismKeyPair.claims(delivered(report).at("/data/jwe").asText()).get("indicators")))
                .collect(Collectors.toSet()));
    }

    /// Beside her name, "abuse of illegal status" would tell what she is.
    @Test
    void emits_no_indicator_that_tells_her_migration_status() {
        String report = find(Account.INSPECTOR, aVisit(Account.INSPECTOR), """
                {"subject":"ADULT","workers":4,"indicators":["DR06","VR02","VR12","CR07","VD05","EX01"],
                 "suspectedVictim":{"consent":true,"ageGroup":"ADULT","sex":"FEMALE","exploitation":["LABOUR"],"region":"GB-ENG-NW"}}""")
                .then().statusCode(201).body("indicators", hasItems("DR06", "VR02")).extract().path("report.id");
        assertEquals("[\"CR07\",\"EX01\"]",
                MechanismKeyPair.claims(delivered(report).at("/data/jwe").asText()).get("indicators").toString());
        String hers = find(Account.INSPECTOR, aVisit(Account.INSPECTOR), """
                {"subject":"ADULT","workers":4,"indicators":["VR02"],
                 "suspectedVictim":{"consent":true,"ageGroup":"ADULT","sex":"FEMALE","exploitation":["LABOUR"],"region":"GB-ENG-NW"}}""")
                .then().statusCode(201).extract().path("report.id");
        assertNull(MechanismKeyPair.claims(delivered(hers).at("/data/jwe").asText()).get("indicators"));
    }

    @Test
    void emits_a_referral_of_a_child_and_of_an_unsure_age_without_consent() {
        for (String group : List.of("CHILD", "UNSURE")) {
            String report = find(Account.INSPECTOR, aVisit(Account.INSPECTOR), VICTIM.replace("1998-04-17", group.equals("CHILD") ? "2015-04-17" : "1998-04-17").replace("\"consent\":true,\"ageGroup\":\"ADULT\"", "\"ageGroup\":\"" + group + "\"")).then().statusCode(201)
                    .body("report.kind", equalTo("REFERRED")).extract().path("report.id");
            assertEquals(group, MechanismKeyPair.claims(delivered(report).at("/data/jwe").asText()).get("ageGroup").asText());
        }
    }

    @Test
    void emits_a_referral_of_a_child_by_her_date_of_birth_whatever_an_adult_would_have_answered() {
        for (String consent : List.of("\"consent\":true,", "\"consent\":false,", "")) {
            String report = find(Account.INSPECTOR, aVisit(Account.INSPECTOR), VICTIM.replace("\"consent\":true,", consent).replace("1998-04-17", "2015-04-17")).then().statusCode(201)
                    .body("report.kind", equalTo("REFERRED")).body("report.ageCorrection", equalTo("CHILD_BY_BIRTH")).extract().path("report.id");
            JsonNode claims = MechanismKeyPair.claims(delivered(report).at("/data/jwe").asText());
            assertEquals("CHILD", claims.get("ageGroup").asText());
            assertTrue(claims.get("consent").isNull(), "nobody is asked for a child's consent");
            assertEquals("Vexlarmarker", claims.at("/person/familyName").asText());
            as(Account.INSPECTOR).get(API + "/reports/" + report).then().statusCode(200).body("ageCorrection", equalTo("CHILD_BY_BIRTH"));
        }
    }

    @Test
    void invalid_400_a_child_who_is_an_adult_by_her_date_of_birth_and_nothing_is_kept() {
        String visit = aVisit(Account.INSPECTOR);
        String child = VICTIM.replace("\"consent\":true,\"ageGroup\":\"ADULT\"", "\"ageGroup\":\"CHILD\"").replace("1998-04-17", "1980-01-01");
        find(Account.INSPECTOR, visit, child).then().statusCode(400)
                .body("violations.field", equalTo(List.of("suspectedVictim.ageGroup", "suspectedVictim.person.dateOfBirth"))).body("violations[0].message", containsString("UNSURE"));
        assertEquals(0, count("select count(*) from finding where visit = '" + visit + "'"));
        find(Account.INSPECTOR, visit, child.replace("\"CHILD\"", "\"UNSURE\"")).then().statusCode(201).body("report.kind", equalTo("REFERRED"));
    }

    @Test
    void created_201_the_same_id_and_body_again_answers_the_same_and_reports_once() {
        String visit = aVisit(Account.INSPECTOR);
        String body = VICTIM.replaceFirst("\\{", "{\"id\":\"" + UUID.randomUUID() + "\",");
        String report = find(Account.INSPECTOR, visit, body).then().statusCode(201).extract().path("report.id");
        find(Account.INSPECTOR, visit, body).then().statusCode(201).body("report.id", equalTo(report));
        delivered(report);
        assertEquals(1, count("select count(*) from suspected_victim_report where id = '" + report + "'"));
    }

    @Test
    void conflict_409_the_same_id_with_another_person() {
        String visit = aVisit(Account.INSPECTOR);
        String body = VICTIM.replaceFirst("\\{", "{\"id\":\"" + UUID.randomUUID() + "\",");
        find(Account.INSPECTOR, visit, body).then().statusCode(201);
        find(Account.INSPECTOR, visit, body.replace("Quynhmarker", "Other")).then().statusCode(409)
                .body("type", equalTo("urn:palermo:problem:finding:id-taken"));
    }

    /// An id that another inspectorate uses is answered like an unused id; keys and reports are separate.
    @Test
    void created_201_an_id_of_another_inspectorate_like_one_of_nobody() {
        String id = UUID.randomUUID().toString();
        String hers = VICTIM.replaceFirst("\\{", "{\"id\":\"" + id + "\",\"note\":\"her words\",");
        String visit = aVisit(Account.INSPECTOR);
        String theirs = aVisit(Account.OTHER_INSPECTOR);
        String first = find(Account.INSPECTOR, visit, hers).then().statusCode(201).extract().path("report.id");
        var foreign = find(Account.OTHER_INSPECTOR, theirs, hers.replace("her words", "their words")).then().statusCode(201)
                .body("id", equalTo(id)).body("report.finding", equalTo(id)).body("report.id", not(equalTo(first))).extract();
        String free = UUID.randomUUID().toString();
        var unknown = find(Account.OTHER_INSPECTOR, theirs, hers.replace(id, free)).then().statusCode(201).body("id", equalTo(free)).extract();
        assertEquals(unknown.jsonPath().getMap("").keySet(), foreign.jsonPath().getMap("").keySet());
        assertEquals(unknown.headers().asList().stream().map(header -> header.getName()).toList(), foreign.headers().asList().stream().map(header -> header.getName()).toList());
        notes(visit).body("items.id", equalTo(List.of(id))).body("items.note", equalTo(List.of("her words")));
        as(Account.OTHER_INSPECTOR).get(API + "/visits/" + theirs + "/findings").then().body("items.find { it.id == '" + id + "' }.note", equalTo("their words"));
        as(Account.OTHER_INSPECTOR).get(API + "/notices?limit=200").then().body("items.reference", hasItem(id));
        find(Account.OTHER_INSPECTOR, theirs, hers.replace("her words", "their words")).then().statusCode(201).body("report.id", equalTo(foreign.path("report.id")));
        find(Account.OTHER_INSPECTOR, theirs, hers).then().statusCode(409).body("type", equalTo("urn:palermo:problem:finding:id-taken"));
        assertEquals(2, count("select count(*) from finding where coalesce(chosen, id) = '" + id + "'"));
    }

    @Test
    void created_201_on_a_visit_whose_id_another_inspectorate_has_too() {
        String id = UUID.randomUUID().toString();
        for (Account inspector : List.of(Account.INSPECTOR, Account.OTHER_INSPECTOR)) {
            as(inspector).body("{\"id\":\"" + id + "\",\"workplace\":\"" + Given.aWorkplace("ESTABLISHMENT") + "\",\"kind\":\"PLANNED\",\"startedAt\":\"2026-01-05T09:30:00Z\"}")
                    .post(API + "/visits").then().statusCode(201);
            find(inspector, id, POSITIVE).then().statusCode(201).body("visit", equalTo(id));
            as(inspector).get(API + "/visits/" + id + "/findings").then().statusCode(200).body("items.visit", equalTo(List.of(id)));
        }
    }

    /// A colleague sees the finding, but not who the victim is. A right guess gets the same answer as a wrong one.
    @Test
    void conflict_409_a_colleague_who_guesses_the_person_is_not_told() {
        String visit = aVisit(Account.INSPECTOR);
        String body = VICTIM.replaceFirst("\\{", "{\"id\":\"" + UUID.randomUUID() + "\",");
        find(Account.INSPECTOR, visit, body).then().statusCode(201);
        find(Account.CHIEF, visit, body).then().statusCode(409).body("type", equalTo("urn:palermo:problem:finding:id-taken"));
        find(Account.CHIEF, visit, body.replace("Quynhmarker", "Other")).then().statusCode(409).body("type", equalTo("urn:palermo:problem:finding:id-taken"));
    }

    @Test
    void created_201_the_same_key_again_answers_the_same_and_remembers_no_person() {
        String visit = aVisit(Account.INSPECTOR);
        String key = UUID.randomUUID().toString();
        String first = as(Account.INSPECTOR).header("Idempotency-Key", key).body(VICTIM).post(API + "/visits/" + visit + "/findings")
                .then().statusCode(201).extract().path("id");
        as(Account.INSPECTOR).header("Idempotency-Key", key).body(VICTIM).post(API + "/visits/" + visit + "/findings")
                .then().statusCode(201).body("id", equalTo(first));
        as(Account.INSPECTOR).header("Idempotency-Key", key).body(POSITIVE).post(API + "/visits/" + visit + "/findings").then().statusCode(422);
        nothingOfHerIn("marker");
    }

    @Test
    void invalid_400_an_adult_who_was_not_asked_and_nothing_is_kept() {
        String visit = aVisit(Account.INSPECTOR);
        find(Account.INSPECTOR, visit, VICTIM.replace("\"consent\":true,", "")).then().statusCode(400)
                .body("violations[0].field", equalTo("suspectedVictim.consent"));
        assertEquals(0, count("select count(*) from finding where visit = '" + visit + "'"));
    }

    @Test
    void invalid_400_unknown_codes_are_named_by_their_position() {
        find(Account.INSPECTOR, aVisit(Account.INSPECTOR), """
                {"subject":"ADULT","workers":1,"indicators":["EX01","EX99","EX01","zzmarker"]}
                """).then().statusCode(400)
                .body("violations.field", equalTo(List.of("indicators[1]", "indicators[2]", "indicators[3]")))
                .body(not(containsString("zzmarker")));
    }

    @Test
    void invalid_400_a_region_that_nobody_holds_and_a_field_of_migration_status() {
        String visit = aVisit(Account.INSPECTOR);
        find(Account.INSPECTOR, visit, VICTIM.replace("GB-ENG-NW", "GB-XXX")).then().statusCode(400).body("violations[0].field", equalTo("suspectedVictim.region"));
        find(Account.INSPECTOR, visit, VICTIM.replace("\"nationality\":\"VN\"", "\"migrationStatus\":\"NONE\"")).then().statusCode(400)
                .body("violations[0].field", equalTo("suspectedVictim.(unknown)"));
        find(Account.INSPECTOR, visit, VICTIM.replace("1998-04-17", "1598-04-17")).then().statusCode(400);
        find(Account.INSPECTOR, visit, POSITIVE.replace("\"workers\":4", "\"workers\":0")).then().statusCode(400).body("violations[0].field", equalTo("workers"));
        find(Account.INSPECTOR, visit, "{\"subject\":").then().statusCode(400).contentType("application/problem+json");
        find(Account.INSPECTOR, visit, "[]").then().statusCode(400);
        find(Account.INSPECTOR, visit, "null").then().statusCode(400);
    }

    @Test
    void not_found_404_other_agency() {
        String visit = aVisit(Account.INSPECTOR);
        find(Account.OTHER_INSPECTOR, visit, POSITIVE).then().statusCode(404);
        String report = find(Account.INSPECTOR, visit, VICTIM).then().statusCode(201).extract().path("report.id");
        as(Account.OTHER_INSPECTOR).get(API + "/visits/" + visit + "/findings").then().statusCode(404);
        as(Account.OTHER_INSPECTOR).get(API + "/reports/" + report).then().statusCode(404);
        as(Account.CHIEF).get(API + "/reports/" + report).then().statusCode(200);
        as(Account.CHIEF).get(API + "/visits/" + visit + "/findings").then().statusCode(200).body("items[0].report.id", equalTo(report));
    }

    @Test
    void unauthorised_401() {
        RestAssured.given().contentType("application/json").body(POSITIVE).post(API + "/visits/" + UUID.randomUUID() + "/findings").then().statusCode(401);
    }

    @Test
    void forbidden_403_wrong_role() {
        find(Account.AUTHORITY, UUID.randomUUID().toString(), POSITIVE).then().statusCode(403);
        find(Account.BORDER, UUID.randomUUID().toString(), POSITIVE).then().statusCode(403);
    }

    private static JsonNode delivered(String report) {
        return await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(20)).atMost(Duration.ofSeconds(20)).until(
                () -> MECHANISM.events().stream().filter(e -> e.get("partitionkey").asText().equals(report)).findFirst().orElse(null),
                found -> found != null);
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new java.util.ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names.stream().sorted().toList();
    }

    /// Searches every column of every table.
    private static void nothingOfHerIn(String mark) {
        String everything = text("""
                select string_agg(format('select count(*) from %I t where t::text like ''%%' || '""" + mark + """
                ' || '%%''', table_name), ' union all ')
                  from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'
                """);
        assertEquals(0, count("select sum(count) from (" + everything + ") as found"));
    }
}
