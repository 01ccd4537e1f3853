package org.palermo.inspection.wage;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
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
import org.palermo.inspection.MechanismKeyPair;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.RetentionRules;
import org.palermo.kernel.test.TestClock;
import org.palermo.kernel.test.TestDatabase;

/// A claim that was calculated and partly repaid, after six years.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(MechanismKeyPair.class)
class WageRetentionTest extends RetentionRules {

    @Override
    protected String api() {
        return API;
    }

    @Override
    protected String kind() {
        return "wage_claim";
    }

    @Override
    protected String country() {
        return "GB";
    }

    @Override
    protected String rule() {
        return "wage_claim 2190 days; uk 2026-11-25";
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
        // Nothing to clear: each claim has its own workplace.
    }

    @Override
    protected UUID over() {
        return UUID.fromString(WageClaimsTest.aWholeClaim(Account.INSPECTOR, "Zebu"));
    }

    @Override
    protected void isWhole(UUID claim) {
        assertEquals(1, count("data_key where owner = '" + claim + "' and purpose = 'WAGE_CLAIM'"));
        assertEquals(1, count("wage_hours where claim = '" + claim + "'"));
        as(Account.INSPECTOR).get(API + "/wage-claims/" + claim).then().statusCode(200).body("name", equalTo("Zebu"))
                .body("erased", nullValue());
    }

    @Override
    protected void isGone(UUID claim) {
        assertEquals(0, count("data_key where owner = '" + claim + "'"));
        for (String table : List.of("wage_hours", "wage_pay", "wage_pay_item", "wage_fee", "wage_line")) {
            assertEquals(0, count(table + " where claim = '" + claim + "'"), table);
        }
        assertEquals(1, count("wage_claim where id = '" + claim
                + "' and sealed_name is null and sealed_label is null and sealed_born_on is null and language is null"
                + " and recorded_by is null and owed = 105760 and repaid = 10000"));
        as(Account.INSPECTOR).get(API + "/wage-claims/" + claim).then().statusCode(200).body("name", nullValue())
                .body("erased", equalTo(true))
                .body("owed.minor", equalTo(105760));
        as(Account.INSPECTOR).post(API + "/wage-claims/" + claim + "/calculations").then().statusCode(409);
        as(Account.INSPECTOR).get(API + "/wage-claims/" + claim + "/statement").then().statusCode(409);
    }

    @Override
    protected List<String> hidden() {
        return List.of("wage_claim", "wage_hours", "wage_pay", "wage_calculation", "wage_repayment", "data_key", "audit_entry",
                "idempotent_answer");
    }

    @Override
    protected String journal() {
        return "WAGE_CLAIM";
    }

    @Override
    protected String erasing(UUID claim) {
        return "erase_wage_claim('%s', now() + interval '1 day', now())".formatted(claim);
    }

    /// A restored backup contains the key and the rows again. The owner of the tables erases them by the journal.
    @Test
    void a_restored_copy_is_erased_again() throws SQLException {
        UUID claim = over();
        TestClock.ahead(Duration.ofDays(due()));
        run();
        isGone(claim);
        execute("update wage_claim set erased_at = null, sealed_name = '\\x01', recorded_by = 's' where id = '" + claim + "'");
        execute("insert into data_key (owner, purpose, wrapped, master_key_id, created_at) values ('" + claim
                + "', 'WAGE_CLAIM', '\\x01', 1, now())");
        execute("delete from erasure where owner = '" + claim + "'");
        try (Connection owner = TestDatabase.asOwner(); Statement sql = owner.createStatement()) {
            sql.execute("select apply_erasure('%s', 'WAGE_CLAIM', now())".formatted(claim));
        }
        assertEquals(1, count("wage_claim where id = '" + claim
                + "' and sealed_name is null and recorded_by is null and erased_at is not null"));
    }
}
