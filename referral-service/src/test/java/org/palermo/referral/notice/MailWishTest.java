package org.palermo.referral.notice;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.referral.casefile.Given.as;
import static org.palermo.referral.casefile.Given.count;
import static org.palermo.referral.casefile.Given.sql;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Acting;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.TestTokens;
import org.palermo.referral.casefile.Given;

/// A person says in which language and when she gets mails of what her notices show.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
class MailWishTest {
    private static final Path FOLDER = Path.of("target", "mail");
    private static final String MAILS = "/api/nrm/v1/notices/mails";
    /// Half a day away, so that no daily mail is due while a test waits.
    private static final int HOUR = LocalTime.now(ZoneId.of("Europe/London")).plusHours(12).getHour();
    private static final String HER = TestTokens.subject(Account.COORDINATOR);

    @BeforeEach
    void register() {
        Given.theRegister();
        Given.nothingToMail();
        sql("delete from mail_wish");
    }

    @AfterEach
    void nobodyWishes() {
        sql("delete from mail_wish; delete from person where id = '" + HER + "'");
    }

    private static void say(String delivery, String language, int hour) {
        as(Account.COORDINATOR).body("{\"delivery\":\"%s\",\"language\":\"%s\",\"hour\":%d}".formatted(delivery, language, hour)).put(MAILS)
                .then().statusCode(200).body("delivery", equalTo(delivery));
    }

    @Test
    void ok_200_a_wish_is_read_changed_and_ended_by_its_person_alone() {
        as(Account.COORDINATOR).get(MAILS).then().statusCode(200).body("delivery", equalTo("LISTS")).body("language", nullValue())
                .body("zone", equalTo("Europe/London"));
        say("DAILY", "ar", 6);
        as(Account.COORDINATOR).get(MAILS).then().statusCode(200).body("delivery", equalTo("DAILY")).body("language", equalTo("ar"))
                .body("hour", equalTo(6));
        as(Account.OTHER_COORDINATOR).get(MAILS).then().statusCode(200).body("delivery", equalTo("LISTS"));
        say("AT_ONCE", "fr", 6);
        assertEquals(1, count("select count(*) from mail_wish"));
        say("LISTS", "fr", 6);
        as(Account.COORDINATOR).get(MAILS).then().statusCode(200).body("delivery", equalTo("LISTS"));
        sql("update mail_wish set ended_at = ended_at - interval '2 minutes'");
        Awaitility.await().until(() -> count("select count(*) from mail_wish") == 0);
    }

    @Test
    void ok_200_what_was_written_to_her_before_she_chose_the_lists_is_sent_and_later_notices_go_to_the_list() throws IOException {
        say("DAILY", "fr", HOUR);
        UUID before = tellHer();
        Awaitility.await().until(() -> count("select count(*) from personal_mail") == 1);
        say("LISTS", "fr", HOUR);
        sql("update mail_wish set ended_at = ended_at - interval '2 minutes'");
        UUID after = tellHer();
        await(FOLDER.resolve(after + ".eml"));
        Awaitility.await().during(Duration.ofSeconds(3)).until(() -> count("select count(*) from mail_wish") == 1);
        Instant due = Instant.now().minus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
        sql("update personal_mail set due_at = '" + due + "'");
        await(file(HER + " " + due));
        assertTrue(Files.readString(file(HER + " " + due)).contains("2026-12-19"));
        assertFalse(Files.exists(FOLDER.resolve(before + ".eml")), "once");
        Awaitility.await().until(() -> count("select count(*) from mail_wish") == 0);
    }

    @Test
    void ok_200_a_daily_mail_is_sent_to_who_has_not_looked_for_thirty_days_by_then() {
        say("DAILY", "fr", HOUR);
        UUID id = tellHer();
        Awaitility.await().until(() -> count("select count(*) from personal_mail") == 1);
        sql("update mail_wish set seen_at = now() - interval '31 days'");
        Awaitility.await().during(Duration.ofSeconds(3)).until(() -> count("select count(*) from mail_wish") == 1);
        Instant due = Instant.now().minus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
        sql("update personal_mail set due_at = '" + due + "'");
        await(file(HER + " " + due));
        assertFalse(Files.exists(FOLDER.resolve(id + ".eml")), "once");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"delivery\":\"DAILY\",\"language\":\"de\",\"hour\":7}", "{\"delivery\":\"DAILY\",\"language\":\"fr\",\"hour\":24}",
            "{\"delivery\":\"WEEKLY\",\"language\":\"fr\",\"hour\":7}", "{\"language\":\"fr\",\"hour\":7}"})
    void invalid_400_a_wish_that_is_none(String wish) {
        as(Account.COORDINATOR).body(wish).put(MAILS).then().statusCode(400);
        assertEquals(0, count("select count(*) from mail_wish"));
    }

    @Test
    void ok_200_a_notice_is_mailed_at_once_in_her_language_and_to_the_list_as_before() throws IOException {
        say("AT_ONCE", "fr", 7);
        UUID agency = tell("agency", Account.COORDINATOR.agency().toString(), "now()");
        UUID others = tell("agency", Account.AUTHORITY.agency().toString(), "now()");
        Path hers = file(HER + " " + agency);
        await(hers);
        String mail = Files.readString(hers);
        assertTrue(mail.contains("\r\nTo: person-" + HER + "@"), mail);
        assertTrue(mail.contains("\r\nSubject: Palermo: R-" + agency + "\r\n") && mail.contains("Overdue: 1"), mail);
        assertTrue(mail.contains("ne dit rien d’autre") || mail.contains("Connectez-vous"), mail);
        assertFalse(mail.contains("Sign in"), mail);
        await(FOLDER.resolve(others + ".eml"));
        assertTrue(Files.readString(FOLDER.resolve(agency + ".eml")).contains("Sign in"));
        assertFalse(Files.exists(file(HER + " " + others)), "it is for others");
    }

    @Test
    void ok_200_a_notice_for_her_alone_is_mailed_once() throws IOException {
        say("AT_ONCE", "es", 7);
        UUID id = tellHer();
        await(file(HER + " " + id));
        assertTrue(Files.readString(file(HER + " " + id)).contains("2026-12-19"));
        assertFalse(Files.exists(FOLDER.resolve(id + ".eml")));
        assertEquals(1, count("select count(*) from notice where id = '" + id + "' and mailed_at is not null and mail_lines is null"));
    }

    @Test
    void ok_200_a_notice_for_the_parts_of_a_country_is_mailed_to_who_covers_a_region_of_it() {
        say("AT_ONCE", "fr", 7);
        sql("update mail_wish set regions = array['GB-ENG-NE']");
        UUID another = tellRole("ZZ", true);
        UUID whole = tellRole("GB", false);
        UUID parts = tellRole("GB", true);
        await(file(HER + " " + parts));
        await(FOLDER.resolve(another + ".eml"));
        await(FOLDER.resolve(whole + ".eml"));
        assertEquals(1, count("select count(*) from personal_mail"), "neither of another country nor for those who cover the whole alone");
    }

    /// The hour is that of her country; a process that is killed in the middle leaves one mail.
    @Test
    void ok_200_a_daily_mail_tells_all_once_also_when_a_process_was_killed_in_the_middle() throws IOException {
        say("DAILY", "en", HOUR);
        UUID first = tell("agency", Account.COORDINATOR.agency().toString(), "now() - interval '2 minutes'");
        UUID second = tell("agency", Account.COORDINATOR.agency().toString(), "now()");
        Awaitility.await().until(() -> count("select count(*) from personal_mail") == 2);
        assertEquals(2, count("""
                select count(*) from personal_mail
                 where due_at > now() and due_at <= now() + interval '25 hours' and extract(hour from due_at at time zone 'Europe/London') = """ + HOUR));
        Instant due = Instant.now().minus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
        Path mail = file(HER + " " + due);
        sql("update personal_mail set due_at = '" + due + "', taken_at = now() - interval '50 minutes'");
        Awaitility.await().during(Duration.ofSeconds(3)).until(() -> !Files.exists(mail));
        sql("update personal_mail set taken_at = now() - interval '61 minutes'");
        await(mail);
        Awaitility.await().until(() -> count("select count(*) from personal_mail where sent_at is not null and lines is null") == 2);
        String text = Files.readString(mail);
        assertTrue(text.contains("\r\nSubject: Palermo: 2\r\n") && text.contains("There are 2 things for you:"), text);
        assertTrue(text.indexOf("R-" + first) < text.indexOf("R-" + second) && text.contains("R-" + first), text);
        assertTrue(text.contains("Message-ID: <" + name(HER + " " + due) + "@"), text);
        Files.delete(mail);
        sql("update notice set mailed_at = null, mail_lines = 'Overdue: 1' where id = '" + first + "'");
        await(FOLDER.resolve(first + ".eml"));
        Awaitility.await().during(Duration.ofSeconds(3)).until(() -> !Files.exists(mail));
        assertEquals(2, count("select count(*) from personal_mail"), "told once");
    }

    @Test
    void ok_200_nothing_is_mailed_to_who_has_not_looked_at_her_notices_for_thirty_days() {
        say("AT_ONCE", "fr", 7);
        sql("update mail_wish set seen_at = now() - interval '29 days'");
        as(Account.COORDINATOR).get("/api/nrm/v1/notices").then().statusCode(200);
        assertEquals(1, count("select count(*) from mail_wish where seen_at > now() - interval '1 day'"));
        sql("update mail_wish set seen_at = now() - interval '31 days'");
        UUID id = tell("agency", Account.COORDINATOR.agency().toString(), "now()");
        await(FOLDER.resolve(id + ".eml"));
        Awaitility.await().until(() -> count("select count(*) from mail_wish") == 0);
        assertFalse(Files.exists(file(HER + " " + id)));
    }

    /// What waits to be mailed to her is not mailed either.
    @Test
    void ok_200_nothing_to_a_role_is_mailed_to_who_has_lost_it() throws IOException {
        sheIsOf(Account.COORDINATOR);
        say("DAILY", "fr", HOUR);
        UUID before = tellRole("ngo", "GB", false);
        UUID agency = tell("agency", Account.COORDINATOR.agency().toString(), "now()");
        UUID hers = tellHer();
        Awaitility.await().until(() -> count("select count(*) from personal_mail") == 3);
        as(Account.ADMINISTRATOR).header("If-Match", "\"0\"").body("{\"roles\":[\"case-coordinator\"]}").put("/api/nrm/v1/people/" + HER + "/roles").then().statusCode(200);
        UUID after = tellRole("ngo", "GB", false);
        await(FOLDER.resolve(after + ".eml"));
        assertEquals(0, count("select count(*) from personal_mail where notice = '" + after + "'"));
        Instant due = Instant.now().minus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
        sql("update personal_mail set due_at = '" + due + "'");
        await(file(HER + " " + due));
        String mail = Files.readString(file(HER + " " + due));
        assertTrue(mail.contains("R-" + agency) && mail.contains("2026-12-19"), mail);
        assertFalse(mail.contains("R-" + before) || mail.contains("R-" + after), mail);
        assertEquals(2, count("select count(*) from personal_mail where notice in ('" + agency + "', '" + hers + "')"));
        assertEquals(2, count("select count(*) from personal_mail"));
    }

    /// Asked of the database, without the service.
    @Test
    void an_administrator_changes_the_wishes_of_her_own_people_alone() throws SQLException {
        say("DAILY", "en", HOUR);
        for (Account of : new Account[] {Account.COORDINATOR, Account.AGENCY_ADMINISTRATOR}) {
            sheIsOf(of);
            try (Acting administrator = Acting.as(Account.AGENCY_ADMINISTRATOR)) {
                assertEquals(of == Account.AGENCY_ADMINISTRATOR ? 1 : 0, administrator.change("update mail_wish set roles = '{}'"));
            }
        }
        try (Acting colleague = Acting.as(Account.OTHER_COORDINATOR)) {
            assertEquals(0, colleague.change("update mail_wish set roles = '{}'"));
        }
    }

    /// Asked of the database, without the service.
    @Test
    void rows_are_seen_by_their_person_and_by_the_mails_alone() throws SQLException {
        say("DAILY", "en", HOUR);
        tell("agency", Account.COORDINATOR.agency().toString(), "now()");
        Awaitility.await().until(() -> count("select count(*) from personal_mail") == 1);
        try (Acting she = Acting.as(Account.COORDINATOR)) {
            she.set("palermo.subject", HER);
            assertEquals(1, she.count("mail_wish"));
            assertEquals(0, she.count("personal_mail"));
        }
        try (Acting other = Acting.as(Account.OTHER_COORDINATOR)) {
            assertEquals(0, other.count("mail_wish"));
        }
        try (Acting mails = Acting.system("mails")) {
            assertEquals(1, mails.count("mail_wish"));
            assertEquals(1, mails.count("personal_mail"));
        }
        try (Acting courier = Acting.system("courier")) {
            assertEquals(0, courier.count("mail_wish") + courier.count("personal_mail"));
        }
    }

    /// Her account, as one of the organisation of this account.
    private static void sheIsOf(Account of) {
        sql("insert into provider (id, name, kind, country, first_responder, registered_at) values ('%s', 'Aid', 'NGO', 'GB', false, now()) on conflict do nothing"
                .formatted(of.agency()));
        sql("delete from person where id = '" + HER + "'");
        sql("insert into person (id, agency, roles, state, recorded_at) values ('%s', '%s', 'case-coordinator,ngo', 'ACTIVE', now())".formatted(HER, of.agency()));
    }

    /// A notice for her alone.
    private static UUID tellHer() {
        UUID id = Ids.next();
        sql("""
            insert into notice (id, of_agency, subject, kind, about, reference, created_at, mail_lines)
            values ('%s', '%s', '%s', 'K', '%s', 'R', now(), 'lastDay=2026-12-19')
            """.formatted(id, Account.COORDINATOR.agency(), HER, id));
        return id;
    }

    private static UUID tellRole(String country, boolean parts) {
        return tellRole("case-coordinator", country, parts);
    }

    private static UUID tellRole(String role, String country, boolean parts) {
        UUID id = Ids.next();
        sql("""
            insert into notice (id, role, country, parts, quiet, kind, about, reference, created_at, mail_lines)
            values ('%s', '%s', '%s', %s, true, 'CASES_DUE', '%s', 'R-%s', now(), 'Overdue: 1')
            """.formatted(id, role, country, parts, id, id));
        return id;
    }

    private static UUID tell(String column, String value, String createdAt) {
        UUID id = Ids.next();
        sql("insert into notice (id, %s, kind, about, reference, created_at, mail_lines) values ('%s', '%s', 'CASES_DUE', '%s', 'R-%s', %s, 'Overdue: 1')"
                .formatted(column, id, value, id, id, createdAt));
        return id;
    }

    private static void await(Path mail) {
        Awaitility.await().until(() -> Files.isRegularFile(mail));
    }

    private static UUID name(String of) {
        return UUID.nameUUIDFromBytes(of.getBytes(StandardCharsets.UTF_8));
    }

    private static Path file(String of) {
        return FOLDER.resolve(name(of) + ".eml");
    }
}
