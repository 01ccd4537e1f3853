package org.palermo.referral.breakglass;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.palermo.referral.breakglass.Emergency.BREAK_GLASS;
import static org.palermo.referral.breakglass.Emergency.authorityOfElsewhere;
import static org.palermo.referral.breakglass.Emergency.end;
import static org.palermo.referral.breakglass.Emergency.get;
import static org.palermo.referral.breakglass.Emergency.review;
import static org.palermo.referral.casefile.Given.as;
import static org.palermo.referral.casefile.Given.count;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.ClearText;
import org.palermo.kernel.test.Palermo;
import org.palermo.referral.casefile.Erasing;
import org.palermo.referral.casefile.Given;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
class ReviewBreakGlassTest {
    private static final Map<String, Object> JUSTIFIED = Map.of("outcome", "JUSTIFIED");

    private Emergency she;

    @BeforeEach
    void aCaseOfAnotherOrganisation() {
        Given.nothingOpened();
        she = Emergency.of(Account.RESPONDER);
    }

    @AfterEach
    void realTime() {
        Emergency.time(Duration.ZERO);
    }

    @Test
    void ok_200_the_opener_the_owner_and_auditors_read_the_reason() {
        String access = she.opened(Account.COORDINATOR);
        for (Account account : List.of(Account.COORDINATOR, Account.RESPONDER, Account.AUTHORITY, Account.AUDITOR)) {
            get(account, access).statusCode(200).body("explanation", containsString(she.word())).header("ETag", equalTo("\"0\""));
            as(account).get(BREAK_GLASS + "?limit=200").then().statusCode(200).body("items.id", hasItem(access)).body(not(containsString(she.word())));
        }
    }

    @Test
    void not_found_404_for_everybody_else() {
        String access = she.opened(Account.COORDINATOR);
        for (Account account : List.of(Account.OTHER_COORDINATOR, Account.AGENCY_ADMINISTRATOR)) {
            get(account, access).statusCode(404);
            as(account).get(BREAK_GLASS + "?limit=200").then().statusCode(200).body("items.id", not(hasItem(access)));
        }
        end(Account.OTHER_COORDINATOR, access, 0).statusCode(404);
        review(Account.AGENCY_ADMINISTRATOR, access, 0, JUSTIFIED).statusCode(404);
        authorityOfElsewhere().get(BREAK_GLASS + "/" + access).then().statusCode(404);
        get(Account.COORDINATOR, UUID.randomUUID().toString()).statusCode(404);
    }

    @Test
    void forbidden_403_wrong_role_and_unauthorised_401() {
        String access = she.opened(Account.COORDINATOR);
        for (Account account : List.of(Account.NGO, Account.ADMINISTRATOR, Account.BORDER, Account.RAPPORTEUR, Account.DATA_PROTECTION)) {
            get(account, access).statusCode(403);
            as(account).get(BREAK_GLASS).then().statusCode(403);
            end(account, access, 0).statusCode(403);
            review(account, access, 0, JUSTIFIED).statusCode(403);
        }
        end(Account.AUDITOR, access, 0).statusCode(403);
        review(Account.COORDINATOR, access, 0, JUSTIFIED).statusCode(403);
        RestAssured.given().get(BREAK_GLASS + "/" + access).then().statusCode(401);
        RestAssured.given().post(BREAK_GLASS + "/" + access + "/end").then().statusCode(401);
        RestAssured.given().contentType("application/json").body(JUSTIFIED).post(BREAK_GLASS + "/" + access + "/review").then().statusCode(401);
    }

    @Test
    void ok_200_the_owner_ends_the_access_at_once() {
        String access = she.opened(Account.COORDINATOR);
        end(Account.RESPONDER, access, 0).statusCode(200).body("state", equalTo("OVER"));
        she.read(Account.COORDINATOR).statusCode(404);
    }

    @Test
    void conflict_409_to_end_an_access_that_is_over() {
        end(Account.COORDINATOR, she.over(Account.COORDINATOR), 1).statusCode(409).body("type", equalTo("urn:palermo:problem:break-glass:over"));
        String ran = she.opened(Account.COORDINATOR, "minutes", 1);
        Emergency.time(Duration.ofSeconds(61));
        end(Account.COORDINATOR, ran, 0).statusCode(409);
    }

    @Test
    void ok_200_an_auditor_reviews_an_ended_access_and_the_openers_organisation_is_notified() {
        String access = she.over(Account.COORDINATOR);
        review(Account.AUDITOR, access, 1, Map.of("outcome", "NOT_JUSTIFIED", "comment", she.word() + " was at home")).statusCode(200)
                .body("state", equalTo("REVIEWED")).body("outcome", equalTo("NOT_JUSTIFIED")).header("ETag", equalTo("\"2\""));
        get(Account.COORDINATOR, access).statusCode(200).body("comment", equalTo(she.word() + " was at home"));
        as(Account.COORDINATOR).get("/api/nrm/v1/notices?limit=200").then()
                .body("items.find { it.about == '%s' }.kind".formatted(access), equalTo("BREAK_GLASS_REVIEWED"));
        assertEquals(Set.of(), ClearText.tablesWith(she.word()));
    }

    @Test
    void ok_200_the_owner_and_the_authority_review_an_expired_access() {
        review(Account.RESPONDER, she.over(Account.COORDINATOR), 1, JUSTIFIED).statusCode(200);
        String ran = she.opened(Account.COORDINATOR, "minutes", 1);
        Emergency.time(Duration.ofSeconds(61));
        review(Account.AUTHORITY, ran, 0, JUSTIFIED).statusCode(200).body("endedAt", nullValue());
    }

    @Test
    void forbidden_403_to_review_an_own_access() {
        String access = authorityOfElsewhere().body(she.asked()).post(BREAK_GLASS).then().statusCode(201).extract().path("id");
        authorityOfElsewhere().header("If-Match", "\"0\"").post(BREAK_GLASS + "/" + access + "/end").then().statusCode(200);
        review(Account.AUTHORITY, access, 1, JUSTIFIED).statusCode(403).body("type", equalTo("urn:palermo:problem:break-glass:own"));
    }

    @Test
    void conflict_409_to_review_an_open_or_reviewed_access() {
        String access = she.opened(Account.COORDINATOR);
        review(Account.AUDITOR, access, 0, JUSTIFIED).statusCode(409).body("type", equalTo("urn:palermo:problem:break-glass:open"));
        end(Account.COORDINATOR, access, 0).statusCode(200);
        review(Account.AUDITOR, access, 1, JUSTIFIED).statusCode(200);
        review(Account.RESPONDER, access, 2, Map.of("outcome", "NOT_JUSTIFIED")).statusCode(409).body("type", equalTo("urn:palermo:problem:break-glass:reviewed"));
    }

    @Test
    void stale_412_and_required_428_and_invalid_400() {
        String access = she.over(Account.COORDINATOR);
        review(Account.AUDITOR, access, 0, JUSTIFIED).statusCode(412);
        as(Account.AUDITOR).body(JUSTIFIED).post(BREAK_GLASS + "/" + access + "/review").then().statusCode(428);
        as(Account.COORDINATOR).post(BREAK_GLASS + "/" + access + "/end").then().statusCode(428);
        review(Account.AUDITOR, access, 1, Map.of()).statusCode(400).body("violations.field", hasItem(containsString("outcome")));
        review(Account.AUDITOR, access, 1, Map.of("outcome", "JUSTIFIED", "comment", "x".repeat(2001))).statusCode(400);
    }

    @Test
    void audits_the_end_the_review_and_the_reads() {
        String access = she.over(Account.COORDINATOR);
        review(Account.AUDITOR, access, 1, JUSTIFIED).statusCode(200);
        get(Account.RESPONDER, access).statusCode(200);
        for (Object record : List.of(access, she.file())) {
            Awaitility.await().untilAsserted(() -> as(Account.AUDITOR).get("/api/nrm/v1/audit?record=" + record).then().statusCode(200)
                    .body("items.action", hasItems("END_BREAK_GLASS", "REVIEW_BREAK_GLASS", "READ_BREAK_GLASS")));
        }
    }

    @Test
    void the_comments_are_erased_with_the_person_and_the_access_remains() {
        String access = she.over(Account.COORDINATOR);
        String other = Emergency.of(Account.RESPONDER).opened(Account.COORDINATOR);
        review(Account.AUDITOR, access, 1, Map.of("outcome", "JUSTIFIED", "comment", she.word())).statusCode(200);
        String unreviewed = she.over(Account.OTHER_COORDINATOR);
        Erasing.byTwo(she.file()).statusCode(200);
        get(Account.AUDITOR, access).statusCode(200).body("reason", equalTo("MISSING_PERSON")).body("outcome", equalTo("JUSTIFIED"))
                .body("explanation", nullValue()).body("comment", nullValue());
        assertEquals(0, count("select count(*) from data_key where owner in ('" + access + "', '" + unreviewed + "')"));
        assertEquals(2, count("select count(*) from erasure where owner in ('" + access + "', '" + unreviewed + "') and purpose = 'BREAK_GLASS'"), "a backup knows of it");
        assertEquals(0, count("select count(*) from break_glass where record = '" + she.file() + "' and (explanation is not null or comment is not null)"));
        assertEquals(1, count("select count(*) from data_key where owner = '" + other + "'"));
        review(Account.AUDITOR, unreviewed, 1, Map.of("outcome", "JUSTIFIED", "comment", she.word())).statusCode(409).body("type", equalTo("urn:palermo:problem:break-glass:erased"));
        review(Account.AUDITOR, unreviewed, 1, JUSTIFIED).statusCode(200);
    }
}
