package org.palermo.referral.casefile.referral;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.palermo.referral.casefile.Given.ADULT;
import static org.palermo.referral.casefile.Given.as;
import static org.palermo.referral.casefile.Given.count;
import static org.palermo.referral.casefile.Given.refer;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;
import org.palermo.referral.casefile.Erasing;
import org.palermo.referral.casefile.Given;

/// The indicators that a referral names, for those who may read what it says.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
class ReferIndicatorsTest {
    private static final String CASES = "/api/nrm/v1/cases/";

    @BeforeEach
    void register() {
        Given.theRegister();
    }

    @Test
    void created_201_the_indicators_are_kept_sealed_and_shown_with_their_strength() {
        String id = refer(Account.RESPONDER, with(ADULT, "\"EX01\",\"DR02\",\"EX01\"")).statusCode(201).extract().path("id");
        for (Account reader : new Account[] {Account.AUTHORITY, Account.RESPONDER}) {
            as(reader).get(CASES + id).then().statusCode(200)
                    .body("indicators.code", contains("DR02", "EX01")).body("indicators.dimension", contains("DECEPTIVE_RECRUITMENT", "EXPLOITATION"))
                    .body("indicators.strength", contains("MEDIUM", "STRONG"));
        }
        as(Account.AUTHORITY).get(CASES + id + "/referral").then().statusCode(200).body("indicators.code", contains("DR02", "EX01"));
        assertEquals(1, count("select count(*) from case_person where case_file = '" + id + "' and indicators is not null and position('EX01' in encode(indicators, 'escape')) = 0"));
    }

    @Test
    void ok_200_a_correction_leaves_what_the_referral_named() {
        String id = refer(Account.RESPONDER, with(ADULT, "\"EX01\"")).statusCode(201).extract().path("id");
        Given.correct(Account.AUTHORITY, UUID.fromString(id), "\"0\"", Map.of("reason", "MISTAKE", "nationality", "TH")).statusCode(200);
        as(Account.AUTHORITY).get(CASES + id).then().statusCode(200).body("indicators.code", contains("EX01"));
    }

    @Test
    void ok_200_without_indicators_the_field_is_left_out() {
        for (String none : new String[] {ADULT, with(ADULT, "")}) {
            String id = refer(Account.RESPONDER, none).statusCode(201).extract().path("id");
            as(Account.AUTHORITY).get(CASES + id).then().statusCode(200).body("$", not(hasKey("indicators")));
            assertEquals(1, count("select count(*) from case_person where case_file = '" + id + "' and indicators is null"));
        }
    }

    @Test
    void created_201_of_an_adult_who_declines_no_indicator_is_kept() {
        String id = refer(Account.RESPONDER, with(ADULT.replace("\"consent\":true", "\"consent\":false"), "\"EX01\"")).statusCode(201)
                .body("taken", equalTo("NOTIFIED_ONLY")).extract().path("id");
        as(Account.AUTHORITY).get(CASES + id).then().statusCode(200).body("indicators", nullValue()).body(not(containsString("EX01")));
    }

    @Test
    void ok_200_nothing_of_a_person_who_was_erased() {
        String id = refer(Account.RESPONDER, with(ADULT, "\"EX01\"")).statusCode(201).extract().path("id");
        Erasing.byTwo(id).statusCode(200);
        as(Account.AUTHORITY).get(CASES + id).then().statusCode(200).body("indicators", nullValue());
        as(Account.AUTHORITY).get(CASES + id + "/referral").then().statusCode(200).body("indicators", nullValue());
    }

    @Test
    void invalid_400_names_an_unknown_code_by_its_position_and_never_repeats_it() {
        refer(Account.RESPONDER, with(ADULT, "\"EX01\",\"EX99\"")).statusCode(400)
                .body("violations.field", contains("indicators[1]")).body("violations.message", contains("must be a code of an operational indicator"))
                .body(not(containsString("EX99")));
        String many = IntStream.range(0, 68).mapToObj(_ -> "\"EX01\"").collect(Collectors.joining(","));
        refer(Account.RESPONDER, with(ADULT, many)).statusCode(400).body("violations.field", contains("indicators"));
    }

    private static String with(String referral, String codes) {
        return referral.replace("\"exploitation\":", "\"indicators\":[" + codes + "],\"exploitation\":");
    }
}
