package org.palermo.shelter.availability;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.palermo.shelter.Questions.API;
import static org.palermo.shelter.Questions.ask;
import static org.palermo.shelter.Questions.hold;
import static org.palermo.shelter.Questions.offer;
import static org.palermo.shelter.Questions.search;
import static org.palermo.shelter.Questions.tonight;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.TestClock;
import org.palermo.shelter.Questions;
import org.palermo.shelter.Register;
import org.palermo.shelter.ServiceTest;
import org.palermo.shelter.SomeCase;
import org.palermo.shelter.SomeShelter;

@QuarkusTest
class SearchAvailabilityTest extends ServiceTest {

    @Test
    void ok_200_an_offer_reveals_an_area_and_no_shelter() {
        UUID shelter = SomeShelter.in("ZZ-N").singleRooms(2).registered();
        ask(Account.NGO, search()).then().statusCode(200)
                .body("id", matchesPattern("[0-9a-f-]{36}"))
                .body("asOf", not(nullValue()))
                .body("offers.size()", equalTo(1))
                .body("offers[0].status", equalTo("CAPACITY"))
                .body("offers[0].area", equalTo("ZZ-A1"))
                .body("offers[0].areaName", equalTo("North, East, South, West"))
                .body("offers[0].band", equalTo("1-2"))
                .body("offers[0].offer", matchesPattern("[A-Za-z0-9_-]{40,}"))
                .body(not(containsString(shelter.toString())))
                .body(not(containsString("Juniper")))
                .body(not(containsString("Lantern")))
                .body(not(containsString("Rowan")));
    }

    @Test
    void ok_200_two_tokens_of_the_same_offer_have_nothing_in_common() {
        SomeShelter.in("ZZ-N").singleRooms(2).registered();
        String one = offer(Account.NGO);
        String two = offer(Account.NGO);
        assertEquals(false, one.substring(0, 20).equals(two.substring(0, 20)));
    }

    @Test
    void ok_200_band_hides_the_count() {
        SomeShelter.in("ZZ-N").singleRooms(7).registered();
        ask(Account.NGO, search()).then().body("offers[0].band", equalTo("3+"));
    }

    @Test
    void ok_200_available_is_the_least_limit_minus_taken_places() {
        SomeShelter.in("ZZ-N").singleRooms(5).with("staffedPlaces", 4).with("hygieneLimit", 3).with("occupied", 2).registered();
        status(search(1, List.of())).body("offers[0].status", equalTo("CAPACITY"));
        status(search(2, List.of())).body("offers[0].status", equalTo("WAITLIST"));
        hold(Account.NGO, offer(Account.NGO)).then().statusCode(201);
        status(search(1, List.of())).body("offers[0].status", equalTo("WAITLIST"));
    }

    @Test
    void ok_200_a_stale_census_is_unknown_never_available() {
        SomeShelter.in("ZZ-N").singleRooms(5).registered();
        Register.time(Duration.ofHours(25));
        Map<String, Object> search = search();
        search.put("from", tonight().plusDays(2).toString());
        status(search).body("offers[0].status", equalTo("FURTHER_ASSESSMENT"))
                .body("offers[0].offer", nullValue())
                .body("offers[0].band", nullValue());
    }

    @Test
    void ok_200_restricted_needs_an_assessment_and_closed_has_nothing() {
        SomeShelter.in("ZZ-N").singleRooms(5).with("status", "RESTRICTED").registered();
        SomeShelter.in("ZZ-N").singleRooms(5).with("status", "CLOSED").registered();
        status(search()).body("offers[0].status", equalTo("FURTHER_ASSESSMENT"));
    }

    @Test
    void ok_200_only_shelters_that_take_such_people() {
        SomeShelter.in("ZZ-N").singleRooms(2).room("BED", "BED").takes(true, false, false, 18, 120).registered();
        status(search(1, List.of())).body("offers[0].status", equalTo("CAPACITY"));
        status(search(1, List.of(4))).body("offers[0].status", equalTo("NONE"));
        status(search(0, List.of(16))).body("offers[0].status", equalTo("NONE"));
        SomeShelter.in("ZZ-E").singleRooms(1).takes(false, false, true, 14, 17).registered();
        status(search(0, List.of(16))).body("offers[0].status", equalTo("CAPACITY"));
        status(search(0, List.of(13))).body("offers[0].status", equalTo("NONE"));
    }

    @Test
    void ok_200_only_shelters_that_meet_the_needs() {
        SomeShelter.in("ZZ-N").singleRooms(2).with("accessibility", List.of("STEP_FREE", "HEARING_LOOP")).with("pets", true).registered();
        Map<String, Object> search = search();
        search.put("needs", List.of("PETS", "STEP_FREE"));
        status(search).body("offers[0].status", equalTo("CAPACITY"));
        search.put("needs", List.of("PETS", "MEDICAL_ISOLATION"));
        status(search).body("offers[0].status", equalTo("NONE"));
    }

    @Test
    void ok_200_without_a_common_language_an_assessment_is_needed() {
        SomeShelter.in("ZZ-N").singleRooms(2).with("languages", List.of("en", "ar-EG")).registered();
        Map<String, Object> search = search();
        search.put("languages", List.of("ti", "AR"));
        status(search).body("offers[0].status", equalTo("CAPACITY"));
        search.put("languages", List.of("ti"));
        status(search).body("offers[0].status", equalTo("FURTHER_ASSESSMENT")).body("offers[0].offer", nullValue());
    }

    @Test
    void ok_200_boys_only_where_they_are_taken() {
        SomeShelter.in("ZZ-N").room("BED", "BED").with("takes", takes(18, 120, 11)).registered();
        Map<String, Object> search = search(1, List.of(14));
        status(search).body("offers[0].status", equalTo("FURTHER_ASSESSMENT"));
        search.put("boys", List.of());
        status(search).body("offers[0].status", equalTo("CAPACITY"));
        search.put("boys", List.of(14));
        status(search).body("offers[0].status", equalTo("NONE"));
        search.put("children", List.of(11));
        search.put("boys", List.of(11));
        status(search).body("offers[0].status", equalTo("CAPACITY"));
        hold(Account.NGO, offer(Account.NGO, search)).then().statusCode(201).body("boys", equalTo(List.of(11)));
    }

    @Test
    void ok_200_respects_age_limits_and_shelters_without_men() {
        SomeShelter.in("ZZ-N").singleRooms(2).with("takes", takes(18, 25, 17)).registered();
        Map<String, Object> search = search();
        search.put("womenAges", List.of(31));
        status(search).body("offers[0].status", equalTo("NONE"));
        search.put("womenAges", List.of(25));
        search.put("needs", List.of("WOMEN_ONLY"));
        status(search).body("offers[0].status", equalTo("CAPACITY"));
        Register.clear();
        SomeShelter.in("ZZ-N")
                .singleRooms(2)
                .with("takes", Map.of("women", true, "womenWithChildren", true, "girls", false, "men", true, "minAge", 18, "maxAge", 99))
                .registered();
        status(search).body("offers[0].status", equalTo("NONE"));
    }

    @Test
    void ok_200_an_organisation_to_avoid_is_left_out_of_offers_and_holds() {
        SomeShelter.in("ZZ-N").singleRooms(1).registered();
        SomeShelter.in("ZZ-E").singleRooms(1).runBy(Account.OTHER_SHELTER).registered();
        Map<String, Object> search = search();
        search.put("caseFile", SomeCase.of(Account.COORDINATOR).id());
        search.put("avoidOrganisations", List.of(Account.SHELTER.agency().toString()));
        String one = offer(Account.COORDINATOR, search);
        String two = offer(Account.COORDINATOR, search);
        hold(Account.COORDINATOR, one).then().statusCode(201);
        assertEquals(1,
                Register.count("hold h join shelter s on s.id = h.shelter where s.operator_agency = '" + Account.OTHER_SHELTER.agency()
                        + "'"));
        hold(Account.COORDINATOR, two).then().statusCode(409);
        ask(Account.COORDINATOR, search).then().body("offers[0].status", equalTo("WAITLIST"));
        ask(Account.NGO, search()).then().body("offers[0].status", equalTo("CAPACITY"));
    }

    @Test
    void forbidden_403_only_a_coordinator_may_avoid_an_organisation() {
        Map<String, Object> search = search();
        search.put("caseFile", UUID.randomUUID().toString());
        search.put("avoidOrganisations", List.of(Account.SHELTER.agency().toString()));
        ask(Account.NGO, search).then().statusCode(403).body("type", equalTo("urn:palermo:problem:availability:no-coordinator"));
        search.remove("caseFile");
        ask(Account.COORDINATOR, search).then().statusCode(400).body("violations.field", equalTo(List.of("caseFile")));
    }

    /// The offer was made for an area that contained the region; now the region belongs to another area.
    @Test
    void conflict_409_an_offer_of_an_area_that_no_longer_exists() {
        registerEverywhere("GB-ENG-NE");
        registerEverywhere("GB-ENG-LDN");
        Map<String, Object> search = search();
        search.put("region", "GB-ENG-NE");
        String offer = offer(Account.NGO, search);
        String before = ask(Account.NGO, search).then().extract().path("offers[0].area");
        registerEverywhere("GB-ENG-SE");
        registerEverywhere("GB-SCT");
        registerEverywhere("GB-NIR");
        ask(Account.NGO, search).then().body("offers[0].area", not(equalTo(before)));
        hold(Account.NGO, offer).then().statusCode(409).body("type", equalTo("urn:palermo:problem:hold:no-place"));
    }

    @Test
    void ok_200_includes_adjoining_areas_and_excludes_the_area_of_a_region_to_avoid() {
        registerEverywhere("GB-ENG-NE");
        registerEverywhere("GB-SCT");
        registerEverywhere("GB-ENG-SE");
        registerEverywhere("GB-ENG-NW");
        registerEverywhere("GB-ENG-LDN");
        Map<String, Object> search = search();
        search.put("region", "GB-SCT");
        List<String> areas = status(search).extract().path("offers.area");
        String avoided = areas.get(1);
        search.put("avoidRegions", List.of("GB-SCT"));
        String own = areas.get(0);
        List<String> others = status(search).extract().path("offers.area");
        assertEquals(areas.subList(1, areas.size()), others);
        assertEquals(false, others.contains(own));
        search.remove("region");
        search.remove("avoidRegions");
        search.put("area", avoided);
        status(search).body("offers[0].area", equalTo(avoided)).body("offers.area", hasItem(own));
    }

    /// Four shelters are one area: a search that avoids a part of it is told so, and who can help.
    @Test
    void ok_200_an_area_that_cant_leave_out_a_region_says_so() {
        SomeShelter.in("ZZ-N").singleRooms(2).registered();
        SomeShelter.in("ZZ-S").with("name", "South").singleRooms(2).registered();
        Map<String, Object> search = search();
        search.put("avoidRegions", List.of("ZZ-S"));
        status(search).body("offers", equalTo(List.of())).body("askInstead.reason", equalTo(List.of("AVOIDED_REGION")))
                .body("askInstead.area", equalTo(List.of("ZZ-A1"))).body("askInstead.ways", equalTo(List.of(List.of("COORDINATOR"))));
        search.put("caseFile", SomeCase.of(Account.COORDINATOR).id());
        ask(Account.COORDINATOR, search).then().statusCode(200)
                .body("offers", equalTo(List.of()))
                .body("askInstead.ways", equalTo(List.of(List.of("BROADCAST"))));
        search.remove("caseFile");
        search.put("avoidRegions", List.of("ZZ-N", "ZZ-E", "ZZ-S", "ZZ-W"));
        status(search).body("offers", equalTo(List.of())).body("askInstead", nullValue());
    }

    @Test
    void ok_200_unmet_need_is_counted_once_a_night_for_an_organisation_and_a_party() {
        SomeShelter.in("ZZ-N").singleRooms(1).registered();
        Map<String, Object> search = search();
        search.put("needs", List.of("PETS"));
        ask(Account.NGO, search).then().statusCode(200);
        ask(Account.NGO, search()).then().statusCode(200);
        ask(Account.NGO, search()).then().statusCode(200);
        assertEquals(2, Register.count("unmet_need"));
        assertEquals(1, Register.count(
                "unmet_need where need = 'PETS' and area = 'ZZ-A1' and country = 'ZZ' and iso_week ~ '^20[0-9]{2}-W[0-5][0-9]$'"));
    }

    @Test
    void ok_200_another_organisation_party_or_night_counts_again() {
        SomeShelter.in("ZZ-N").registered();
        ask(Account.NGO, search()).then().statusCode(200);
        ask(Account.OTHER_NGO, search()).then().statusCode(200);
        ask(Account.NGO, search(2, List.of())).then().statusCode(200);
        ask(Account.NGO, search(1, List.of(7, 4))).then().statusCode(200);
        ask(Account.NGO, search(1, List.of(4, 7))).then().statusCode(200);
        Map<String, Object> tomorrow = search();
        tomorrow.put("from", Questions.tonight().plusDays(1).toString());
        ask(Account.NGO, tomorrow).then().statusCode(200);
        assertEquals(5, Register.count("unmet_need"));
        assertEquals(5, Register.count("(select distinct counted_once from unmet_need where length(counted_once) = 32) hashes"));
    }

    @Test
    void ok_200_at_one_in_the_morning_tonight_is_the_night_that_is_running() {
        SomeShelter.in("ZZ-N").singleRooms(2).registered();
        LocalDate night = tonight();
        Duration untilOne = Duration.between(Instant.now(), night.plusDays(1).atTime(1, 0).atZone(ZoneId.of("Europe/Zurich")));
        TestClock.ahead(untilOne.isNegative() ? Duration.ZERO : untilOne);
        try {
            Map<String, Object> now = search();
            now.remove("from");
            hold(Account.NGO, offer(Account.NGO, now)).then().statusCode(201).body("from", equalTo(night.toString()));
            hold(Account.NGO, offer(Account.NGO, search())).then().statusCode(201).body("from", equalTo(night.toString()));
        } finally {
            TestClock.ahead(Duration.ZERO);
        }
    }

    @Test
    void ok_200_again_with_the_same_key_is_the_same_search() {
        SomeShelter.in("ZZ-N").singleRooms(1).registered();
        String one = withKey().then().statusCode(200).extract().path("id");
        withKey().then().statusCode(200).body("id", equalTo(one));
    }

    @Test
    void unauthorised_401() {
        given().contentType("application/json").body(search()).post(API + "/availability-searches").then().statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SHELTER", "AUTHORITY", "INSPECTOR", "ADMINISTRATOR", "PROVIDER"})
    void forbidden_403_wrong_role(String account) {
        ask(Account.valueOf(account), search()).then().statusCode(403);
    }

    @Test
    void forbidden_403_immigration_body() {
        ask(Account.BORDER, search()).then().statusCode(403).body("type", equalTo("urn:palermo:problem:identity:forbidden"));
    }

    @Test
    void ok_200_a_first_responder_that_is_no_immigration_body() {
        SomeShelter.in("ZZ-N").singleRooms(1).registered();
        ask(Account.RESPONDER, search()).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{}", "[]", "null", "{\"from\":", "\"x\"",
        "{\"from\":\"yesterday\",\"nights\":1,\"women\":1,\"region\":\"ZZ-N\"}",
        "{\"from\":\"1900-01-01\",\"nights\":1,\"women\":1,\"region\":\"ZZ-N\"}",
        "{\"from\":\"+999999999-12-31\",\"nights\":1,\"women\":1,\"region\":\"ZZ-N\"}",
        "{\"from\":\"TONIGHT\",\"nights\":0,\"women\":1,\"region\":\"ZZ-N\"}",
        "{\"from\":\"TONIGHT\",\"nights\":100000,\"women\":1,\"region\":\"ZZ-N\"}",
        "{\"from\":\"TONIGHT\",\"nights\":1.5,\"women\":\"one\",\"region\":\"ZZ-N\"}",
        "{\"from\":\"TONIGHT\",\"nights\":1,\"women\":0,\"region\":\"ZZ-N\"}",
        "{\"from\":\"TONIGHT\",\"nights\":1,\"women\":900,\"region\":\"ZZ-N\"}",
        "{\"from\":\"TONIGHT\",\"nights\":1,\"women\":1,\"children\":[18],\"region\":\"ZZ-N\"}",
        "{\"from\":\"TONIGHT\",\"nights\":1,\"women\":1,\"children\":[null],\"region\":\"ZZ-N\"}",
        "{\"from\":\"TONIGHT\",\"nights\":1,\"women\":1}",
        "{\"from\":\"TONIGHT\",\"nights\":1,\"women\":1,\"region\":\"ZZ-N\",\"area\":\"ZZ-A1\"}",
        "{\"from\":\"TONIGHT\",\"nights\":1,\"women\":1,\"region\":\"ZZ-Q\"}",
        "{\"from\":\"TONIGHT\",\"nights\":1,\"women\":1,\"area\":\"ZZ-A99\"}",
        "{\"from\":\"TONIGHT\",\"nights\":1,\"women\":1,\"area\":\"\\u0000\"}",
        "{\"from\":\"TONIGHT\",\"nights\":1,\"women\":1,\"region\":\"ZZ-N\",\"avoidRegions\":[\"' or 1=1\"]}",
        "{\"from\":\"TONIGHT\",\"nights\":1,\"women\":1,\"region\":\"ZZ-N\",\"needs\":[\"A_SPA\"]}",
        "{\"from\":\"TONIGHT\",\"nights\":1,\"women\":1,\"children\":[4],\"boys\":[5],\"region\":\"ZZ-N\"}",
        "{\"from\":\"TONIGHT\",\"nights\":1,\"women\":1,\"womenAges\":[20,30],\"region\":\"ZZ-N\"}",
        "{\"from\":\"TONIGHT\",\"nights\":1,\"women\":1,\"womenAges\":[17],\"region\":\"ZZ-N\"}",
        "{\"from\":\"TONIGHT\",\"nights\":1,\"women\":1,\"languages\":[\"the one she speaks\"],\"region\":\"ZZ-N\"}",
        "{\"from\":\"TONIGHT\",\"nights\":1,\"women\":1,\"caseFile\":\"7\",\"region\":\"ZZ-N\"}",
        "{\"from\":\"TONIGHT\",\"nights\":1,\"women\":1,\"region\":\"ZZ-N\",\"shelter\":\"x\"}"})
    void invalid_400_names_what_is_wrong(String body) {
        SomeShelter.in("ZZ-N").singleRooms(1).registered();
        ask(Account.NGO, body.replace("TONIGHT", tonight().toString())).then().statusCode(400)
                .contentType("application/problem+json")
                .body("type", matchesPattern("urn:palermo:problem:request:(invalid|malformed-json)"))
                .body("violations.collect { it.field }", everyItem(matchesPattern("[A-Za-z.\\[\\]0-9<>() ]+")));
    }

    private static Map<String, Object> takes(int minAge, int maxAge, int boysMaxAge) {
        return Map.of("women", true, "womenWithChildren", true, "girls", false,
                "men", false, "minAge", minAge, "maxAge", maxAge, "boysMaxAge", boysMaxAge);
    }

    private static void registerEverywhere(String region) {
        SomeShelter.in(region).singleRooms(2).registered();
        SomeShelter.in(region).singleRooms(2).registered();
        SomeShelter.in(region).singleRooms(2).runBy(Account.OTHER_SHELTER).registered();
    }

    private static ValidatableResponse status(Map<String, Object> search) {
        return ask(Account.NGO, search).then().statusCode(200);
    }

    private static io.restassured.response.Response withKey() {
        return given().auth().oauth2(Account.NGO.token()).header("Idempotency-Key", "search-1").contentType("application/json")
                .body(search()).post(API + "/availability-searches");
    }
}
