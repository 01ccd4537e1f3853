package org.palermo.shelter.directory.entry;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Acting;
import org.palermo.shelter.Register;
import org.palermo.shelter.ServiceTest;
import org.palermo.shelter.SomeShelter;
import org.palermo.shelter.directory.HsdsApi;

/// An attacker who asks the directory everything, looks for a shelter and remembers every answer must learn no more about a
/// confidential shelter than its area.
@QuarkusTest
class ConfidentialSheltersTest extends ServiceTest {
    private static final List<String> SECRETS = List.of("Juniper", "Hidden", "Rowan", "Lantern", "Coldwick", "ZQ7", "KW1", "Room 1");

    /// Two areas of their own in Great Britain, and shelters that differ in everything that they can.
    private final List<UUID> shelters = new ArrayList<>();

    private void register() {
        for (String region : List.of("GB-SCT", "GB-ENG-LDN")) {
            for (int i = 0; i < 4; i++) {
                shelters.add(SomeShelter.in(region).runBy(i % 2 == 0 ? Account.SHELTER : Account.OTHER_SHELTER).singleRooms(i + 1)
                        .with("name", "Hidden " + region + i).with("operatorName", "Rowan " + i).with("publicListing", true)
                        .with("languages", List.of(List.of("en", "ar", "vi", "fr").get(i)))
                        .with("accessibility", i == 0 ? List.of() : List.of("STEP_FREE"))
                        .with("status", List.of("OPEN", "RESTRICTED", "REMOTE_ONLY", "CLOSED").get(i))
                        .takes(i != 1, true, i == 1, 14 + i, 90 + i)
                        .with("address",
                                java.util.Map.of("line1", "7 Lantern Row", "town", "Coldwick",
                                        "postcode", region.equals("GB-SCT") ? "KW1 4ZQ" : "NW1 4ZQ"))
                        .registered());
            }
        }
    }

    @Test
    void shelters_of_an_area_differ_only_in_their_ids() {
        register();
        HsdsApi.tomorrow();
        Set<String> kinds = new HashSet<>();
        Set<String> ids = new TreeSet<>();
        for (String version : List.of("v3.0", "v3.1")) {
            for (String list : List.of("services?full=true", "service_at_locations?full=true")) {
                for (JsonNode entry : HsdsApi.all(version + "/" + list)) {
                    kinds.add(version + list + entry.toString().replaceAll("\"id\":\"[0-9a-f-]{36}\"", ""));
                    ids.add(entry.get("id").asText());
                }
            }
        }
        assertEquals(2 * 2 * areas().size(), kinds.size(), kinds.toString());
        assertEquals(16, ids.size());
        assertFalse(ids.stream().map(UUID::fromString).anyMatch(shelters::contains));
        shelters.forEach(id -> HsdsApi.get("v3.1/services/" + id).then().statusCode(404));
    }

    @Test
    void no_answer_contains_anything_of_a_shelter() {
        register();
        HsdsApi.tomorrow();
        for (String list : List.of("services", "organizations", "service_at_locations", "taxonomies", "taxonomy_terms")) {
            for (String how : List.of("?full=true&per_page=100", "?format=ndjson&full=true", "?full_service=true")) {
                String answer = HsdsApi.get("v3.1/" + list + how).then().statusCode(200).extract().asString();
                SECRETS.forEach(secret -> assertFalse(answer.contains(secret), secret + " in " + answer));
                shelters.forEach(id -> assertFalse(answer.contains(id.toString()), answer));
                assertFalse(answer.contains("capacities") || answer.contains("address_1")
                        || answer.contains("minimum_age") || answer.contains("languages\""),
                        answer);
            }
        }
        assertEquals(0, HsdsApi.json("v3.1/organizations").get("total_items").intValue());
        assertTrue(HsdsApi.all("v3.1/services").stream().allMatch(entry -> entry.get("last_modified").asText().endsWith("T00:00:00Z")));
    }

    /// Whatever the query, an answer contains all shelters of an area or none.
    @Test
    void no_query_splits_an_area() {
        register();
        HsdsApi.tomorrow();
        List<Set<String>> areas = areas();
        assertTrue(areas.size() > 1);
        Random dice = new Random(20261125);
        Set<Set<String>> seen = new HashSet<>();
        for (int i = 0; i < 400; i++) {
            var question = given();
            for (String[] part : parts(dice)) {
                question.queryParam(part[0], part[1]);
            }
            String list = dice.nextBoolean() ? "services" : "service_at_locations";
            String answer = question.queryParam("per_page", 500).get("/hsds/v3.1/" + list).then().statusCode(200).extract().asString();
            Set<String> found = new TreeSet<>();
            HsdsApi.read(answer).get("contents")
                    .forEach(entry -> found.add(entry.path("service").path("id").asText(entry.get("id").asText())));
            for (Set<String> area : areas) {
                long of = area.stream().filter(found::contains).count();
                assertTrue(of == 0 || of == area.size(), () -> "an area is split: " + answer);
            }
            seen.add(found);
        }
        assertTrue(seen.size() > 2, "the queries must tell some shelters apart");
    }

    private static List<String[]> parts(Random dice) {
        List<String> words = List.of("Protected", "accommodation", "Scotland", "London", "United Kingdom", "Hidden", "Lantern Row",
                "Rowan", "Arabic", "ar", "girls", "shelter", "14", "KW1");
        List<String> postcodes = List.of("KW1 4ZQ", "NW1 4ZQ", "NW1", "EH1", "BT1", "KW", "ZQ7 7AA", "SW1A 1AA");
        List<String> terms = List.of(ShelterEntry.ACCOMMODATION.id().toString(), UUID.randomUUID().toString());
        List<String[]> parts = new ArrayList<>();
        if (dice.nextInt(2) == 0) {
            parts.add(new String[] {"search", words.get(dice.nextInt(words.size()))});
        }
        if (dice.nextInt(2) == 0) {
            parts.add(new String[] {"postcode", postcodes.get(dice.nextInt(postcodes.size()))});
            if (dice.nextInt(2) == 0) {
                parts.add(new String[] {"proximity", Integer.toString(dice.nextInt(2_000_000))});
            }
        }
        if (dice.nextInt(4) == 0) {
            parts.add(new String[] {"taxonomy_term_id", terms.get(dice.nextInt(2))});
        }
        if (dice.nextInt(4) == 0) {
            parts.add(new String[] {"modified_after", dice.nextBoolean() ? "2020-01-01" : "2999-01-01"});
        }
        if (dice.nextInt(4) == 0) {
            parts.add(new String[] {"organization_id", Account.SHELTER.agency().toString()});
        }
        return parts;
    }

    /// A change of a confidential shelter appears at midnight and not before: an attacker who asks every second can't tell which
    /// change of the day it was.
    @Test
    void nothing_changes_within_a_day() {
        register();
        HsdsApi.tomorrow();
        String before = HsdsApi.get("v3.1/services?full=true").header("ETag");
        SomeShelter.in("GB-SCT").runBy(Account.OTHER_SHELTER).singleRooms(1).with("publicListing", true).registered();
        Register.execute("update shelter set status = 'CLOSED', public_listing = false where id = '" + shelters.getFirst() + "'");
        refresh();
        assertEquals(before, HsdsApi.get("v3.1/services?full=true").header("ETag"));
        Set<String> yesterday = new TreeSet<>(HsdsApi.ids("v3.1/services"));
        HsdsApi.days(2);
        Set<String> today = new TreeSet<>(HsdsApi.ids("v3.1/services"));
        assertEquals(8, today.size());
        today.retainAll(yesterday);
        assertEquals(7, today.size(), "one removed and one added");
    }

    /// Otherwise an entry that was in two areas one after another would lie in both. All shelters of a changed area get new ids on
    /// the same day.
    @Test
    void no_entry_can_be_followed_through_a_change_of_its_area() {
        for (int i = 0; i < 3; i++) {
            SomeShelter.in("ZZ-N")
                    .runBy(i == 0 ? Account.SHELTER : Account.OTHER_SHELTER)
                    .singleRooms(1)
                    .with("publicListing", true)
                    .registered();
        }
        SomeShelter.in("ZZ-S").singleRooms(1).with("publicListing", true).registered();
        HsdsApi.tomorrow();
        Set<String> before = new TreeSet<>(HsdsApi.ids("v3.1/services"));
        assertEquals(4, before.size());
        for (int i = 0; i < 3; i++) {
            SomeShelter.in("ZZ-S").runBy(Account.OTHER_SHELTER).singleRooms(1).registered();
        }
        assertEquals(before, new TreeSet<>(HsdsApi.ids("v3.1/services")));
        HsdsApi.days(2);
        Set<String> places = new HashSet<>();
        for (JsonNode entry : HsdsApi.all("v3.1/service_at_locations?full=true")) {
            assertFalse(before.contains(entry.at("/service/id").asText()));
            places.add(entry.at("/service/last_modified").asText());
        }
        assertEquals(1, places.size(), "new ids on one day");
        assertEquals(4, HsdsApi.ids("v3.1/services").size());
        assertEquals(2, areas().size());
    }

    @Test
    void a_public_shelter_that_becomes_confidential_is_gone_at_once_and_returns_under_another_id() {
        register();
        UUID shown = SomeShelter.in("GB-SCT")
                .runBy(Account.SHELTER)
                .singleRooms(1)
                .with("confidential", false)
                .with("publicListing", true)
                .with("name", "Hidden now")
                .registered();
        HsdsApi.get("v3.1/services/" + shown).then().statusCode(200);
        var described = given().auth().oauth2(Account.SHELTER.token()).get("/api/shelter/v1/shelters/" + shown);
        given().auth().oauth2(Account.SHELTER.token()).contentType("application/json").header("If-Match", described.header("ETag")).body("""
                {"operatorName":"Rowan","region":"GB-SCT","name":"Hidden now",
                 "address":{"line1":"7 Lantern Row","town":"Coldwick","postcode":"KW1 4ZQ"},
                 "takes":{"women":true,"womenWithChildren":true,"girls":false,"men":false,"minAge":18,"maxAge":120},
                 "accessibility":[],"languages":["en"],"pets":false,"medicalIsolation":false,"security":"STANDARD","status":"OPEN",
                 "staffedPlaces":1,"hygieneLimit":1,"confidential":true,"publicListing":true}
                """).put("/api/shelter/v1/shelters/" + shown).then().statusCode(200);
        HsdsApi.get("v3.1/services/" + shown).then().statusCode(404);
        assertEquals(0, HsdsApi.json("v3.1/services?search=hidden").get("total_items").intValue());
        HsdsApi.tomorrow();
        assertEquals(9, HsdsApi.ids("v3.1/services").size());
        assertFalse(HsdsApi.get("v3.1/services?full=true&per_page=100").asString().contains("Hidden"));
    }

    /// Also below the application: nobody can read which shelter a random id belongs to.
    @Test
    void nobody_reads_which_shelter_an_id_belongs_to() throws SQLException {
        register();
        assertEquals(8, Register.count("directory_alias"));
        for (Account account : List.of(Account.SHELTER, Account.ADMINISTRATOR, Account.NGO, Account.AUDITOR)) {
            try (Acting actor = Acting.as(account)) {
                assertEquals(0, actor.count("directory_alias"), account.name());
                actor.set("palermo.subject", "system:directory");
                assertEquals(0, actor.count("directory_alias"), account.name());
                assertEquals(0,
                        actor.count("shelter where operator_agency = '" + Account.OTHER_SHELTER.agency()
                                + "'" + (account == Account.ADMINISTRATOR ? " and false" : "")));
            }
        }
        try (Acting actor = Acting.as(Account.NGO)) {
            assertEquals(0, actor.count("refresh_confidential_listings('GB', current_date)"));
        }
    }

    /// The entries, grouped by the location that they state.
    private static List<Set<String>> areas() {
        return new ArrayList<>(HsdsApi.all("v3.1/services?full=true").stream()
                .filter(entry -> entry.get("name").asText().equals("Protected accommodation"))
                .collect(Collectors.groupingBy(entry -> entry.at("/service_areas/0/extent").asText(),
                        Collectors.mapping(entry -> entry.get("id").asText(), Collectors.toCollection(TreeSet::new)))).values());
    }

    /// As after any change of a shelter of the country.
    private static void refresh() {
        SomeShelter.in("GB-SCT").singleRooms(1).registered();
    }
}
