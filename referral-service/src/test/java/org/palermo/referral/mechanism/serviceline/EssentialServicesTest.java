package org.palermo.referral.mechanism.serviceline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.referral.casefile.Given.as;
import static org.palermo.referral.mechanism.serviceline.GivenLines.aLine;
import static org.palermo.referral.mechanism.serviceline.GivenLines.change;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;
import org.palermo.referral.casefile.Given;

/// The ministry is told when a region loses an essential service.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
class EssentialServicesTest {

    @BeforeEach
    void noLines() {
        GivenLines.none();
        Given.sql("delete from notice where kind like 'ESSENTIAL_SERVICE_%' or kind like 'REQUIRED_SERVICE_%'");
    }

    /// The notices to mechanism administrators about the line, earliest first.
    private static List<String> told(Account account, String line) {
        List<String> told = as(account).get("/api/nrm/v1/notices?limit=200").then().statusCode(200).extract()
                .path("items.findAll { it.about == '%s' }.collect { it.kind + ' ' + it.reference }".formatted(line));
        return told.reversed();
    }

    @Test
    void emits_a_notice_to_the_ministry_when_an_essential_service_closes_and_opens_again() {
        String line = aLine("ZZ-N", "ACCOMMODATION", "OPERATIONAL");
        change(Account.PROVIDER, line, 0, "PARTIAL").statusCode(200);
        change(Account.PROVIDER, line, 1, "CLOSED").statusCode(200);
        change(Account.PROVIDER, line, 2, "SUSPENDED").statusCode(200);
        change(Account.PROVIDER, line, 3, "OPERATIONAL").statusCode(200);
        List<String> expected = List.of("ESSENTIAL_SERVICE_PARTIAL ZZ-N ACCOMMODATION", "ESSENTIAL_SERVICE_CLOSED ZZ-N ACCOMMODATION", "ESSENTIAL_SERVICE_OPEN ZZ-N ACCOMMODATION");
        assertEquals(expected, told(Account.ADMINISTRATOR, line));
        assertEquals(expected, told(Account.AUTHORITY, line));
        assertEquals(List.of(), told(Account.PROVIDER, line));
        assertEquals(List.of(), told(Account.REGIONAL, line));
    }

    @Test
    void emits_nothing_while_another_line_serves_the_region() {
        String line = aLine("ZZ-N", "ACCOMMODATION", "OPERATIONAL");
        String national = aLine(null, "ACCOMMODATION", "OPERATIONAL");
        change(Account.PROVIDER, line, 0, "CLOSED").statusCode(200);
        assertEquals(List.of(), told(Account.ADMINISTRATOR, line));
        change(Account.PROVIDER, national, 0, "CLOSED").statusCode(200);
        assertEquals(List.of("ESSENTIAL_SERVICE_CLOSED ZZ-E ACCOMMODATION", "ESSENTIAL_SERVICE_CLOSED ZZ-N ACCOMMODATION",
                "ESSENTIAL_SERVICE_CLOSED ZZ-S ACCOMMODATION", "ESSENTIAL_SERVICE_CLOSED ZZ-W ACCOMMODATION"), told(Account.ADMINISTRATOR, national).stream().sorted().toList());
    }

    @Test
    void emits_a_notice_when_a_required_category_loses_its_last_line_or_gets_its_first() {
        for (String category : List.of("EDUCATION", "LEGAL", "HEALTH")) {
            String line = aLine("ZZ-N", category, "OPERATIONAL");
            String other = aLine("ZZ-N", category, "PARTIAL");
            change(Account.PROVIDER, line, 0, "CLOSED").statusCode(200);
            assertEquals(List.of(), told(Account.ADMINISTRATOR, line));
            change(Account.PROVIDER, other, 0, "SUSPENDED").statusCode(200);
            change(Account.PROVIDER, other, 1, "PARTIAL").statusCode(200);
            List<String> expected = List.of("REQUIRED_SERVICE_CLOSED ZZ-N " + category, "REQUIRED_SERVICE_OPEN ZZ-N " + category);
            assertEquals(expected, told(Account.ADMINISTRATOR, other));
            assertEquals(expected, told(Account.AUTHORITY, other));
            assertEquals(List.of(), told(Account.REGIONAL, other));
        }
    }

    @Test
    void emits_nothing_for_a_category_that_is_not_required() {
        String line = aLine("ZZ-N", "HELPLINE", "OPERATIONAL");
        change(Account.PROVIDER, line, 0, "CLOSED").statusCode(200);
        assertEquals(List.of(), told(Account.ADMINISTRATOR, line));
    }

    @Test
    void emits_nothing_when_the_change_is_refused() {
        String line = aLine("ZZ-N", "ACCOMMODATION", "OPERATIONAL");
        change(Account.PROVIDER, line, 7, "CLOSED").statusCode(412);
        change(Account.NGO, line, 0, "CLOSED").statusCode(403);
        change(Account.PROVIDER, line, 0, "OPERATIONAL").statusCode(409);
        assertEquals(0, Given.count("select count(*) from notice where kind like '%_SERVICE_%'"));
    }

    @Test
    void two_lines_closed_at_once_cause_one_notice() throws Exception {
        List<String> lines = List.of(aLine("ZZ-N", "ACCOMMODATION", "OPERATIONAL"), aLine("ZZ-N", "ACCOMMODATION", "OPERATIONAL"),
                aLine("ZZ-N", "ACCOMMODATION", "OPERATIONAL"), aLine("ZZ-N", "ACCOMMODATION", "OPERATIONAL"));
        CyclicBarrier barrier = new CyclicBarrier(lines.size());
        List<Thread> closing = new ArrayList<>();
        for (String line : lines) {
            closing.add(Thread.ofVirtual().start(() -> {
                try {
                    barrier.await();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
                change(Account.PROVIDER, line, 0, "CLOSED").statusCode(200);
            }));
        }
        for (Thread thread : closing) {
            thread.join();
        }
        assertEquals(4, Given.count("select count(*) from service_line where country = 'ZZ' and state = 'CLOSED'"));
        assertEquals(1, Given.count("select count(*) from notice where kind = 'ESSENTIAL_SERVICE_CLOSED' and role = 'mechanism-administrator'"));
        assertEquals(1, Given.count("select count(*) from notice where kind = 'ESSENTIAL_SERVICE_CLOSED' and role = 'competent-authority'"));
    }

    @Test
    void two_changes_of_one_line_race_once() throws Exception {
        String line = aLine("ZZ-N", "ACCOMMODATION", "OPERATIONAL");
        List<Integer> answers = java.util.Collections.synchronizedList(new ArrayList<>());
        List<Thread> changing = java.util.stream.IntStream.range(0, 4)
                .mapToObj(i -> Thread.ofVirtual().start(() -> answers.add(change(Account.PROVIDER, line, 0, i % 2 == 0 ? "CLOSED" : "SUSPENDED").extract().statusCode()))).toList();
        for (Thread thread : changing) {
            thread.join();
        }
        assertEquals(1, answers.stream().filter(status -> status == 200).count(), answers::toString);
        assertTrue(answers.stream().allMatch(status -> status == 200 || status == 412), answers::toString);
        assertEquals(2, Given.count("select count(*) from service_line_state where service_line = '" + line + "'"));
    }
}
