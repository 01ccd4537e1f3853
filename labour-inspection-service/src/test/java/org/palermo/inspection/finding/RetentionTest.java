package org.palermo.inspection.finding;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.palermo.inspection.Given.API;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.palermo.inspection.Given;
import org.palermo.inspection.MechanismKeyPair;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.RetentionRules;
import org.palermo.kernel.test.TestClock;
import org.palermo.kernel.test.TestDatabase;

/// A finding with a note and a report of a suspected victim, after six years.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(MechanismKeyPair.class)
class RetentionTest extends RetentionRules {
    private static final String FINDING = """
            {"id":"%s","subject":"ADULT","workers":4,"indicators":["DR01","DR02","EX01","EX02","CD01","CD02"],"note":"They sleep behind the Zebu mill.",
             "suspectedVictim":{"consent":true,"ageGroup":"ADULT","sex":"FEMALE","exploitation":["LABOUR"],"region":"GB-ENG-NW",
               "person":{"givenName":"A","familyName":"B"},"nationality":"VN","languages":["vi"],
               "safeContact":{"channel":"PHONE","value":"0161 496 0000","when":"Tuesdays","words":"say the library"}}}
            """;

    @Override
    protected String api() {
        return API;
    }

    @Override
    protected String kind() {
        return "finding";
    }

    @Override
    protected String country() {
        return "GB";
    }

    @Override
    protected String rule() {
        return "finding 2190 days; uk 2026-11-25";
    }

    @Override
    protected int kept() {
        return 2190;
    }

    @Override
    protected int due() {
        return 2192;
    }

    @Override
    protected void clear() {
        // Nothing to clear: each finding has its own visit and workplace.
    }

    @Override
    protected UUID over() {
        UUID finding = UUID.randomUUID();
        Given.find(Account.INSPECTOR, Given.aVisit(Account.INSPECTOR), FINDING.formatted(finding)).then().statusCode(201);
        return finding;
    }

    @Override
    protected void isWhole(UUID finding) {
        assertEquals(1, count("data_key where owner = '" + finding + "' and purpose = 'NOTE'"));
        assertEquals(1, count("suspected_victim_report where finding = '" + finding + "'"));
        as(Account.INSPECTOR).get(API + "/visits/" + visitOf(finding) + "/findings").then().statusCode(200)
                .body("items[0].note", equalTo("They sleep behind the Zebu mill.")).body("items[0].erased", equalTo(null));
    }

    @Override
    protected void isGone(UUID finding) {
        assertEquals(0, count("data_key where owner = '" + finding + "'"));
        assertEquals(0, count("suspected_victim_report where finding = '" + finding + "'"));
        assertEquals(1, count("finding where id = '" + finding + "' and sealed_note is null and indicators = '{}' and screening is null and recorded_by is null and digest = ''"
                + " and workers = 4 and positive and reported"));
        as(Account.INSPECTOR).get(API + "/visits/" + visitOf(finding) + "/findings").then().statusCode(200)
                .body("items[0].erased", equalTo(true)).body("items[0].workers", equalTo(4)).body("items[0].report", equalTo(null))
                .body(not(containsString("Zebu"))).body(not(containsString("DR01")));
    }

    @Override
    protected List<String> hidden() {
        return List.of("finding", "suspected_victim_report", "visit", "data_key", "notice", "audit_entry", "idempotent_answer");
    }

    @Override
    protected String journal() {
        return "FINDING";
    }

    @Override
    protected String erasing(UUID finding) {
        return "erase_finding('%s', now() + interval '1 day', now())".formatted(finding);
    }

    @Test
    void the_figures_stay_as_they_were() {
        String figures = figures();
        over();
        String more = figures();
        assertEquals(false, figures.equals(more));
        TestClock.ahead(Duration.ofDays(due()));
        run();
        assertEquals(more, figures());
    }

    @Test
    void not_found_404_a_report_that_went() {
        UUID finding = over();
        String report = texts("select id from suspected_victim_report where finding = '" + finding + "'").getFirst();
        as(Account.INSPECTOR).get(API + "/reports/" + report).then().statusCode(200);
        TestClock.ahead(Duration.ofDays(due()));
        run();
        as(Account.INSPECTOR).get(API + "/reports/" + report).then().statusCode(404);
    }

    @Test
    void conflict_409_the_same_submission_does_not_bring_it_back() {
        UUID finding = over();
        TestClock.ahead(Duration.ofDays(due()));
        run();
        Given.find(Account.INSPECTOR, visitOf(finding), FINDING.formatted(finding)).then().statusCode(409);
        isGone(finding);
    }

    /// A restored backup contains the erased words again. The owner of the tables erases them by the journal.
    @Test
    void a_restored_copy_is_erased_again() throws SQLException {
        UUID finding = over();
        TestClock.ahead(Duration.ofDays(due()));
        run();
        String at = texts("select erased_at from erasure where owner = '" + finding + "' and purpose = 'FINDING'").getFirst();
        execute("update finding set erased_at = null, indicators = '{DR01}', screening = '{}', recorded_by = 's' where id = '" + finding + "'");
        execute("delete from erasure where owner = '" + finding + "'");
        try (Connection owner = TestDatabase.asOwner(); Statement sql = owner.createStatement()) {
            sql.execute("select apply_erasure('%s', 'FINDING', '%s')".formatted(finding, at));
        }
        assertEquals(1, count("finding where id = '" + finding + "' and indicators = '{}' and recorded_by is null and erased_at is not null"));
        assertEquals(1, count("erasure where owner = '" + finding + "' and purpose = 'FINDING'"));
    }

    private String figures() {
        return as(Account.CHIEF).get(API + "/findings/summary?country=GB").then().statusCode(200).extract().asString();
    }

    private static String visitOf(UUID finding) {
        return texts("select visit from finding where id = '" + finding + "'").getFirst();
    }
}
