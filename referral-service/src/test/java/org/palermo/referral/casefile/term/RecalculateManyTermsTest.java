package org.palermo.referral.casefile.term;

import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.palermo.referral.casefile.Given.as;
import static org.palermo.referral.casefile.Given.count;
import static org.palermo.referral.casefile.Given.sql;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;
import org.palermo.referral.casefile.Given;

/// A region with more open files than one request counts.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
class RecalculateManyTermsTest {
    private static final String PATH = "/api/nrm/v1/term-recalculations";
    private static final String REGION = "GB-WLS";
    private static final int FILES = 1_500;

    @BeforeEach
    void filesWithoutTheirTerm() {
        Given.theRegister();
        sql("""
            insert into case_file (id, external_id, reference, country, region, stage, age_group, sex, exploitation, sender, referred_at)
            select gen_random_uuid(), 'many-' || i, 'many-' || i, 'GB', '%s', 'REFERRED', 'ADULT', 'FEMALE', 'LABOUR', '%s', now()
              from generate_series(1, %d) i
            """.formatted(REGION, Account.RESPONDER.agency(), FILES));
        sql("""
            insert into case_file_event (id, case_file, name, stage_before, stage_after, occurred_at, subject)
            select gen_random_uuid(), id, 'Referred', 'DRAFT', 'REFERRED', referred_at, 'test' from case_file where external_id like 'many-%'
            """);
    }

    @AfterEach
    void takeBack() {
        sql("delete from case_file_event where case_file in (select id from case_file where external_id like 'many-%')");
        sql("delete from case_file where external_id like 'many-%'");
        apply("\"forgets what was counted\"").statusCode(412);
    }

    @Test
    void ok_200_the_answer_says_how_far_it_is_and_has_no_tag_until_all_files_are_counted() {
        preview().statusCode(200).header("ETag", nullValue()).body("state", equalTo("COUNTING")).body("read", equalTo(1_000)).body("changes", empty());
        counted().body("read", greaterThanOrEqualTo(FILES)).body("files", greaterThanOrEqualTo(FILES)).body("more", equalTo(false));
    }

    @Test
    void ok_200_what_was_counted_is_written_and_then_counted_anew() {
        preview();
        String tag = counted().extract().header("ETag");
        apply(tag).statusCode(200).body("state", equalTo("COUNTED")).body("files", greaterThanOrEqualTo(FILES));
        assertEquals(FILES, count("select count(*) from case_file where external_id like 'many-%' and due_on is not null and version = 1"));
        preview().body("state", equalTo("COUNTING"));
        counted().body("changes.findAll { it.reference.startsWith('many-') }", hasSize(0));
    }

    @Test
    void stale_412_when_a_file_has_changed_since_and_the_next_preview_is_counted_anew() {
        preview();
        String tag = counted().extract().header("ETag");
        sql("update case_file set version = version + 1 where external_id = 'many-7'");
        assertEquals(tag, preview().extract().header("ETag"), "a result is kept");
        apply(tag).statusCode(412);
        assertEquals(0, count("select count(*) from case_file where external_id like 'many-%' and due_on is not null"));
        preview().body("state", equalTo("COUNTING"));
        apply(counted().extract().header("ETag")).statusCode(200);
    }

    @Test
    void without_a_kept_result_everything_is_counted_before_it_is_written() {
        preview();
        String tag = counted().extract().header("ETag");
        apply("\"0\"").statusCode(412);
        apply(tag).statusCode(200);
        assertEquals(FILES, count("select count(*) from case_file where external_id like 'many-%' and due_on is not null"));
    }

    private static ValidatableResponse counted() {
        return Awaitility.await().atMost(Duration.ofSeconds(30)).until(RecalculateManyTermsTest::preview,
                answer -> answer.extract().path("state").equals("COUNTED"));
    }

    private static ValidatableResponse preview() {
        return as(Account.AUTHORITY).get(PATH + "?scope=" + REGION).then();
    }

    private static ValidatableResponse apply(String etag) {
        return as(Account.AUTHORITY).body(Map.of("scope", REGION)).header("If-Match", etag).post(PATH).then();
    }
}
