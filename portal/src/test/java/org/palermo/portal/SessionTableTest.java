package org.palermo.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/// What the sessions table holds, and that a copy of it is useless.
@QuarkusTest
class SessionTableTest extends PortalTest {

    @Test
    void the_row_holds_neither_the_reference_nor_a_token() throws Exception {
        Browser browser = aBrowser();
        browser.get("/portal/morning");
        byte[] reference = browser.cookie("q_session").getBytes(StandardCharsets.UTF_8);
        try (var connection = TestEnvironment.database.asOwner(); var sql = connection.createStatement();
                var row = sql.executeQuery("select id, tokens from portal_session")) {
            row.next();
            assertThat(row.getBytes("id")).isEqualTo(MessageDigest.getInstance("SHA-256").digest(reference));
            String stored = new String(row.getBytes("tokens"), StandardCharsets.ISO_8859_1);
            assertThat(stored).doesNotContain("eyJhbGciO", "eyJ0eXAiO", "eyJraWQiO").doesNotContain("access");
            assertThat(row.next()).isFalse();
        }
    }

    @Test
    void tokens_moved_to_another_row_open_no_session() throws SQLException {
        Browser thief = aBrowser();
        Browser victim = aBrowser();
        victim.get("/portal/morning");
        try (var connection = TestEnvironment.database.asOwner(); var sql = connection.createStatement()) {
            sql.execute("create temporary table stolen as select tokens from portal_session");
            thief.get("/portal/morning");
            sql.execute("update portal_session set tokens = (select tokens from stolen)");
        }
        thief.seen.clear();
        thief.get("/portal/morning");
        assertThat(thief.seen.getFirst().headers().firstValue("Location").orElse("")).contains("/authorize");
    }

    @Test
    void an_expired_session_counts_as_signed_out() throws SQLException {
        Browser browser = aBrowser();
        browser.get("/portal/morning");
        try (var connection = TestEnvironment.database.asOwner(); var sql = connection.createStatement()) {
            sql.execute("update portal_session set expires_at = now() - interval '1 second'");
        }
        browser.seen.clear();
        browser.get("/portal/morning");
        assertThat(browser.seen.getFirst().headers().firstValue("Location").orElse("")).contains("/authorize");
    }

    @Test
    void the_serving_role_owns_nothing_and_cannot_change_a_row() throws SQLException {
        assertThat(rows("select count(*) from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname = 'portal_user'")).isZero();
        assertThat(rows("select has_table_privilege('portal_user', 'portal_session', 'update')::int")).isZero();
    }
}
