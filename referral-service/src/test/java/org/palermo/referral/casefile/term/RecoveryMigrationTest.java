package org.palermo.referral.casefile.term;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.palermo.referral.casefile.Given.as;
import static org.palermo.referral.casefile.Given.count;
import static org.palermo.referral.casefile.Given.sql;
import static org.palermo.referral.casefile.Given.text;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.TestDatabase;
import org.palermo.referral.casefile.Given;
import org.palermo.referral.team.GivenTeams;

/// Files as the previous release left them, and the result of the migration.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
class RecoveryMigrationTest {
    private static final String CASES = "/api/nrm/v1/cases/";

    @BeforeEach
    void register() {
        GivenTeams.coordinators();
    }

    @Test
    void recovery_of_an_open_uk_file_gets_an_open_end_and_the_parties_are_notified() throws Exception {
        UUID waits = decided(GivenTeams.caseOf(Account.COORDINATOR));
        sql("update case_file set recovery_least_on = null, recovery_ends_on = current_date - 40 where id = '" + waits + "'");
        UUID concluded = decided(Given.aReferral());
        sql("update case_file set recovery_least_on = recovery_least_on - 60 where id = '" + concluded + "'");
        as(Account.AUTHORITY).header("If-Match", "\"1\"").body(Map.of("kind", "CONCLUSIVE_GROUNDS", "outcome", "POSITIVE", "test", "t", "reasons", "r"))
                .post(CASES + concluded + "/decisions").then().statusCode(200);
        sql("update case_file set recovery_ends_on = recovery_least_on where id = '" + concluded + "'");
        UUID elsewhere = decided(UUID.fromString(Given.refer(Account.RESPONDER, Given.ADULT.replace("GB-SCT", "ZZ-N")).extract().path("id")));
        String ends = text("select recovery_ends_on::text from case_file where id = '" + elsewhere + "'");
        long told = count("select count(*) from outbox_event where aggregate = '" + waits + "'");

        migrate();

        as(Account.AUTHORITY).get(CASES + waits).then().statusCode(200).body("recoveryEndsOn", nullValue()).body("history.event", hasItem("TermsRecalculated"));
        assertEquals(told + 1, count("select count(*) from outbox_event where aggregate = '" + waits + "'"));
        assertEquals("9999-12-31", text("select data ->> 'movableFrom' from outbox_event where aggregate = '" + waits + "' order by sequence desc limit 1"));
        assertEquals(1, count("select count(*) from notice where about = '" + waits + "' and kind = 'CASE_TERMS_RECALCULATED'"));
        as(Account.AUTHORITY).get(CASES + concluded).then().statusCode(200).body("recoveryEndsOn", equalTo(Given.today()));
        as(Account.AUTHORITY).get(CASES + elsewhere).then().statusCode(200).body("recoveryEndsOn", equalTo(ends));
        assertEquals(ends, text("select recovery_least_on::text from case_file where id = '" + elsewhere + "'"));
    }

    private static UUID decided(UUID file) {
        Given.decide(Account.AUTHORITY, file, "\"0\"", Given.positive()).statusCode(200);
        return file;
    }

    /// The part of the migration that changes rows.
    private static void migrate() throws IOException, SQLException {
        String migration;
        try (var file = RecoveryMigrationTest.class.getResourceAsStream("/db/migration/V1421__leave_recovery_open_until_she_is_decided_on.sql")) {
            migration = new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
        String end = "select set_config('palermo.subject', '', true);";
        String moves = migration.substring(migration.indexOf("select set_config('palermo.subject', 'system:recalculation', true);"), migration.indexOf(end) + end.length());
        try (Connection database = TestDatabase.asSuperuser()) {
            database.setAutoCommit(false);
            database.createStatement().execute(moves);
            database.commit();
        }
    }
}
