package org.palermo.shelter.directory.query;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.palermo.kernel.test.Account;
import org.palermo.shelter.Questions;
import org.palermo.shelter.Register;
import org.palermo.shelter.ServiceTest;
import org.palermo.shelter.SomeShelter;
import org.palermo.shelter.directory.HsdsApi;
import org.palermo.shelter.directory.Published;
import org.palermo.shelter.directory.entry.GivenTerms;

@QuarkusTest
public class DirectoryTest extends ServiceTest {
    private static final List<String> LISTS = List.of("services", "organizations", "service_at_locations", "taxonomies", "taxonomy_terms");
    private static final Map<String, String> SHAPES = Map.of("services", "service", "organizations", "organization",
            "service_at_locations", "service_at_location", "taxonomies", "taxonomy", "taxonomy_terms", "taxonomy_term");

    public static SomeShelter publicShelter(String region) {
        return SomeShelter.in(region).singleRooms(3).with("confidential", false).with("publicListing", true);
    }

    static SomeShelter confidential(String region) {
        return SomeShelter.in(region).singleRooms(2).with("publicListing", true);
    }

    private static void everyKind() {
        for (String status : List.of("OPEN", "RESTRICTED", "REMOTE_ONLY", "CLOSED")) {
            publicShelter("GB-SCT").with("status", status).registered();
        }
        confidential("ZZ-N").registered();
        confidential("ZZ-S").runBy(Account.OTHER_SHELTER).registered();
        for (String state : List.of("OPERATIONAL", "PARTIAL", "SUSPENDED", "CLOSED")) {
            HsdsApi.line(data -> data.put("state", state));
        }
        HsdsApi.line(data -> data.put("national", true).put("category", "LEGAL")
                .remove(List.of("helpline", "regions")).putArray("regions"));
        HsdsApi.line(data -> data.put("category", "BASIC_NEEDS")
                .put("country", "FR")
                .put("provider", UUID.randomUUID().toString())
                .put("organisation", "Été"));
        HsdsApi.tomorrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.0", "3.1"})
    void every_answer_is_valid_by_the_published_schemas(String version) {
        everyKind();
        for (String list : LISTS) {
            for (String how : List.of("", "?full=true", "?minimal=true", "?full_service=true")) {
                JsonNode page = HsdsApi.json("v" + version + "/" + list + how);
                assertTrue(page.get("total_items").intValue() > 0, list);
                Published.acceptPage(version, SHAPES.get(list), page);
                List<JsonNode> streamed = HsdsApi.lines("v" + version + "/" + list + (how.isEmpty() ? "?" : how + "&") + "format=ndjson");
                assertEquals(StreamSupport.stream(page.get("contents").spliterator(), false).toList(), streamed, list + how);
            }
            for (String id : HsdsApi.ids("v" + version + "/" + list)) {
                Published.accept(version, SHAPES.get(list), HsdsApi.json("v" + version + "/" + list + "/" + id));
            }
        }
        for (JsonNode at : HsdsApi.all("v" + version + "/service_at_locations?full=true")) {
            Published.accept(version, "service", at.get("service"));
        }
        for (JsonNode organization : HsdsApi.all("v" + version + "/organizations?full_service=true")) {
            assertFalse(organization.get("services").isEmpty());
            organization.get("services").forEach(service -> Published.accept(version, "service", service));
        }
    }

    @Test
    void ok_200_names_its_edition() {
        HsdsApi.get("v3.1").then().statusCode(200).body("version", equalTo("3.1"));
        HsdsApi.get("v3.0/").then().statusCode(200).body("version", equalTo("3.0"));
        HsdsApi.get("v2.0/services").then().statusCode(404);
        HsdsApi.get("v3.1/locations").then().statusCode(404);
        HsdsApi.get("v3.1/locations?format=ndjson").then().statusCode(404);
    }

    @Test
    void only_public_entries_are_listed() {
        SomeShelter.in("ZZ-N").with("confidential", false).registered();
        SomeShelter.in("ZZ-N").registered();
        HsdsApi.tomorrow();
        for (String list : LISTS) {
            assertEquals(0, HsdsApi.json("v3.1/" + list).get("total_items").intValue(), list);
        }
    }

    @Test
    void a_public_shelter_shows_its_address_and_what_is_free_tonight() {
        String id = publicShelter("ZZ-N").registered().toString();
        Questions.held(Account.NGO);
        JsonNode service = HsdsApi.json("v3.1/services/" + id);
        assertEquals("Juniper Court", service.get("name").asText());
        assertEquals("7 Lantern Row", service.at("/service_at_locations/0/location/addresses/0/address_1").asText());
        assertEquals(Account.SHELTER.agency().toString(), service.at("/organization/id").asText());
        assertEquals(2, service.at("/capacities/0/available").intValue());
        assertEquals(3, service.at("/capacities/0/maximum").intValue());
        assertNull(HsdsApi.json("v3.0/services/" + id).get("capacities"));
    }

    @Test
    void a_stale_census_shows_no_free_places() {
        String id = publicShelter("ZZ-N").with("censusAt", Instant.now().minusSeconds(400_000).toString()).registered().toString();
        assertNull(HsdsApi.json("v3.1/services/" + id).get("capacities"));
    }

    @Test
    void at_one_in_the_morning_tonight_is_the_night_that_is_running() {
        String id = publicShelter("ZZ-N").registered().toString();
        Register.execute("insert into night (shelter, night, staffed, hygiene_limit) values ('%s', '%s', 1, 10)".formatted(id,
                Questions.tonight()));
        Duration untilOne = Duration.between(Instant.now(),
                Questions.tonight().plusDays(1).atTime(1, 0).atZone(ZoneId.of("Europe/Zurich")));
        Register.time(untilOne.isNegative() ? Duration.ZERO : untilOne);
        assertEquals(1, HsdsApi.json("v3.1/services/" + id).at("/capacities/0/maximum").intValue());
    }

    @Test
    void a_shelter_that_opens_or_closes_shows_it_at_once() {
        String id = Questions.post(Account.SHELTER, "/shelters", described(true)).then().statusCode(201).extract().path("id");
        for (String status : List.of("CLOSED", "REMOTE_ONLY", "RESTRICTED", "OPEN")) {
            given().auth().oauth2(Account.SHELTER.token()).contentType("application/json").body(Map.of("status", status))
                    .put("/api/shelter/v1/shelters/" + id + "/status").then().statusCode(200);
            JsonNode service = HsdsApi.json("v3.1/services/" + id);
            assertEquals(status.equals("CLOSED") ? "temporarily closed" : "active", service.get("status").asText());
            assertEquals(status.equals("REMOTE_ONLY"), service.has("alert"));
            assertEquals(status.equals("RESTRICTED"), service.has("application_process"));
            assertEquals("7 Lantern Row", service.at("/service_at_locations/0/location/addresses/0/address_1").asText());
        }
    }

    @Test
    void a_shelter_that_is_no_longer_public_is_gone_at_once() {
        var shelter = Questions.post(Account.SHELTER, "/shelters", described(true)).then().statusCode(201).extract();
        String id = shelter.path("id");
        HsdsApi.get("v3.1/services/" + id).then().statusCode(200);
        given().auth().oauth2(Account.SHELTER.token())
                .contentType("application/json")
                .header("If-Match", shelter.header("ETag"))
                .body(described(false))
                .put("/api/shelter/v1/shelters/" + id).then().statusCode(200);
        HsdsApi.get("v3.1/services/" + id).then().statusCode(404);
        assertEquals(0, HsdsApi.json("v3.1/organizations").get("total_items").intValue());
    }

    @Test
    void a_description_without_an_address_leaves_the_one_that_is_listed() {
        var shelter = Questions.post(Account.SHELTER, "/shelters", described(true)).then().statusCode(201).extract();
        Map<String, Object> without = new HashMap<>(described(true));
        without.remove("address");
        without.put("name", "Open House");
        described(shelter, without).then().statusCode(200);
        JsonNode service = HsdsApi.json("v3.1/services/" + shelter.path("id"));
        assertEquals("Open House", service.get("name").asText());
        JsonNode listed = service.at("/service_at_locations/0/location/addresses/0");
        assertEquals(List.of("7 Lantern Row", "Coldwick", "ZQ7 7AA"), List.of(listed.get("address_1").asText(), listed.get("city").asText(),
                listed.get("postal_code").asText()));
    }

    @Test
    void invalid_400_a_shelter_is_not_listed_by_name_without_saying_its_address() {
        var shelter = Questions.post(Account.SHELTER, "/shelters", described(false)).then().statusCode(201).extract();
        Map<String, Object> without = new HashMap<>(described(true));
        without.remove("address");
        described(shelter, without).then().statusCode(400).body("violations[0].field", equalTo("address.line1"));
        HsdsApi.get("v3.1/services/" + shelter.path("id")).then().statusCode(404);
        described(shelter, described(true)).then().statusCode(200);
        HsdsApi.get("v3.1/services/" + shelter.path("id")).then().statusCode(200);
    }

    private static Response described(ExtractableResponse<Response> shelter, Map<String, Object> description) {
        return given().auth().oauth2(Account.SHELTER.token()).contentType("application/json").header("If-Match", shelter.header("ETag"))
                .body(description).put("/api/shelter/v1/shelters/" + shelter.path("id"));
    }

    @Test
    void a_helpline_shows_its_waiting_time() {
        String id = HsdsApi.line(data -> { });
        JsonNode service = HsdsApi.json("v3.1/services/" + id);
        assertEquals("active", service.get("status").asText());
        assertEquals("answered after 95 seconds on average; 7 of 100 calls are not answered; 3 lines", service.get("wait_time").asText());
        assertEquals(2, service.get("service_areas").size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.0", "3.1"})
    void a_line_shows_how_long_people_wait_and_how_many_it_can_take_as_its_provider_said(String version) {
        String id = HsdsApi.line(data -> data.remove(List.of("helpline")).putObject("capacity").put("waitDays", 12).put("freePlaces", 4)
                .put("statedOn", "2026-01-09"));
        JsonNode service = HsdsApi.json("v" + version + "/services/" + id);
        Published.accept(version, "service", service);
        assertEquals("people wait 12 days, as stated on 2026-01-09", service.get("wait_time").asText());
        assertEquals(version.equals("3.1") ? 4 : 0, service.at("/capacities/0/available").intValue());
        assertEquals(version.equals("3.1"), service.has("capacities"), "HSDS 3.0 has none");
        assertEquals(version.equals("3.1") ? "People who can be taken on, as stated on 2026-01-09" : "",
                service.at("/capacities/0/description").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.0", "3.1"})
    void a_line_shows_how_it_is_reached_when_it_is_open_and_whom_it_takes(String version) {
        String id = HsdsApi.line(data -> { });
        JsonNode service = HsdsApi.json("v" + version + "/services/" + id);
        Published.accept(version, "service", service);
        assertEquals("+9990000117", service.at("/phones/0/number").asText());
        assertEquals("Free of charge, day and night", service.at("/phones/0/description").asText());
        assertEquals(List.of("en", "pl"), codes(service.at("/phones/0/languages")));
        assertEquals("1522", service.at("/phones/1/number").asText());
        assertEquals("https://help.example.org/", service.get("url").asText());
        assertEquals(List.of("en", "pl"), codes(service.get("languages")));
        assertEquals("Polish", service.at("/languages/1/name").asText());
        assertEquals("Takes women, girls. It can't take: No emergency calls.", service.get("eligibility_description").asText());
        assertEquals(16, service.get("minimum_age").intValue());
        assertEquals(99, service.get("maximum_age").intValue());
        assertEquals(2, service.get("schedules").size());
        assertEquals("MO,TU", service.at("/schedules/0/byday").asText());
        assertEquals("WEEKLY", service.at("/schedules/0/freq").asText());
        assertEquals("Friday 22:00 to 06:00 the next day, time of Europe/Zurich.", service.at("/schedules/1/description").asText());
        assertEquals("Public holidays: Closed on 1 January.", service.at("/schedules/1/notes").asText());
        assertFalse(service.at("/schedules/0").has("zone"));
        JsonNode location = service.at("/service_at_locations/0/location");
        assertEquals("physical", location.get("location_type").asText());
        assertEquals("12 Harbour Lane", location.at("/addresses/0/address_1").asText());
        assertEquals("ZK2 2BB", location.at("/addresses/0/postal_code").asText());
        assertEquals("Step free", location.at("/accessibility/0/description").asText());
        assertEquals(1, HsdsApi.json("v" + version + "/services?search=saltmere").get("total_items").intValue());
    }

    @Test
    void times_have_the_distance_from_utc_of_the_day_on_which_they_are_read() {
        String id = HsdsApi.line(data -> { });
        Set<String> seen = new TreeSet<>();
        ZoneRules zurich = ZoneId.of("Europe/Zurich").getRules();
        Duration untilClocksChange = Duration.between(Instant.now(), zurich.nextTransition(Instant.now()).getInstant());
        for (int days : List.of(0, Math.toIntExact(untilClocksChange.toDays()) + 2)) {
            HsdsApi.days(days);
            ZoneOffset offset = zurich.getOffset(Instant.now().plus(Duration.ofDays(days)));
            JsonNode schedule = HsdsApi.json("v3.1/services/" + id).at("/schedules/0");
            assertEquals("09:00" + offset, schedule.get("opens_at").asText());
            assertEquals("17:00" + offset, schedule.get("closes_at").asText());
            assertEquals(offset.getTotalSeconds() / 3600.0, schedule.get("timezone").doubleValue());
            seen.add(schedule.get("opens_at").asText());
        }
        assertEquals(Set.of("09:00+01:00", "09:00+02:00"), seen);
    }

    @Test
    void a_line_that_never_closes_says_so() {
        String id = HsdsApi.line(data -> ((ObjectNode) data.get("contact")).putObject("hours").put("alwaysOpen", true).putArray("periods"));
        JsonNode service = HsdsApi.json("v3.0/services/" + id);
        Published.accept("3.0", "service", service);
        assertEquals(1, service.get("schedules").size());
        assertEquals("MO,TU,WE,TH,FR,SA,SU", service.at("/schedules/0/byday").asText());
        assertEquals("Open day and night, every day.", service.at("/schedules/0/description").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"SUSPENDED", "CLOSED", "SOMETHING_NEW"})
    void a_line_that_is_not_open_does_not_show_how_it_is_reached(String state) {
        String id = HsdsApi.line(data -> { });
        HsdsApi.tell(id, 2, data -> data.put("state", state));
        for (String version : List.of("3.0", "3.1")) {
            JsonNode service = HsdsApi.json("v" + version + "/services/" + id);
            for (String field : List.of("phones", "url", "languages", "schedules",
                    "eligibility_description", "minimum_age", "maximum_age")) {
                assertFalse(service.has(field), field);
            }
            assertFalse(service.at("/service_at_locations/0").has("location"));
        }
        assertEquals(0, HsdsApi.json("v3.1/services?search=saltmere").get("total_items").intValue());
        assertEquals(0, HsdsApi.json("v3.1/service_at_locations?postcode=ZK2").get("total_items").intValue());
    }

    @Test
    void a_confidential_address_is_not_shown_and_neither_is_one_of_accommodation() {
        String confidential = HsdsApi.line(data -> ((ObjectNode) data.get("contact")).put("addressConfidential", true));
        String accommodation = HsdsApi.line(data -> data.put("category", "ACCOMMODATION"));
        for (String id : List.of(confidential, accommodation)) {
            JsonNode service = HsdsApi.json("v3.1/services/" + id);
            assertEquals("1522", service.at("/phones/1/number").asText());
            assertFalse(service.at("/service_at_locations/0").has("location"));
            assertFalse(service.toString().contains("Harbour Lane") || service.toString().contains("Saltmere")
                    || service.toString().contains("Step free"));
        }
        assertEquals(0, HsdsApi.json("v3.1/services?search=saltmere").get("total_items").intValue());
        assertEquals(0, HsdsApi.json("v3.1/service_at_locations?postcode=ZK2").get("total_items").intValue());
    }

    @Test
    void a_line_without_an_address_says_what_makes_it_accessible() {
        String id = HsdsApi.line(data -> ((ObjectNode) data.get("contact")).remove("address"));
        for (String version : List.of("3.0", "3.1")) {
            JsonNode service = HsdsApi.json("v" + version + "/services/" + id);
            Published.accept(version, "service", service);
            JsonNode location = service.at("/service_at_locations/0/location");
            assertEquals("virtual", location.get("location_type").asText());
            assertEquals("https://help.example.org/", location.get("url").asText());
            assertEquals("Text relay", location.at("/accessibility/1/description").asText());
        }
    }

    @Test
    void a_line_without_a_contact_is_shown_as_before() {
        String id = HsdsApi.line(data -> data.remove("contact"));
        JsonNode service = HsdsApi.json("v3.1/services/" + id);
        Published.accept("3.1", "service", service);
        assertFalse(service.has("phones") || service.has("schedules") || service.has("url"));
    }

    private static List<String> codes(JsonNode languages) {
        return StreamSupport.stream(languages.spliterator(), false).map(language -> language.get("code").asText()).toList();
    }

    @ParameterizedTest
    @CsvSource({"search=juniper, 1", "search=juniper court, 1", "search=helpline, 2", "search=nowhere, 0", "postcode=ZQ7 7AA, 1",
            "postcode=zq77aa, 1", "postcode=ZZ9 9ZZ, 0", "modified_after=2020-01-01, 3", "modified_after=2999-01-01T00:00:00Z, 0",
            "modified_after=2020-01-01T00:00:00%2B01:00, 3", "organization_id=00000000-0000-7000-8000-000000000050, 2",
            "organization_id=00000000-0000-7000-8000-000000000099, 0", "taxonomy_term_id=HELPLINE, 2",
            "taxonomy_term_id=ACCOMMODATION, 1", "per_page=1&page=2, 3", "page=9, 3"})
    void filters_find_what_they_should(String question, int found) {
        publicShelter("ZZ-N").registered();
        HsdsApi.line(data -> { });
        HsdsApi.line(data -> data.put("state", "PARTIAL"));
        String term = question.startsWith("taxonomy_term_id=") ? question.substring(17) : null;
        String asked = term == null ? question : "taxonomy_term_id=" + GivenTerms.category(term);
        given().urlEncodingEnabled(false)
                .get("/hsds/v3.1/services?" + asked.replace(" ", "%20"))
                .then().statusCode(200)
                .body("total_items", equalTo(found));
    }

    @Test
    void proximity_finds_public_locations_of_a_postal_code() {
        publicShelter("ZZ-N").registered();
        HsdsApi.line(data -> { });
        assertEquals(1, HsdsApi.json("v3.1/service_at_locations?postcode=ZQ7&proximity=500").get("total_items").intValue());
        assertEquals(1, HsdsApi.json("v3.1/service_at_locations?postcode=ZQ7").get("total_items").intValue());
        assertEquals(2, HsdsApi.json("v3.1/service_at_locations").get("total_items").intValue());
    }

    @Test
    void pages_hold_each_entry_once() {
        for (int i = 0; i < 7; i++) {
            HsdsApi.line(data -> { });
        }
        Set<String> seen = new TreeSet<>();
        for (int page = 1; page <= 3; page++) {
            JsonNode answer = HsdsApi.json("v3.1/services?per_page=3&page=" + page);
            assertEquals(3, answer.get("total_pages").intValue());
            assertEquals(page == 1, answer.get("first_page").booleanValue());
            assertEquals(page == 3, answer.get("last_page").booleanValue());
            answer.get("contents").forEach(entry -> assertTrue(seen.add(entry.get("id").asText())));
        }
        assertEquals(7, seen.size());
    }

    @Test
    void a_list_has_no_arrays_and_its_minimal_form_four_fields() {
        publicShelter("ZZ-N").registered();
        HsdsApi.all("v3.1/services").getFirst().forEach(value -> assertFalse(value.isArray(), value.toString()));
        Set<String> names = new TreeSet<>();
        HsdsApi.all("v3.1/services?minimal=true").getFirst().fieldNames().forEachRemaining(names::add);
        assertEquals(Set.of("id", "name", "status", "last_modified"), names);
    }

    @Test
    void not_modified_304_until_something_changes() {
        String id = HsdsApi.line(data -> { });
        var first = HsdsApi.get("v3.1/services").then().statusCode(200).header("Cache-Control", "public, max-age=60").extract();
        given().header("If-None-Match", first.header("ETag"))
                .get("/hsds/v3.1/services")
                .then().statusCode(304)
                .header("ETag", first.header("ETag"))
                .body(equalTo(""));
        HsdsApi.tell(id, 2, data -> data.put("state", "CLOSED"));
        given().header("If-None-Match", first.header("ETag")).get("/hsds/v3.1/services").then().statusCode(200);
        given().head("/hsds/v3.1/services").then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({"page=0, page", "page=x, page", "per_page=501, per_page", "full=true&per_page=101, per_page",
            "full_service=true&per_page=101, per_page", "minimal=true&per_page=1001, per_page", "minimal=yes, minimal",
            "modified_after=yesterday, modified_after", "taxonomy_term_id=1, taxonomy_term_id", "organization_id=%27, organization_id",
            "postcode=%25%25, postcode", "proximity=5, proximity", "postcode=ZQ7&proximity=near, proximity",
            "postcode=ZQ7&proximity=NaN, proximity", "format=xml, format"})
    void invalid_400_names_the_parameter(String question, String parameter) {
        given().urlEncodingEnabled(false)
                .get("/hsds/v3.1/services?" + question)
                .then().statusCode(400)
                .body("violations.field", hasItem(parameter));
    }

    @Test
    void a_search_is_no_query_language() {
        publicShelter("ZZ-N").registered();
        for (String text : List.of("'", "a & b", "!x", "%", "<->", "(", ":*", "\\")) {
            given().queryParam("search", text).get("/hsds/v3.1/services").then().statusCode(200);
        }
    }

    private static Map<String, Object> described(boolean listed) {
        return Map.ofEntries(
                Map.entry("operatorName", "Rowan Refuges"), Map.entry("region", "ZZ-N"), Map.entry("name", "Open Court"),
                Map.entry("address", Map.of("line1", "7 Lantern Row", "town", "Coldwick", "postcode", "ZQ7 7AA")),
                Map.entry("takes",
                        Map.of("women", true, "womenWithChildren", true, "girls", false, "men", false, "minAge", 18, "maxAge", 120)),
                Map.entry("accessibility", List.of("STEP_FREE")), Map.entry("languages", List.of("en")), Map.entry("pets", false),
                Map.entry("medicalIsolation", false), Map.entry("security", "STANDARD"), Map.entry("status", "OPEN"),
                Map.entry("confidential", false), Map.entry("publicListing", listed), Map.entry("staffedPlaces", 10),
                Map.entry("hygieneLimit", 10));
    }
}
