package org.palermo.inspection.visit.record;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.palermo.inspection.Given.API;
import static org.palermo.inspection.Given.aVisit;
import static org.palermo.inspection.Given.aWorkplace;
import static org.palermo.inspection.Given.as;
import static org.palermo.inspection.Given.execute;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.palermo.inspection.MechanismKeyPair;
import org.palermo.inspection.plan.GivenPlan;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.RetentionRules;

/// The record of a visit, six years after the visit.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(MechanismKeyPair.class)
class VisitRecordRetentionTest extends RetentionRules {
    private static final String IN_THE_PLAN = "visit_source s join planned_visit p on p.id = s.planned_visit where p.visit = '%s'";
    private static final String SUMMARY = "They sleep behind the Zebra mill.";

    @Override
    protected String api() {
        return API;
    }

    @Override
    protected String kind() {
        return "visit_record";
    }

    @Override
    protected String country() {
        return "GB";
    }

    @Override
    protected String rule() {
        return "visit_record 2190 days; uk 2026-11-25";
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
        execute("update visit set started_at = now(), corrected_start = null where exists (select 1 from data_key k where k.owner = visit.id and k.purpose = 'VISIT_RECORD')"
                + " or exists (select 1 from form_submission s where s.visit = visit.id and s.body is not null)");
    }

    @Override
    protected UUID over() {
        String workplace = aWorkplace("ESTABLISHMENT");
        String visit = aVisit(Account.INSPECTOR, workplace);
        execute("update planned_visit set visit = '%s', state = 'OPENED', inspector = 'x' where id = '%s'".formatted(visit, GivenPlan.onComplaint(workplace)));
        as(Account.INSPECTOR).body("{\"kind\":\"OTHER\",\"seenOn\":\"2026-01-05\",\"duty\":\"d\",\"text\":\"t\",\"followsFromSituation\":\"YES\"}")
                .post(API + "/visits/" + visit + "/worker-offences").then().statusCode(201);
        as(Account.INSPECTOR).body("{\"endedAt\":\"2026-01-05T11:00:00Z\",\"workersPresent\":12,\"summary\":\"%s\"}".formatted(SUMMARY)).post(API + "/visits/" + visit + "/close")
                .then().statusCode(200);
        execute("update visit set started_at = now(), corrected_start = null where id = '" + visit + "'");
        return UUID.fromString(visit);
    }

    @Override
    protected void isWhole(UUID visit) {
        assertEquals(1, count("data_key where owner = '" + visit + "' and purpose = 'VISIT_RECORD'"));
        assertEquals(1, count("worker_offence where visit = '" + visit + "'"));
        assertEquals(1, count("visit_reason where visit = '" + visit + "'"));
        assertEquals(1, count(IN_THE_PLAN.formatted(visit)));
        as(Account.INSPECTOR).get(API + "/visits/" + visit + "/record").then().statusCode(200).body("summary", equalTo(SUMMARY));
    }

    @Override
    protected void isGone(UUID visit) {
        assertEquals(0, count("data_key where owner = '" + visit + "'"));
        assertEquals(0, count("worker_offence where visit = '" + visit + "'"));
        assertEquals(0, count("visit_reason where visit = '" + visit + "'"), "nor that somebody complained");
        assertEquals(0, count(IN_THE_PLAN.formatted(visit)), "nor in the plan");
        as(Account.INSPECTOR).body("{\"kind\":\"OTHER\",\"seenOn\":\"2026-01-05\",\"duty\":\"d\",\"text\":\"t\",\"followsFromSituation\":\"YES\"}")
                .post(API + "/visits/" + visit + "/worker-offences").then().statusCode(409);
        as(Account.INSPECTOR).get(API + "/visits/" + visit + "/record").then().statusCode(200).body("workersPresent", equalTo(12)).body(not(containsString("Zebra")));
        as(Account.INSPECTOR).body("{\"part\":\"SUMMARY\",\"value\":\"x\",\"reason\":\"y\"}").post(API + "/visits/" + visit + "/corrections").then().statusCode(409)
                .body("type", equalTo("urn:palermo:problem:visit:record-erased"));
    }

    @Override
    protected List<String> hidden() {
        return List.of("visit", "visit_entry", "worker_offence", "visit_reason", "planned_visit", "visit_source", "form_submission", "data_key", "notice", "audit_entry", "idempotent_answer");
    }

    @Override
    protected String journal() {
        return "VISIT_RECORD";
    }

    @Override
    protected String erasing(UUID visit) {
        return "erase_visit_record('%s', now() + interval '1 day', now())".formatted(visit);
    }
}
