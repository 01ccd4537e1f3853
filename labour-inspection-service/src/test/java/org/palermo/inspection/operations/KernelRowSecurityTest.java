package org.palermo.inspection.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.palermo.inspection.Given;
import org.palermo.inspection.MechanismKeyPair;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Acting;
import org.palermo.kernel.test.Palermo;

/// Row security of the kernel's tables: notices, audit entries, remembered answers.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(MechanismKeyPair.class)
class KernelRowSecurityTest {
    private final UUID about = UUID.randomUUID();

    @BeforeEach
    void somethingOfEverybody() {
        Given.execute("insert into notice (id, agency, kind, about, reference, created_at) select gen_random_uuid(), '%s', 'K', '%s', 'R', now()"
                .formatted(Account.INSPECTOR.agency(), about));
        Given.execute("insert into notice (id, role, country, kind, about, reference, created_at) select gen_random_uuid(), 'inspector', 'ZZ', 'K', '%s', 'R', now()"
                .formatted(about));
        Given.execute("insert into audit_entry (id, recorded_at, subject, action, record_kind, record_id, request_id) select gen_random_uuid(), now(), 'INSPECTOR', 'READ', 'visit', '%s', 'r'"
                .formatted(about));
        Given.execute(answer("'" + about + "'"));
        Given.execute("insert into data_key values ('%s', 'ANSWER', '\\x01', 1, now())".formatted(about));
    }

    @Test
    void a_notice_is_for_its_agency_or_for_a_role_in_a_country_that_is_covered() throws SQLException {
        assertEquals(2, notices(Account.INSPECTOR));
        assertEquals(1, notices(Account.CHIEF));
        assertEquals(1, notices(Account.OTHER_INSPECTOR));
        assertEquals(0, notices(Account.AUTHORITY));
        assertEquals(0, notices(Account.AUDITOR));
        try (Acting elsewhere = Acting.as(Account.OTHER_INSPECTOR)) {
            elsewhere.set("palermo.regions", "GB,ZZ-N");
            assertEquals(0, elsewhere.count("notice where about = '" + about + "'"));
        }
    }

    @Test
    void a_notice_of_a_region_is_for_who_covers_it_or_its_country() throws SQLException {
        UUID there = UUID.randomUUID();
        Given.execute("insert into notice (id, role, country, region, kind, about, reference, created_at) select gen_random_uuid(), 'inspector', 'ZZ', 'ZZ-N', 'K', '%s', 'R', now()"
                .formatted(there));
        try (Acting inspector = Acting.as(Account.OTHER_INSPECTOR)) {
            for (var covered : Map.of("ZZ", 1, "ZZ-N", 1, "ZZ-S", 0, "GB", 0).entrySet()) {
                inspector.set("palermo.regions", covered.getKey());
                assertEquals((long) covered.getValue(), inspector.count("notice where about = '" + there + "'"), covered.getKey());
                assertEquals((int) covered.getValue(), inspector.change("update notice set read_at = now() where about = '" + there + "'"), covered.getKey());
            }
        }
    }

    @Test
    void a_notice_is_marked_by_whom_it_is_for_and_stays_hers() throws SQLException {
        try (Acting foreign = Acting.as(Account.OTHER_INSPECTOR); Acting own = Acting.as(Account.INSPECTOR)) {
            String mark = "update notice set read_at = now() where agency = '" + Account.INSPECTOR.agency() + "' and about = '" + about + "'";
            assertEquals(0, foreign.change(mark));
            assertTrue(own.isRefused(mark.replace("read_at = now()", "agency = '" + Account.OTHER_INSPECTOR.agency() + "'")));
            assertEquals(1, own.change(mark));
            assertEquals(0, own.change("delete from notice where about = '" + about + "'"));
        }
    }

    @Test
    void an_organisation_sees_and_sets_only_its_own_mark_of_a_notice() throws SQLException {
        String mark = "insert into notice_reading (notice, agency, read_at) select id, '%s', now() from notice where about = '" + about + "'"
                + " and agency = '" + Account.INSPECTOR.agency() + "'";
        String marks = "notice_reading r where exists (select 1 from notice n where n.id = r.notice and n.about = '" + about + "')";
        Given.execute(mark.formatted(Account.INSPECTOR.agency()));
        try (Acting foreign = Acting.as(Account.OTHER_INSPECTOR); Acting own = Acting.as(Account.INSPECTOR)) {
            assertEquals(1, own.count(marks));
            assertEquals(0, foreign.count("notice_reading where agency = '" + Account.INSPECTOR.agency() + "'"));
            assertTrue(own.isRefused(mark.formatted(Account.OTHER_INSPECTOR.agency())));
            assertEquals(0, own.change("update notice_reading set read_at = now()"));
            assertEquals(0, own.change("delete from notice_reading"));
        }
        Given.execute("delete from notice where about = '" + about + "'");
        assertEquals(0, Given.count("select count(*) from " + marks), "the marks go with the notice");
    }

    @Test
    void a_notice_within_an_organisation_is_for_its_role_or_for_one_person() throws SQLException {
        UUID chiefs = within("role", "chief-inspector");
        UUID hers = within("subject", Account.INSPECTOR.name());
        for (Account account : Account.values()) {
            try (Acting acting = Acting.as(account)) {
                for (var notice : Map.of(chiefs, Account.CHIEF, hers, Account.INSPECTOR).entrySet()) {
                    int sees = account == notice.getValue() ? 1 : 0;
                    assertEquals(sees, acting.count("notice where about = '" + notice.getKey() + "'"), account.name());
                    assertEquals(sees, acting.change("update notice set read_at = now() where about = '" + notice.getKey() + "'"), account.name());
                }
            }
        }
        for (Account account : new Account[] {Account.CHIEF, Account.INSPECTOR}) {
            try (Acting elsewhere = Acting.as(account)) {
                elsewhere.set("palermo.agency", Account.OTHER_INSPECTOR.agency().toString());
                assertEquals(0, elsewhere.count("notice where about in ('" + chiefs + "', '" + hers + "')"), "she acts for another organisation");
            }
        }
        try (Acting own = Acting.as(Account.INSPECTOR)) {
            assertTrue(own.isRefused("update notice set subject = 'CHIEF' where about = '" + hers + "'"), "it stays hers");
        }
    }

    /// A release that does not know them would mail them to the wrong people.
    @ParameterizedTest
    @ValueSource(strings = {"courier", "live", "webhooks"})
    void webhooks_and_the_release_before_see_no_notice_within_an_organisation(String name) throws SQLException {
        UUID hers = within("subject", Account.INSPECTOR.name());
        try (Acting part = Acting.system(name); Acting mails = Acting.system("mails"); Acting bell = Acting.system("bell")) {
            assertEquals(0, part.count("notice where of_agency is not null"));
            assertEquals(2, part.count("notice where about = '" + about + "'"));
            assertEquals(0, part.change("update notice set mailed_at = now() where about = '" + hers + "'"));
            assertEquals(1, bell.count("notice where about = '" + hers + "'"));
            assertEquals(0, bell.change("update notice set mailed_at = now() where about = '" + hers + "'"));
            assertEquals(1, mails.change("update notice set mailed_at = now() where about = '" + hers + "'"));
        }
    }

    @Test
    void a_notice_has_one_kind_of_addressee() {
        String insert = "insert into notice (id, agency, role, country, of_agency, subject, kind, about, reference, created_at) values (gen_random_uuid(), "
                + "%s, 'K', gen_random_uuid(), 'R', now())";
        String agency = "'" + Account.INSPECTOR.agency() + "'";
        for (String wrong : new String[] {
            "null, null, null, null, null", "null, 'inspector', null, null, null", agency + ", null, null, " + agency + ", 'x'",
            "null, 'inspector', 'GB', " + agency + ", null", "null, null, null, null, 'x'", "null, null, null, " + agency + ", null",
            "null, 'inspector', null, " + agency + ", 'x'", agency + ", null, null, null, 'x'", agency + ", 'inspector', 'GB', null, null"}) {
            IllegalStateException refused = assertThrows(IllegalStateException.class, () -> Given.execute(insert.formatted(wrong)), wrong);
            assertTrue(refused.getMessage().contains("notice_addressee"), wrong);
        }
    }

    private static UUID within(String column, String value) {
        UUID about = UUID.randomUUID();
        Given.execute("insert into notice (id, of_agency, %s, kind, about, reference, created_at) values (gen_random_uuid(), '%s', '%s', 'K', '%s', 'R', now())"
                .formatted(column, Account.INSPECTOR.agency(), value, about));
        return about;
    }

    @ParameterizedTest
    @ValueSource(strings = {"mails", "courier"})
    void the_courier_reads_notices_and_takes_or_gives_back_what_it_mails(String name) throws SQLException {
        try (Acting courier = Acting.system(name)) {
            assertEquals(2, courier.count("notice where about = '" + about + "'"));
            assertTrue(courier.isRefused("update notice set reference = 'X' where about = '" + about + "'"));
            assertEquals(2, courier.change("update notice set mailed_at = now() where about = '" + about + "'"));
            assertTrue(courier.isRefused("update notice set mailed_at = null where about = '" + about + "'"));
            assertEquals(2, courier.change("update notice set mailed_at = null, mail_after = now() where about = '" + about + "'"));
            assertEquals(0, courier.count("audit_entry"));
            assertTrue(courier.isRefused(tell()));
        }
    }

    @Test
    void who_acts_tells_and_no_other_part_of_the_system_than_the_inbox() throws SQLException {
        try (Acting inspector = Acting.as(Account.INSPECTOR); Acting inbox = Acting.system("inbox"); Acting relay = Acting.system("relay");
                Acting nobody = Acting.nobody()) {
            assertFalse(inspector.isRefused(tell()));
            assertFalse(inbox.isRefused(tell()));
            assertEquals(0, inbox.count("notice"));
            assertTrue(relay.isRefused(tell()));
            assertTrue(nobody.isRefused(tell()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void nobody_but_auditors_and_data_protection_officers_read_the_audit(Account account) throws SQLException {
        try (Acting acting = Acting.as(account)) {
            assertEquals(account == Account.AUDITOR || account == Account.DATA_PROTECTION ? 1 : 0, acting.count("audit_entry where record_id = '" + about + "'"));
        }
    }

    @Test
    void nobody_records_in_the_name_of_another() throws SQLException {
        try (Acting acting = Acting.as(Account.INSPECTOR); Acting inbox = Acting.system("inbox")) {
            String own = entry("INSPECTOR", "'" + Account.INSPECTOR.agency() + "'", Acting.REQUEST);
            assertFalse(acting.isRefused(own));
            assertTrue(acting.isRefused(own.replace("'INSPECTOR'", "'CHIEF'")));
            assertTrue(acting.isRefused(entry("INSPECTOR", "'" + Account.OTHER_INSPECTOR.agency() + "'", Acting.REQUEST)));
            assertTrue(acting.isRefused(entry("INSPECTOR", "null", Acting.REQUEST)));
            assertTrue(acting.isRefused(own.replace(Acting.REQUEST, "another-request")));
            inbox.set("palermo.request", "system:inbox");
            assertFalse(inbox.isRefused(entry("system:inbox", "null", "system:inbox")));
        }
    }

    @Test
    void an_answer_is_remembered_for_who_asked() throws SQLException {
        try (Acting own = Acting.as(Account.INSPECTOR); Acting colleague = Acting.as(Account.CHIEF)) {
            String hers = "idempotent_answer where id = '" + about + "'";
            assertEquals(1, own.count(hers));
            assertEquals(1, own.count("data_key where owner = '" + about + "'"));
            assertEquals(0, colleague.count("data_key where owner = '" + about + "'"));
            assertEquals(0, colleague.count(hers));
            assertEquals(0, colleague.change("delete from " + hers));
            assertTrue(colleague.isRefused(answer("gen_random_uuid()")));
        }
    }

    @Test
    void old_answers_are_thrown_away_by_a_part_of_the_system_that_opens_none() throws SQLException {
        try (Acting answers = Acting.system("answers")) {
            assertEquals(1, answers.count("idempotent_answer where id = '" + about + "'"));
            assertEquals(0, answers.change("update idempotent_answer set subject = 'x' where id = '" + about + "'"));
            assertTrue(answers.isRefused(answer("gen_random_uuid()")));
            assertEquals(0, answers.count("data_key where purpose <> 'ANSWER'"));
            assertEquals(1, answers.change("delete from idempotent_answer where id = '" + about + "'"));
        }
    }

    private static String answer(String id) {
        return """
                insert into idempotent_answer (subject, route, key_hash, id, body_hash, sealed, regions, roles, created_at)
                values ('INSPECTOR', 'r', decode(md5(random()::text), 'hex'), %s, '', '', '{}', '{}', now())
                """.formatted(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"notice", "audit_entry", "idempotent_answer"})
    void nobody_in_particular_sees_nothing_and_the_owner_is_bound_as_well(String table) throws SQLException {
        try (Acting nobody = Acting.nobody(); Acting owner = Acting.owner(); Acting relay = Acting.system("relay");
                Acting sequencer = Acting.system("sequencer")) {
            for (Acting acting : new Acting[] {nobody, owner, relay}) {
                assertEquals(0, acting.count(table));
            }
            // The sequencer reads the entries that it hashes and chains.
            assertEquals(table.equals("audit_entry"), sequencer.count(table) > 0);
        }
    }

    private long notices(Account account) throws SQLException {
        try (Acting acting = Acting.as(account)) {
            return acting.count("notice where about = '" + about + "'");
        }
    }

    private static String tell() {
        return "insert into notice (id, agency, kind, about, reference, created_at) values (gen_random_uuid(), gen_random_uuid(), 'K', gen_random_uuid(), 'R', now())";
    }

    private static String entry(String subject, String agency, String request) {
        return """
                insert into audit_entry (id, recorded_at, subject, agency, action, record_kind, record_id, request_id)
                values (gen_random_uuid(), now(), '%s', %s, 'READ', 'visit', gen_random_uuid(), '%s')
                """.formatted(subject, agency, request);
    }
}
