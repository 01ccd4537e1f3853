package org.palermo.referral.audit;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.referral.casefile.Given.as;
import static org.palermo.referral.casefile.Given.count;
import static org.palermo.referral.casefile.Given.sql;
import static org.palermo.referral.casefile.Given.text;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.palermo.audit.Checkpoint;
import org.palermo.audit.Entry;
import org.palermo.audit.Evidence;
import org.palermo.audit.Link;
import org.palermo.audit.Verdict;
import org.palermo.audit.Verification;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Acting;
import org.palermo.kernel.test.AuditKey;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.TestDatabase;
import org.palermo.referral.casefile.Given;

/// The real chain, read through the auditor's route and verified.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
class AuditChainTest {
    @BeforeEach
    void theRegister() {
        Given.theRegister();
    }

    @Test
    void entries_are_chained_within_a_second_and_verify() {
        UUID id = Given.aReferral();
        as(Account.AUTHORITY).header("X-Purpose", "PROCEEDINGS; T-2026-113").get("/api/nrm/v1/cases/" + id).then().statusCode(200);
        as(Account.AUTHORITY).get("/api/nrm/v1/cases").then().statusCode(200);
        Awaitility.await().untilAsserted(() -> assertEquals(0, count("select count(*) from audit_entry e where not exists (select from audit_chain c where c.entry = e.id)")));
        Checkpoint checkpoint = checkpoint();
        Verdict verdict = Verification.of(new Evidence("referral-service", links()::stream, List.of(), List.of(), List.of(checkpoint), AuditKey.verifying()));
        assertTrue(verdict.isWhole(), verdict::toString);
        assertTrue(verdict.links() >= checkpoint.sequence());
    }

    @Test
    void an_altered_entry_is_detected() {
        UUID id = Given.aReferral();
        awaitChained(id);
        UUID altered = UUID.fromString(text("select id from audit_entry where record_id = '" + id + "' and action = 'ISSUE_CERTIFICATE'"));
        long number = count("select sequence from audit_chain where entry = '" + altered + "'");
        sql("update audit_entry set subject = subject || 'x' where id = '" + altered + "'");
        try {
            Verdict verdict = Verification.of(new Evidence("referral-service", links()::stream, List.of(), List.of(), List.of(), AuditKey.verifying()));
            assertEquals("ALTERED " + number, verdict.breach().map(b -> b.kind() + " " + b.sequence()).orElseThrow());
        } finally {
            sql("update audit_entry set subject = left(subject, -1) where id = '" + altered + "'");
        }
    }

    /// After a pause, rounds follow each other at once until the backlog is done, without waiting for the next tick.
    @Test
    void a_backlog_is_caught_up_fast() {
        sql("""
            with e as (
                insert into audit_entry (id, recorded_at, subject, action, record_kind, record_id, request_id)
                select uuidv7(), now(), 'somebody', 'READ', 'case_file', gen_random_uuid(), 'backlog' from generate_series(1, 12000) returning id)
            insert into feed_pending (feed, entry) select 'audit', id from e
            """);
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertEquals(12000, count("select count(*) from audit_chain c join audit_entry e on e.id = c.entry where e.request_id = 'backlog'")));
        assertEquals(0, count("select count(*) from feed_pending where feed = 'audit' and entry in (select id from audit_entry where request_id = 'backlog')"));
    }

    /// The entry of a slow transaction, made earlier but committed later, comes later in the chain: nothing is ever inserted before entries
    /// that were read.
    @Test
    void an_open_transaction_leaves_no_gap() throws SQLException {
        UUID slow = UUID.fromString("01900000-0000-7000-8000-" + Long.toHexString(System.nanoTime() & 0xffffffffffffL | 0x800000000000L));
        try (Connection open = TestDatabase.asSuperuser()) {
            open.setAutoCommit(false);
            open.createStatement().execute("insert into audit_entry (id, recorded_at, subject, action, record_kind, record_id, request_id) values ('" + slow + "', now(), 's', 'READ', 'case_file', gen_random_uuid(), 'slow')");
            open.createStatement().execute("insert into feed_pending (feed, entry) values ('audit', '" + slow + "')");
            UUID id = Given.aReferral();
            awaitChained(id);
            long before = count("select max(sequence) from audit_chain");
            open.commit();
            Awaitility.await().untilAsserted(() -> assertTrue(count("select coalesce(max(sequence), 0) from audit_chain where entry = '" + slow + "'") > before));
            assertEquals(count("select max(sequence) from audit_chain"), count("select count(*) from audit_chain"));
        }
    }

    @Test
    void gone_410_for_a_cursor_from_before_a_restore() {
        Given.aReferral();
        String cursor = as(Account.AUDITOR).get("/api/nrm/v1/audit/links?limit=1").then().statusCode(200).extract().path("next");
        as(Account.AUDITOR).get("/api/nrm/v1/audit/links?limit=1&cursor=" + cursor).then().statusCode(200);
        sql("select begin_feed_epochs()");
        as(Account.AUDITOR).get("/api/nrm/v1/audit/links?limit=1&cursor=" + cursor).then().statusCode(410).body("type", equalTo("urn:palermo:problem:feed:earlier-epoch"));
        as(Account.AUDITOR).get("/api/nrm/v1/audit/links?limit=1").then().statusCode(200).body("items[0].sequence", equalTo(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "update audit_entry set subject = 'x'", "delete from audit_entry", "truncate audit_entry", "update audit_chain set hash = hash",
        "delete from audit_chain", "truncate audit_chain", "delete from audit_listing", "insert into feed_epoch values ('audit', uuidv7(), 0, now())",
        "select begin_feed_epochs()"})
    void the_service_role_can_only_add_entries(String statement) throws SQLException {
        try (Acting auditor = Acting.as(Account.AUDITOR)) {
            SQLException refusal = assertThrows(SQLException.class, () -> auditor.change(statement));
            assertEquals("42501", refusal.getSQLState(), refusal::getMessage);
        }
    }

    /// The entries of a referral: the referral, the consent, and the issued certificate.
    private static void awaitChained(UUID referral) {
        Awaitility.await().untilAsserted(() -> assertEquals(3, count("select count(*) from audit_entry e join audit_chain c on c.entry = e.id where e.record_id = '" + referral + "'")));
        assertEquals(3, count("select count(*) from audit_entry where record_id = '" + referral + "'"));
    }

    private static Checkpoint checkpoint() {
        JsonPath json = given().port(management()).get("/q/audit/checkpoint").then().statusCode(200).extract().jsonPath();
        Checkpoint checkpoint = new Checkpoint(json.getString("service"), UUID.fromString(json.getString("epoch")), json.getLong("epochFrom"),
                json.getLong("sequence"), HexFormat.of().parseHex(json.getString("hash")), json.getLong("waiting"), Instant.parse(json.getString("at")),
                Base64.getDecoder().decode(json.getString("signature")));
        assertTrue(checkpoint.isSignedBy(AuditKey.verifying()));
        return checkpoint;
    }

    private static int management() {
        return ConfigProvider.getConfig().getValue("quarkus.management.port", Integer.class);
    }

    private static List<Link> links() {
        List<Link> links = new ArrayList<>();
        String next = null;
        while (true) {
            JsonPath page = as(Account.AUDITOR).queryParam("limit", 1000).queryParam("cursor", next == null ? List.of() : List.of(next))
                    .get("/api/nrm/v1/audit/links").then().statusCode(200).extract().jsonPath();
            List<Map<String, Object>> items = page.getList("items");
            items.forEach(item -> links.add(link(item)));
            if (items.size() < 1000) {
                return links;
            }
            next = page.getString("next");
        }
    }

    @SuppressWarnings("unchecked")
    private static Link link(Map<String, Object> item) {
        Map<String, Object> e = (Map<String, Object>) item.get("entry");
        List<String> listed = (List<String>) e.get("listed");
        return new Link(((Number) item.get("sequence")).longValue(), HexFormat.of().parseHex((String) item.get("previous")), HexFormat.of().parseHex((String) item.get("hash")),
                new Entry(id(e, "id"), Instant.parse((String) e.get("recordedAt")), (String) e.get("subject"), id(e, "agency"), (String) e.get("action"),
                        (String) e.get("recordKind"), id(e, "recordId"), listed == null ? null : listed.stream().map(UUID::fromString).toList(),
                        (String) e.get("requestId"), (String) e.get("address"), (String) e.get("purpose"), (String) e.get("purposeReference"), id(e, "breakGlass")));
    }

    private static UUID id(Map<String, Object> entry, String field) {
        return entry.get(field) == null ? null : UUID.fromString((String) entry.get(field));
    }
}
