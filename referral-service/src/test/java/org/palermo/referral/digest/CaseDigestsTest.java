package org.palermo.referral.digest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.referral.casefile.Given.count;
import static org.palermo.referral.casefile.Given.sql;
import static org.palermo.referral.casefile.Given.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.notice.MailLine;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Acting;
import org.palermo.kernel.test.EventProbe;
import org.palermo.kernel.test.Palermo;
import org.palermo.referral.casefile.Given;
import org.palermo.referral.team.GivenTeams;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
class CaseDigestsTest {
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/London"));

    @Inject
    DigestJob job;

    /// An agency that no other test uses, and its coordinator.
    private UUID agency;
    private UUID coordinator;

    @BeforeEach
    void anAgency() {
        GivenTeams.coordinators();
        Given.nothingToMail();
        agency = UUID.randomUUID();
        sql("insert into provider (id, name, kind, country, first_responder, registered_at) values ('%s', 'Agency %s', 'NGO', 'GB', true, now())".formatted(agency, agency));
        coordinator = GivenTeams.account(agency, "case-coordinator");
        sql("delete from case_digest_day");
    }

    @Test
    void lists_overdue_due_and_due_soon_cases_by_reference_only() throws IOException {
        String overdue = due(TODAY.minusDays(3));
        String older = due(TODAY.minusDays(9));
        String today = due(TODAY);
        String soon = due(TODAY.plusDays(1));
        String ending = recovering("RECOVERY", TODAY.plusDays(1));
        String over = recovering("REASONABLE_GROUNDS_POSITIVE", TODAY.minusDays(40));
        String missing = concerned("MISSING", null);
        String late = concerned("INTERVIEW_DUE", "now() - interval '1 hour'");
        String interview = concerned("INTERVIEW_DUE", "now() + interval '1 day'");
        String child = concerned("NO_GUARDIAN", null);
        recovering("RECOVERY", TODAY.plusDays(60));
        recovering("CONCLUSIVE_GROUNDS_POSITIVE", TODAY.minusDays(40));
        due(TODAY.plusDays(60));
        due(null);
        run();
        JsonNode told = event();
        ObjectNode sample = (ObjectNode) new ObjectMapper().readTree(Path.of("..", "docs", "events", "cases-due.json").toFile());
        assertEquals(sample.get("type"), told.get("type"));
        ObjectNode data = (ObjectNode) sample.get("data");
        data.put("agency", agency.toString()).put("day", TODAY.toString());
        data.withObject("/overdue").put("count", 2).putArray("references").add(older).add(overdue);
        data.withObject("/due").put("count", 1).putArray("references").add(today);
        data.withObject("/soon").put("count", 1).putArray("references").add(soon);
        data.withObject("/recoveryEnding").put("count", 1).putArray("references").add(ending);
        data.withObject("/recoveryOver").put("count", 1).putArray("references").add(over);
        data.withObject("/missing").put("count", 1).putArray("references").add(missing);
        data.withObject("/interviewOverdue").put("count", 1).putArray("references").add(late);
        data.withObject("/interviewDue").put("count", 1).putArray("references").add(interview);
        data.withObject("/noGuardian").put("count", 1).putArray("references").add(child);
        assertEquals(data, told.get("data"));
        assertEquals(Optional.empty(), EventProbe.running().authorization(told));
        String mail = mail();
        assertTrue(mail.contains("To: agency-" + agency + "@"), mail);
        assertTrue(mail.contains("Overdue: 2\r\n" + older + "\r\n" + overdue + "\r\nDue today: 1\r\n" + today + "\r\nDue soon: 1\r\n" + soon
                + "\r\nRecovery ends: 1\r\n" + ending + "\r\nRecovery is over: 1\r\n" + over + "\r\nLook at these first: 4\r\n" + missing + "\r\n" + late
                + "\r\n" + interview + "\r\n" + child + "\r\n"), mail);
        assertFalse(mail.substring(mail.indexOf("\r\n\r\n")).contains("Tran"), mail);
        Awaitility.await().until(() -> count("select count(*) from notice where agency = '" + agency + "' and mail_lines is not null") == 0);
        Awaitility.await().until(() -> count("select count(*) from outbox_event where aggregate = '" + agency + "' and data is not null") == 0);
    }

    @Test
    void only_the_shelter_service_gets_the_senders_token() {
        due(TODAY);
        run();
        assertEquals(Optional.empty(), EventProbe.running().authorization(event()));
        JsonNode assigned = Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> EventProbe.running().events().stream()
                .filter(event -> event.get("type").asText().equals("org.palermo.referral.case-coordinator-assigned")).toList(), events -> !events.isEmpty()).getLast();
        assertEquals(Optional.of("Bearer probe"), EventProbe.running().authorization(assigned));
    }

    @Test
    void an_old_notice_is_deleted_with_the_list_for_its_mail() {
        UUID old = UUID.randomUUID();
        UUID recent = UUID.randomUUID();
        for (UUID notice : List.of(old, recent)) {
            sql("insert into notice (id, agency, kind, about, reference, created_at, mailed_at, mail_lines) values ('%s', '%s', 'CASES_DUE', '%s', 'a day', now() - interval '%s days', now(), 'Overdue: 1')"
                    .formatted(notice, agency, agency, notice.equals(old) ? 31 : 29));
        }
        String other = Given.aReferral().toString();
        sql("update notice set created_at = created_at - interval '90 days' where about = '" + other + "'");
        run();
        assertEquals(0, count("select count(*) from notice where id = '" + old + "'"));
        assertEquals(1, count("select count(*) from notice where id = '" + recent + "'"));
        assertTrue(count("select count(*) from notice where about = '" + other + "'") > 0);
    }

    @Test
    void sends_once_a_day_however_many_instances_run() throws Exception {
        due(TODAY.minusDays(3));
        try (var pool = Executors.newFixedThreadPool(4)) {
            pool.invokeAll(IntStream.range(0, 4).<java.util.concurrent.Callable<Void>>mapToObj(i -> () -> {
                run();
                return null;
            }).toList()).forEach(done -> assertEquals(java.util.concurrent.Future.State.SUCCESS, done.state()));
        }
        run();
        assertEquals(1, count("select count(*) from notice where kind = 'CASES_DUE' and agency = '" + agency + "'"));
        assertEquals(1, count("select count(*) from outbox_event where aggregate = '" + agency + "'"));
        sql("update case_digest_day set day = day - 1");
        run();
        assertEquals(2, count("select count(*) from notice where kind = 'CASES_DUE' and agency = '" + agency + "'"));
    }

    @Test
    void sends_nothing_when_nothing_is_due() {
        due(TODAY.plusDays(60));
        due(null);
        run();
        assertEquals(1, count("select count(*) from case_digest_day where country = 'GB' and day = '" + TODAY + "'"));
        assertEquals(0, count("select count(*) from notice where kind = 'CASES_DUE' and agency = '" + agency + "'"));
        assertEquals(0, count("select count(*) from outbox_event where aggregate = '" + agency + "'"));
    }

    @Test
    void an_agency_gets_its_untransferred_referrals_and_the_authority_gets_all() {
        String reference = due(TODAY.minusDays(3));
        UUID sender = UUID.randomUUID();
        sql("insert into provider (id, name, kind, country, first_responder, registered_at) values ('%s', 'Sender %s', 'NGO', 'GB', true, now())".formatted(sender, sender));
        sql("update case_file set sender = '%s' where reference = '%s'".formatted(sender, reference));
        run();
        assertEquals(1, count("select count(*) from notice where kind = 'CASES_DUE' and agency = '" + sender + "'"));
        assertTrue(count("select count(*) from notice where kind = 'CASES_DUE' and agency = '" + Account.AUTHORITY.agency() + "'") >= 1);
        UUID runs = UUID.randomUUID();
        sql("insert into provider (id, name, kind, country, first_responder, registered_at) values ('%s', 'Runs %s', 'NGO', 'GB', false, now())".formatted(runs, runs));
        sql("update case_file set handed_on = true, run_by = '%s' where reference = '%s'".formatted(runs, reference));
        sql("delete from case_digest_day");
        run();
        assertEquals(1, count("select count(*) from notice where kind = 'CASES_DUE' and agency = '" + sender + "'"));
        assertEquals(2, count("select count(*) from notice where kind = 'CASES_DUE' and agency = '" + agency + "'"));
        assertEquals(1, count("select count(*) from notice where kind = 'CASES_DUE' and agency = '" + runs + "'"), "also when nobody of it works on the case");
        assertEquals(0, count("select count(*) from notice where kind = 'CASES_DUE' and agency = '" + Account.BORDER.agency() + "'"));
    }

    @Test
    void lists_a_hundred_and_counts_the_rest() {
        DueCases.Listed many = new DueCases.Listed(107, IntStream.range(0, 100).mapToObj(Integer::toString).toList());
        List<MailLine> lines = DueCases.none(agency, "GB", TODAY).with(DueCases.Matter.OVERDUE, many).lines();
        assertEquals(102, lines.size());
        assertEquals(MailLine.of("due.overdue", 107), lines.getFirst());
        assertEquals(MailLine.of("due.more", 7), lines.getLast());
    }

    /// Who is missing or has no guardian stands below one heading, so a mail says of nobody that she is a child.
    @Test
    void a_mail_lists_a_case_once_that_is_to_be_looked_at_for_two_reasons() {
        List<MailLine> lines = DueCases.none(agency, "GB", TODAY)
                .with(DueCases.Matter.MISSING, new DueCases.Listed(2, List.of("A", "B")))
                .with(DueCases.Matter.NO_GUARDIAN, new DueCases.Listed(2, List.of("B", "C"))).lines();
        assertEquals(List.of(MailLine.of("due.look", 3), MailLine.of("A"), MailLine.of("B"), MailLine.of("C")), lines);
    }

    @Test
    void row_security_the_digest_sees_what_is_due_and_no_person() throws Exception {
        due(TODAY.minusDays(3));
        due(null);
        try (Acting digest = Acting.system("digest")) {
            assertTrue(digest.count("case_file") > 0);
            assertEquals(0, digest.count("case_file where due_on is null and (recovery_ends_on is null or stage not in ('REASONABLE_GROUNDS_POSITIVE', 'RECOVERY'))"
                    + " and not exists (select 1 from case_concern k where k.case_file = case_file.id)"));
            assertEquals(0, digest.count("notice where kind <> 'CASES_DUE'"));
            for (String table : List.of("case_person", "case_file_event", "case_decision", "case_record", "onward_referral")) {
                assertEquals(0, digest.count(table), table);
            }
            assertTrue(digest.isRefused("insert into notice (id, agency, kind, about, reference, created_at) values (gen_random_uuid(), '%s', 'OTHER', '%s', 'x', now())".formatted(agency, agency)));
        }
        try (Acting authority = Acting.as(Account.AUTHORITY)) {
            assertEquals(0, authority.count("case_digest_day"));
        }
    }

    private void run() {
        job.run().await().atMost(Duration.ofSeconds(30));
    }

    /// A case on which the agency works.
    ///
    /// @return the reference of the case
    private String due(LocalDate on) {
        UUID file = Given.aReferral();
        GivenTeams.assign(Account.AUTHORITY, file, coordinator).statusCode(200);
        sql("update case_file set due_on = %s where id = '%s'".formatted(on == null ? "null" : "'" + on + "'", file));
        return text("select reference from case_file where id = '" + file + "'");
    }

    private String recovering(String stage, LocalDate endsOn) {
        String reference = due(null);
        sql("update case_file set stage = '%s', recovery_ends_on = '%s' where reference = '%s'".formatted(stage, endsOn, reference));
        return reference;
    }

    private String concerned(String kind, String dueAt) {
        String reference = due(null);
        sql("""
            insert into case_concern (case_file, kind, country, region, sender, since, due_at)
            select id, '%s', country, region, sender, now(), %s from case_file where reference = '%s'
            """.formatted(kind, dueAt, reference));
        return reference;
    }

    private JsonNode event() {
        return Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> EventProbe.running().events().stream()
                .filter(event -> event.get("partitionkey").asText().equals(agency.toString())).toList(), events -> events.size() == 1).getFirst();
    }

    private String mail() {
        Path file = Path.of("target", "mail", text("select id from notice where kind = 'CASES_DUE' and agency = '" + agency + "'") + ".eml");
        Awaitility.await().until(() -> Files.exists(file) && Files.size(file) > 0);
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
