package org.palermo.inspection.recruitment;

import static org.palermo.inspection.Given.API;
import static org.palermo.inspection.Given.as;

import io.restassured.response.Response;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.palermo.inspection.recruitment.complaint.AgencyComplaintsTest;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.walk.AuditWalk;
import org.palermo.kernel.test.walk.Call;
import org.palermo.kernel.test.walk.Secret;

/// An agency with a complaint of each of two inspectorates, for the walks over all routes.
///
/// @param ours id of a complaint that the chief inspector reads
/// @param theirs id of one of another inspectorate
/// @param word secret in ours
/// @param other secret in theirs
public record AgencyWalk(KnownAgency agency, String ours, String theirs, String word, String other) {
    /// Operations of which no foreign record is compared, by the reason.
    public static final Map<String, Set<String>> NOT_COMPARED = Map.of(
            "every inspector reads the whole register of recruitment agencies, and every chief inspector keeps it",
            Set.of("RecruitmentAgencies.get", "RecruitmentAgencies.change", "RecruitmentAgencies.decide", "JobOrders.page",
                    "JobOrders.add", "JobOrders.withdraw", "RecruitmentFees.record", "RecruitmentFees.end",
                    "RecruitmentProhibitions.prohibit", "RecruitmentProhibitions.lift"),
            "every inspector may file a complaint about an agency; who reads it is compared at the complaint",
            Set.of("AgencyComplaintIntake.file"));

    public static AgencyWalk arranged() {
        KnownAgency agency = KnownAgency.registered();
        String word = KnownAgency.word();
        String other = KnownAgency.word();
        return new AgencyWalk(agency, complaint(Account.INSPECTOR, agency, word), complaint(Account.OTHER_INSPECTOR, agency, other), word, other);
    }

    private static String complaint(Account by, KnownAgency agency, String word) {
        return as(by).body(AgencyComplaintsTest.complaint(word)).post(agency.path() + "/complaints").then().statusCode(201).extract().path("id");
    }

    public Map<String, Call> calls() {
        String change = "{\"name\":\"A\",\"authority\":\"B\",\"corridors\":[],\"published\":true}";
        String fee = "{\"destination\":\"QA\",\"item\":\"VISA\",\"paidBy\":\"WORKER\",\"amount\":{\"minor\":1,\"currency\":\"USD\"},\"validFrom\":\"2024-01-01\"}";
        return Map.ofEntries(
                Map.entry("RecruitmentAgencies.page", Call.query("limit=200")),
                Map.entry("RecruitmentAgencies.register", Call.json(KnownAgency.body("Walk", "L" + UUID.randomUUID(), ""))),
                Map.entry("RecruitmentAgencies.change", Call.json(change).withETag(0)),
                Map.entry("RecruitmentAgencies.decide", Call.json("{\"decision\":\"SUSPEND\",\"decidedOn\":\"2025-01-01\",\"ground\":\"x\"}").withETag(0)),
                Map.entry("JobOrders.page", Call.query("limit=200")),
                Map.entry("JobOrders.add", Call.json(KnownAgency.jobOrder("J" + UUID.randomUUID(), "House", "2099-12-31"))),
                Map.entry("RecruitmentFees.record", Call.json(fee)),
                Map.entry("RecruitmentFees.end", Call.json("{\"validUntil\":\"2026-01-01\"}")),
                Map.entry("RecruitmentProhibitions.prohibit", Call.json("{\"validFrom\":\"2025-01-01\",\"instrument\":\"x\"}")),
                Map.entry("AgencyComplaintIntake.file", Call.json(AgencyComplaintsTest.complaint("x"))),
                Map.entry("AgencyComplaints.page", Call.query("limit=200")),
                Map.entry("AgencyComplaints.close", Call.json("{\"outcome\":\"SETTLED\"}")),
                Map.entry("JobOffersResource.check", Call.json("{\"agency\":\"" + agency.name() + "\"}")));
    }

    /// For paths with the id of a complaint: one of another inspectorate.
    public Map<String, String> foreign(String route) {
        return route.equals("AgencyComplaints.get") || route.equals("AgencyComplaints.close") ? Map.of("complaint", theirs) : Map.of();
    }

    public Stream<Secret> secrets() {
        return Stream.of(new Secret(word, caller -> caller.is(Account.CHIEF)), new Secret(other, Secret.NOBODY));
    }

    /// Calls each audited operation.
    public static void audit(AuditWalk walk) {
        Response agency = walk.call("RecruitmentAgencies.register", Account.CHIEF,
                r -> r.body(KnownAgency.body("Audit " + KnownAgency.word(), "L" + UUID.randomUUID(), "")).post(KnownAgency.AGENCIES), AuditWalk::theOne);
        String id = agency.path("id");
        String path = KnownAgency.AGENCIES + "/" + id;
        walk.call("RecruitmentAgencies.get", Account.INSPECTOR, r -> r.get(path), AuditWalk::theOne);
        walk.call("RecruitmentAgencies.page", Account.INSPECTOR, r -> r.get(KnownAgency.AGENCIES + "?limit=5"), AuditWalk::all);
        walk.call("RecruitmentAgencies.change", Account.CHIEF, r -> r.header("If-Match", "\"0\"")
                .body("{\"name\":\"A\",\"authority\":\"B\",\"corridors\":[],\"published\":true}").put(path), AuditWalk::theOne);
        walk.call("RecruitmentAgencies.decide", Account.CHIEF, r -> r.header("If-Match", "\"1\"")
                .body("{\"decision\":\"SUSPEND\",\"decidedOn\":\"2025-01-01\",\"ground\":\"x\"}").post(path + "/licence-decisions"), AuditWalk::theOne);
        String order = walk.call("JobOrders.add", Account.CHIEF, r -> r.body(KnownAgency.jobOrder("J1", "House", "2099-12-31")).post(path + "/job-orders"), AuditWalk::theOne).path("id");
        walk.call("JobOrders.page", Account.INSPECTOR, r -> r.get(path + "/job-orders"), AuditWalk::all);
        walk.call("JobOrders.withdraw", Account.CHIEF, r -> r.post(path + "/job-orders/" + order + "/withdraw"), AuditWalk::theOne);
        String fee = walk.call("RecruitmentFees.record", Account.CHIEF, r -> r.body("""
                {"destination":"QA","item":"VISA","paidBy":"WORKER","amount":{"minor":1,"currency":"USD"},"validFrom":"2024-01-01"}
                """).post(path + "/fees"), AuditWalk::theOne).path("id");
        walk.call("RecruitmentFees.end", Account.CHIEF, r -> r.body("{\"validUntil\":\"2026-01-01\"}").post(path + "/fees/" + fee + "/end"), AuditWalk::theOne);
        String prohibition = walk.call("RecruitmentProhibitions.prohibit", Account.CHIEF,
                r -> r.body("{\"validFrom\":\"2025-01-01\",\"instrument\":\"x\"}").post(path + "/prohibitions"), AuditWalk::theOne).path("id");
        walk.call("RecruitmentProhibitions.lift", Account.CHIEF, r -> r.post(path + "/prohibitions/" + prohibition + "/lift"), AuditWalk::theOne);
        String complaint = walk.call("AgencyComplaintIntake.file", Account.INSPECTOR, r -> r.body(AgencyComplaintsTest.complaint("x")).post(path + "/complaints"), AuditWalk::theOne).path("id");
        walk.call("AgencyComplaints.page", Account.CHIEF, r -> r.get(API + "/agency-complaints?limit=5"), AuditWalk::all);
        walk.call("AgencyComplaints.get", Account.CHIEF, r -> r.get(API + "/agency-complaints/" + complaint), AuditWalk::theOne);
        walk.call("AgencyComplaints.close", Account.CHIEF, r -> r.body("{\"outcome\":\"SETTLED\"}").post(API + "/agency-complaints/" + complaint + "/close"), AuditWalk::theOne);
    }

    /// Operations that are not audited, and why.
    public static final Map<String, String> EXCUSED = Map.of("FeeRulesResource.rules", "a published list",
            "JobOffersResource.check", "for everybody, without a token; nothing of it is kept");

    /// What a chief inspector reads of the complaint of her inspectorate.
    public void isToldToTheChief() {
        as(Account.CHIEF).get(API + "/agency-complaints/" + ours).then().statusCode(200).body(org.hamcrest.Matchers.containsString(word));
    }
}
