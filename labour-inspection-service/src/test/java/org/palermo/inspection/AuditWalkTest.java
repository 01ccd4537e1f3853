package org.palermo.inspection;

import static org.palermo.inspection.Given.API;
import static org.palermo.inspection.Given.aWorkplace;
import static org.palermo.inspection.Given.text;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.walk.AuditWalk;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(MechanismKeyPair.class)
class AuditWalkTest {
    private static final String FINDING = """
            {"subject":"ADULT","workers":4,"indicators":["DR01","DR02","EX01","EX02","CD01","CD02"],
             "suspectedVictim":{"consent":true,"ageGroup":"ADULT","sex":"FEMALE","exploitation":["LABOUR"],"region":"GB-ENG-NW",
               "person":{"givenName":"A","familyName":"B"},"nationality":"VN","languages":["vi"],
               "safeContact":{"channel":"PHONE","value":"0161 496 0000","when":"Tuesdays","words":"say the library"}}}
            """;

    @Test
    void what_is_answered_stands_in_the_audit() {
        AuditWalk walk = new AuditWalk("org.palermo.inspection");
        String household = walk.call("Workplaces.register", Account.INSPECTOR, r -> r.body("""
                {"kind":"PRIVATE_HOUSEHOLD","name":"Home %s","country":"GB","address":"%s Mill Lane","sector":"Apparel"}
                """.formatted(UUID.randomUUID(), UUID.randomUUID())).post(API + "/workplaces"), AuditWalk::theOne).path("id");
        walk.call("Workplaces.get", Account.INSPECTOR, r -> r.get(API + "/workplaces/" + household), AuditWalk::theOne);
        walk.call("Workplaces.page", Account.INSPECTOR, r -> r.get(API + "/workplaces?limit=1"), AuditWalk::all);
        String visit = visits(walk);
        walk.call("AuditResource.about", Account.AUDITOR, r -> r.get(API + "/audit?record=" + visit), answer -> List.of(visit));
        walk.call("AuditResource.links", Account.AUDITOR, r -> r.get(API + "/audit/links?limit=1"),
                answer -> List.of(text("select epoch from feed_epoch where feed = 'audit' order by began_at desc, epoch desc limit 1")));
        parked(walk);
        retention(walk, text("select id from finding where visit = '" + visit + "'"));
        walk.complete(Map.of(
                "WorkplacesResource.importList", "lists that companies publish; no household is in them",
                "FindingsResource.summary", "figures, no record", "GoodsResource.find", "a published list", "IndicatorsResource.all", "a published list",
                "ParkedStreamsResource.list", "what waits to be sent, by ids", "OrganisationsResource.importLines", "the register of organisations",
                "NoticesResource.page", "a reference and a kind; what it is about is recorded when it is opened", "NoticesResource.stream", "as the page", "NoticesResource.read", "marks what was told"));
    }

    private static String visits(AuditWalk walk) {
        String visit = walk.call("Visits.record", Account.INSPECTOR, r -> r.body("""
                {"workplace":"%s","kind":"COMPLAINT","startedAt":"2026-01-05T09:30:00Z"}
                """.formatted(aWorkplace("ESTABLISHMENT"))).post(API + "/visits"), AuditWalk::theOne).path("id");
        walk.call("Visits.get", Account.INSPECTOR, r -> r.get(API + "/visits/" + visit), AuditWalk::theOne);
        walk.call("Visits.page", Account.INSPECTOR, r -> r.get(API + "/visits?limit=5"), AuditWalk::all);
        String report = walk.call("Findings.record", Account.INSPECTOR, r -> r.body(FINDING).post(API + "/visits/" + visit + "/findings"), AuditWalk::theOne).path("report.id");
        walk.call("Findings.ofVisit", Account.INSPECTOR, r -> r.get(API + "/visits/" + visit + "/findings"), AuditWalk::all);
        walk.call("Reports.page", Account.INSPECTOR, r -> r.get(API + "/reports?limit=5"), AuditWalk::all);
        walk.call("Reports.get", Account.INSPECTOR, r -> r.get(API + "/reports/" + report), AuditWalk::theOne);
        String past = UUID.randomUUID().toString();
        String name = text("select name from workplace where kind = 'ESTABLISHMENT' and country = 'GB' and name like 'Place %' order by created_at desc limit 1");
        walk.call("VisitHistoryResource.importVisits", Account.CHIEF, r -> r.contentType("application/x-ndjson").body("""
                {"id":"%s","workplace":{"name":"%s","country":"GB"},"at":"2025-03-01T10:00:00Z","inspectorAgency":"%s","kind":"COMPLAINT","findings":[]}
                """.formatted(past, name, Account.CHIEF.agency()).getBytes()).post(API + "/visits/imports"), answer -> List.of(past));
        return visit;
    }

    private static void retention(AuditWalk walk, String finding) {
        Given.execute("update finding set recorded_at = '2001-01-01' where id = '" + finding + "'");
        walk.call("RetentionResource.due", Account.AUDITOR, r -> r.get(API + "/retention?kind=finding&country=GB"), answer -> answer.path("items.record"));
        String holds = API + "/retention/finding/" + finding + "/legal-holds";
        String hold = walk.call("RetentionResource.hold", Account.DATA_PROTECTION, r -> r.body(Map.of("reason", "CLAIM", "explanation", "x")).post(holds), answer -> List.of(finding)).path("id");
        walk.call("RetentionResource.held", Account.AUDITOR, r -> r.get(holds), answer -> List.of(finding));
        walk.call("RetentionResource.lift", Account.DATA_PROTECTION, r -> r.post(holds + "/" + hold + "/lift"), answer -> List.of(finding));
    }

    private static void parked(AuditWalk walk) {
        for (String what : new String[] {"resume", "skip"}) {
            String aggregate = UUID.randomUUID().toString();
            Given.execute("insert into outbox_stream (subscriber, aggregate, agency, last_sequence, next_attempt_at, parked_at) values ('referral', '" + aggregate + "', '"
                    + Account.CHIEF.agency() + "', 1, now(), now())");
            Given.execute("insert into outbox_event (subscriber, aggregate, sequence, id, type, occurred_at, data, erased_on_delivery) values ('referral', '"
                    + aggregate + "', 1, gen_random_uuid(), 'org.palermo.test', now(), '{}', false)");
            walk.call("ParkedStreamsResource." + what, Account.CHIEF, r -> r.body("{\"reason\":\"sent by post\"}").post(API + "/outbox/parked/referral/" + aggregate + "/" + what),
                    answer -> List.of(aggregate));
        }
    }
}
