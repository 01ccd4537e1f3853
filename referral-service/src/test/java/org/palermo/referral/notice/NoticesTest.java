package org.palermo.referral.notice;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.referral.casefile.Given.as;
import static org.palermo.referral.casefile.Given.count;
import static org.palermo.referral.casefile.Given.sql;
import static org.palermo.referral.casefile.Given.text;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.TestTokens;
import org.palermo.referral.casefile.Given;
import org.palermo.referral.caserecord.GivenRecords;
import org.palermo.referral.team.GivenTeams;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
class NoticesTest {
    private static final Path FOLDER = Path.of("target", "mail");

    @BeforeEach
    void register() {
        GivenRecords.theRegister();
        Given.nothingToMail();
    }

    @Test
    void a_mail_contains_the_reference_and_what_to_do_and_nothing_of_the_person() throws IOException {
        String reference = Given.refer(Account.RESPONDER, Given.ADULT).statusCode(201).extract().path("reference");
        UUID notice = UUID.fromString(text("select id from notice where kind = 'CASE_REFERRED' and reference = '" + reference + "'"));
        Awaitility.await().until(() -> isSent(notice));
        String mail = Files.readString(file(notice));
        assertTrue(mail.contains("\r\nTo: competent-authority-gb@"), mail);
        assertTrue(mail.contains("\r\n\r\nSomething waits for a decision.\r\n\r\nReference: " + reference + "\r\n"), mail);
        assertTrue(mail.contains("\r\nLast day: " + text("select due_on from case_file where id = '" + about(notice) + "'") + "\r\n"), mail);
        assertTrue(mail.contains("Sign in to read it: http://localhost:8080/portal/notices\r\n"), mail);
        assertFalse(mail.contains("CASE_REFERRED"), mail);
        assertFalse(mail.substring(mail.indexOf("\r\n\r\n")).contains("Tran"), mail);
    }

    /// A person who declined is only counted: nothing waits for a decision, so the mail has no day.
    @Test
    void a_mail_of_a_person_who_declined_has_no_last_day() throws IOException {
        String reference = Given.refer(Account.RESPONDER, Given.ADULT.replace("\"consent\":true", "\"consent\":false")).statusCode(201)
                .extract().path("reference");
        UUID notice = UUID.fromString(text("select id from notice where kind = 'CASE_NOTIFIED_ONLY' and reference = '" + reference + "'"));
        Awaitility.await().until(() -> isSent(notice));
        String mail = Files.readString(file(notice));
        assertTrue(mail.contains("There is something new to read.\r\n\r\nReference: " + reference + "\r\n"), mail);
        assertFalse(mail.contains("Last day"), mail);
    }

    /// The day on which the request is due is the last whole day in the country of the case.
    @Test
    void the_mails_of_a_request_say_the_last_day_to_the_authority_the_coordinators_and_the_officers() throws IOException {
        UUID file = GivenTeams.caseOf(Account.COORDINATOR);
        UUID request = UUID.fromString(GivenRecords.a(Account.COORDINATOR, "rights-requests", file, "Zmark"));
        String lastDay = text("select ((due_at at time zone 'Europe/London') - interval '1 second')::date from case_record where id = '" + request + "'");
        for (String told : List.of("kind = 'RIGHTS_REQUEST' and about = '" + file + "' and role = 'competent-authority'",
                "kind = 'RIGHTS_REQUEST' and about = '" + file + "' and agency = '" + Account.COORDINATOR.agency() + "'",
                "kind = 'REQUEST_OF_PERSON' and about = '" + request + "'")) {
            UUID notice = UUID.fromString(text("select id from notice where " + told));
            Awaitility.await().until(() -> isSent(notice));
            String mail = Files.readString(file(notice));
            assertTrue(mail.contains("Somebody waits for your answer.\r\n"), mail);
            assertTrue(mail.contains("\r\nLast day: " + lastDay + "\r\n"), mail);
            assertFalse(mail.contains("Zmark"), mail);
        }
    }

    private static String about(UUID notice) {
        return text("select about from notice where id = '" + notice + "'");
    }

    @Test
    void no_content_204_marks_it_as_read() {
        String about = Given.aReferral().toString();
        String id = as(Account.AUTHORITY).get("/api/nrm/v1/notices?limit=200").then().statusCode(200).extract()
                .path("items.find { it.about == '%s' }.id".formatted(about));
        as(Account.AUTHORITY).put("/api/nrm/v1/notices/" + id + "/read").then().statusCode(204);
        as(Account.AUTHORITY).get("/api/nrm/v1/notices?limit=200").then().body("items.find { it.id == '%s' }.readAt".formatted(id), notNullValue());
        as(Account.AUTHORITY).get("/api/nrm/v1/notices?limit=200").then().body("items.id", hasItem(id));
    }

    @Test
    void not_found_404_a_notice_of_others() {
        String about = Given.aReferral().toString();
        String id = as(Account.AUTHORITY).get("/api/nrm/v1/notices?limit=200").then().extract().path("items.find { it.about == '%s' }.id".formatted(about));
        as(Account.RESPONDER).put("/api/nrm/v1/notices/" + id + "/read").then().statusCode(404);
    }

    @Test
    void those_who_cover_the_region_or_the_country_are_notified_and_nobody_else() {
        String about = Given.aReferral().toString();
        String id = as(Account.AUTHORITY).get("/api/nrm/v1/notices?limit=200").then().extract().path("items.find { it.about == '%s' }.id".formatted(about));
        covering("GB-WLS").get("/api/nrm/v1/notices?limit=200").then().statusCode(200).body("items.about", not(hasItem(about)));
        covering("GB-WLS").put("/api/nrm/v1/notices/" + id + "/read").then().statusCode(404);
        covering("GB-SCT").get("/api/nrm/v1/notices?limit=200").then().statusCode(200).body("items.id", hasItem(id));
        covering("GB-SCT").put("/api/nrm/v1/notices/" + id + "/read").then().statusCode(204);
    }

    private static RequestSpecification covering(String region) {
        return given().auth().oauth2(TestTokens.covering(Account.AUTHORITY, Set.of(region))).contentType(ContentType.JSON);
    }

    /// What comes from a token can't add a line to the head of a mail.
    @Test
    void a_mail_within_an_organisation_goes_to_the_role_there_or_to_the_one_person() throws IOException {
        UUID role = within("role", "case-coordinator");
        UUID person = within("subject", TestTokens.subject(Account.COORDINATOR));
        UUID forged = within("subject", "x\r\nBcc: y@example.org");
        Awaitility.await().until(() -> isSent(role) && isSent(person) && isSent(forged));
        assertTrue(Files.readString(file(role)).contains("\r\nTo: case-coordinator-agency-" + Account.NGO.agency() + "@"));
        assertTrue(Files.readString(file(person)).contains("\r\nTo: person-" + TestTokens.subject(Account.COORDINATOR) + "@"));
        assertTrue(Files.readString(file(person)).contains("\r\nAccept it.\r\nLast day: 2026-12-19\r\n"));
        assertTrue(Files.readString(file(forged)).contains("\r\nTo: person-x--Bcc--y-example.org@"));
    }

    private static UUID within(String column, String value) {
        UUID id = Ids.next();
        sql("insert into notice (id, of_agency, %s, kind, about, reference, created_at, mail_lines) values ('%s', '%s', '%s', 'K', '%s', 'R', now(), '%s')"
                .formatted(column, id, Account.NGO.agency(), value, id, "Accept it.\nLast day: 2026-12-19"));
        return id;
    }

    @Test
    void a_failed_mail_delays_no_other_and_is_retried_with_its_list() throws IOException {
        UUID first = Ids.next();
        UUID fails = Ids.next();
        UUID last = Ids.next();
        Path inItsWay = Files.createDirectories(file(fails));
        tell("now()", "null", first, fails, last);
        Awaitility.await().until(() -> isSent(first) && isSent(last));
        Awaitility.await().until(() -> count("select count(*) from notice where id = '" + fails + "' and mailed_at is null and mail_failures = 1 and mail_after > now() + interval '5 seconds'") == 1);
        assertEquals("Overdue: 1", text("select mail_lines from notice where id = '" + fails + "'"));
        Files.delete(inItsWay);
        sql("update notice set mail_after = now() where id = '" + fails + "'");
        Awaitility.await().until(() -> isSent(fails));
        assertTrue(Files.readString(file(fails)).contains("Overdue: 1"));
        assertEquals(1, count("select mail_failures from notice where id = '" + fails + "'"));
    }

    @Test
    void a_mail_that_fails_for_a_day_is_given_up_and_its_list_deleted() throws IOException {
        UUID fails = Ids.next();
        Path inItsWay = Files.createDirectories(file(fails));
        tell("now() - interval '25 hours'", "null", fails);
        Awaitility.await().until(() -> count("select count(*) from notice where id = '" + fails + "' and mailed_at is not null and mail_lines is null and mail_failures = 1") == 1);
        Files.delete(inItsWay);
    }

    /// As when mails are switched on after a year.
    @Test
    void a_notice_of_long_ago_is_not_mailed() {
        UUID old = Ids.first(Instant.now().minus(Duration.ofHours(25)));
        UUID present = Ids.next();
        tell("now()", "null", old, present);
        Awaitility.await().until(() -> isSent(present));
        assertFalse(Files.exists(file(old)));
        assertEquals(1, count("select count(*) from notice where id = '" + old + "' and mailed_at is null"));
    }

    @Test
    void a_mail_taken_by_a_crashed_sender_is_sent_after_an_hour() {
        UUID early = Ids.next();
        UUID late = Ids.next();
        tell("now()", "now() - interval '50 minutes'", early);
        tell("now()", "now() - interval '61 minutes'", late);
        Awaitility.await().until(() -> isSent(late));
        assertFalse(Files.exists(file(early)));
    }

    private static void tell(String createdAt, String mailedAt, UUID... ids) {
        sql("insert into notice (id, agency, kind, about, reference, created_at, mailed_at, mail_lines) values " + Stream.of(ids)
                .map(id -> "('%s', '%s', 'CASES_DUE', '%s', 'a day', %s, %s, 'Overdue: 1')".formatted(id, Account.NGO.agency(), id, createdAt, mailedAt))
                .collect(Collectors.joining(", ")));
    }

    /// Whether the mail was sent. Its list of cases is then no longer stored.
    private static boolean isSent(UUID id) {
        return Files.isRegularFile(file(id)) && count("select count(*) from notice where id = '" + id + "' and mailed_at is not null and mail_lines is null") == 1;
    }

    private static Path file(UUID notice) {
        return FOLDER.resolve(notice + ".eml");
    }
}
