package org.palermo.referral.audit;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.referral.casefile.Given.as;
import static org.palermo.referral.casefile.Given.count;
import static org.palermo.referral.casefile.Given.sql;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.TestDatabase;
import org.palermo.referral.casefile.Given;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
class AuditedReadsTest {
    private static final String CASES = "/api/nrm/v1/cases";

    @BeforeEach
    void theRegister() {
        Given.theRegister();
    }

    @Test
    void records_who_what_why_from_where_and_the_request_id() {
        UUID id = Given.aReferral();
        as(Account.AUTHORITY).header("X-Purpose", "SUPPORT; PLAN-2026/05").header("X-Forwarded-For", "203.0.113.9").header("X-Request-Id", "why-" + id)
                .get(CASES + "/" + id).then().statusCode(200);
        assertEquals(1, count("""
                select count(*) from audit_entry
                 where record_id = '%s' and record_kind = 'case_file' and action = 'READ' and purpose = 'SUPPORT' and purpose_reference = 'PLAN-2026/05'
                   and address = '203.0.113.9' and request_id = 'why-%s' and agency = '%s' and subject is not null and break_glass is null
                """.formatted(id, id, Account.AUTHORITY.agency())));
    }

    @Test
    void invalid_400_unknown_purpose() {
        for (String wrong : new String[] {"CURIOSITY", "support", "SUPPORT; <script>", "", "SUPPORT;", "SUPPORT/1"}) {
            as(Account.AUTHORITY).header("X-Purpose", wrong).get(CASES).then().statusCode(400).body("violations.field", hasItem("X-Purpose"));
        }
    }

    /// The audit stores a reference permanently, so it must not be a name or a sentence.
    @Test
    void invalid_400_a_reference_that_could_be_a_name_or_a_sentence() {
        for (String wrong : new String[] {"Ana", "Ana Lopez", "Maria1990", "plan of May 2026", "Zs\u00f3fia-100000", "ANA-LOPEZ-2026", "1".repeat(41), "1-", "-1", "1--1", "(1)"}) {
            as(Account.AUTHORITY).header("X-Purpose", "SUPPORT; " + wrong).get(CASES).then().statusCode(400)
                    .body("violations.field", hasItem("X-Purpose"), "violations.message[0]", containsString("number of a file"));
        }
    }

    @Test
    void ok_200_own_and_foreign_references() {
        String ours = as(Account.AUTHORITY).get(CASES + "/" + Given.aReferral()).then().extract().path("reference");
        for (String right : new String[] {ours, "T-2026-113", "CO/1234/2026", "113"}) {
            as(Account.AUTHORITY).header("X-Purpose", "PROCEEDINGS;" + right).get(CASES).then().statusCode(200);
        }
    }

    @Test
    void an_invalid_address_is_ignored() {
        UUID id = Given.aReferral();
        as(Account.AUTHORITY).header("X-Forwarded-For", "203.0.113.9, 10.0.0.1").get(CASES + "/" + id).then().statusCode(200);
        assertEquals(1, count("select count(*) from audit_entry where record_id = '" + id + "' and action = 'READ' and address = '127.0.0.1'"));
    }

    @Test
    void a_list_is_one_entry_with_every_record_shown() {
        UUID one = Given.aReferral();
        UUID other = Given.aReferral();
        as(Account.AUTHORITY).header("X-Request-Id", "list-" + one).get(CASES + "?limit=2").then().statusCode(200).body("items.id", hasItems(one.toString(), other.toString()));
        assertEquals(1, count("select count(*) from audit_entry where request_id = 'list-" + one + "' and action = 'LIST' and listed @> array['" + one + "', '" + other + "']::uuid[] and cardinality(listed) = 2"));
    }

    /// The audit entry and the answer succeed or fail together.
    @Test
    void error_500_when_the_entry_cannot_be_written() {
        UUID id = Given.aReferral();
        String reference = as(Account.AUTHORITY).get(CASES + "/" + id).then().statusCode(200).extract().path("reference");
        sql("revoke insert on audit_entry from " + TestDatabase.USER);
        try {
            for (String read : new String[] {CASES + "/" + id, CASES + "?limit=5"}) {
                as(Account.AUTHORITY).get(read).then().statusCode(500).contentType("application/problem+json")
                        .body(not(containsString(reference))).body(not(containsString("permission denied")));
            }
            Given.refer(Account.RESPONDER, Given.ADULT).statusCode(500);
        } finally {
            sql("grant insert on audit_entry to " + TestDatabase.USER);
        }
    }

    @Test
    void ok_200_who_has_seen_a_case() {
        UUID id = Given.aReferral();
        as(Account.AUTHORITY).header("X-Purpose", "IDENTIFICATION").get(CASES + "/" + id).then().statusCode(200);
        as(Account.AUTHORITY).get(CASES + "?limit=1").then().statusCode(200);
        Awaitility.await().untilAsserted(() -> as(Account.AUDITOR).get("/api/nrm/v1/audit?record=" + id).then().statusCode(200)
                .body("items.action", hasItems("REFER", "READ", "LIST")).body("items.find { it.action == 'READ' }.purpose", equalTo("IDENTIFICATION")));
        as(Account.DATA_PROTECTION).get("/api/nrm/v1/audit?record=" + id).then().statusCode(200).body("items.action", hasItem("READ_AUDIT"));
    }

    @Test
    void ok_200_who_has_seen_the_case_of_a_reference() {
        UUID id = Given.aReferral();
        String reference = as(Account.AUTHORITY).get(CASES + "/" + id).then().statusCode(200).extract().path("reference");
        as(Account.AUTHORITY).get(CASES + "/" + id + "/person").then().statusCode(200);
        for (String written : new String[] {reference, reference.toLowerCase(java.util.Locale.ROOT).replace("-", "")}) {
            as(Account.AUDITOR).get("/api/nrm/v1/audit/cases?reference=" + written).then().statusCode(200)
                    .body("items.action", hasItems("REFER", "READ", "READ_PERSON"));
        }
        as(Account.DATA_PROTECTION).get("/api/nrm/v1/audit/cases?limit=1&reference=" + reference).then().statusCode(200)
                .body("items.action", equalTo(java.util.List.of("READ_AUDIT")));
        as(Account.AUDITOR).get("/api/nrm/v1/audit/cases?reference=" + org.palermo.kernel.id.Reference.random(40)).then().statusCode(200)
                .body("items", equalTo(java.util.List.of()));
        as(Account.AUDITOR).get("/api/nrm/v1/audit/cases?reference=ABC").then().statusCode(400);
        as(Account.AUDITOR).get("/api/nrm/v1/audit/cases").then().statusCode(400);
        as(Account.AUTHORITY).get("/api/nrm/v1/audit/cases?reference=" + reference).then().statusCode(403);
    }

    @Test
    void ok_200_page_by_page() {
        UUID id = Given.aReferral();
        for (int i = 0; i < 3; i++) {
            as(Account.AUTHORITY).get(CASES + "/" + id).then().statusCode(200);
        }
        String first = as(Account.AUDITOR).get("/api/nrm/v1/audit?limit=3&record=" + id).then().statusCode(200).extract().path("next");
        as(Account.AUDITOR).get("/api/nrm/v1/audit?limit=3&record=" + id + "&cursor=" + first).then().statusCode(200)
                .body("items.action", equalTo(java.util.List.of("REFER", "ISSUE_CERTIFICATE", "RECORD_CONSENT"))).body("next", equalTo(null));
    }

    @Test
    void forbidden_403_for_everyone_else_and_invalid_400() {
        for (Account account : Account.values()) {
            boolean may = account == Account.AUDITOR || account == Account.DATA_PROTECTION;
            as(account).get("/api/nrm/v1/audit?record=" + UUID.randomUUID()).then().statusCode(may ? 200 : 403);
        }
        as(Account.DATA_PROTECTION).get("/api/nrm/v1/audit/links").then().statusCode(403);
        as(Account.AUDITOR).get("/api/nrm/v1/audit").then().statusCode(400);
        as(Account.AUDITOR).get("/api/nrm/v1/audit/links?cursor=abc").then().statusCode(400);
        assertTrue(count("select count(*) from audit_entry where action = 'READ_AUDIT'") > 0);
    }
}
