package org.palermo.inspection.tip;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.palermo.inspection.Given.API;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.palermo.inspection.MechanismKeyPair;
import org.palermo.inspection.tip.official.TipsTest;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.RetentionRules;

/// A tip, after six years.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(MechanismKeyPair.class)
class TipRetentionTest extends RetentionRules {

    @Override
    protected String api() {
        return API;
    }

    @Override
    protected String kind() {
        return "tip";
    }

    @Override
    protected String country() {
        return "GB";
    }

    @Override
    protected String rule() {
        return "tip 2190 days; uk 2026-11-25";
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
        // Nothing to clear: a tip has nothing that it shares.
    }

    @Override
    protected UUID over() {
        String tip = TipsTest.taken(Account.INSPECTOR, TipsTest.ofPartner(TipsTest.agreement("WORDS"), "2026-01-05", "\"words\":\"Wx\""));
        TipsTest.decide(tip, 0, "referral", """
                {"suspectedVictim":{"ageGroup":"ADULT","consent":false,"sex":"FEMALE","exploitation":["LABOUR"],"region":"GB-ENG-NW"}}
                """).statusCode(200);
        return UUID.fromString(tip);
    }

    @Override
    protected void isWhole(UUID tip) {
        assertEquals(1, count("data_key where owner = '" + tip + "'"));
        as(Account.CHIEF).get(TipsTest.TIPS + "/" + tip).then().statusCode(200).body("content.words", equalTo("Wx")).body("erased", nullValue())
                .body("partner", equalTo("Bank of Zed")).body("report", notNullValue());
    }

    @Override
    protected void isGone(UUID tip) {
        assertEquals(0, count("data_key where owner = '" + tip + "'"));
        assertEquals(1, count("tip where id = '" + tip + "' and sealed is null and recorded_by is null and agreement is null"
                + " and report is null and report_kind is null"));
        as(Account.CHIEF).get(TipsTest.TIPS + "/" + tip).then().statusCode(200).body("content", nullValue()).body("erased", equalTo(true))
                .body("channel", equalTo("PARTNER")).body("partner", nullValue()).body("report", nullValue()).body("state", equalTo("CLOSED"));
        TipsTest.decide(tip.toString(), 1, "close", "{\"ground\":\"NOT_OURS\"}").statusCode(409).body("type", equalTo("urn:palermo:problem:tip:closed"));
    }

    @Override
    protected List<String> hidden() {
        return List.of("tip", "partner_agreement", "data_key", "notice", "audit_entry", "idempotent_answer");
    }

    @Override
    protected String journal() {
        return "TIP";
    }

    @Override
    protected String erasing(UUID tip) {
        return "erase_tip('%s', now() + interval '1 day', now())".formatted(tip);
    }
}
