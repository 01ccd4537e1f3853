package org.palermo.inspection.team;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.palermo.inspection.Given.API;
import static org.palermo.inspection.Given.aWorkplace;
import static org.palermo.inspection.Given.as;
import static org.palermo.inspection.Given.execute;
import static org.palermo.inspection.Given.find;
import static org.palermo.inspection.Given.text;
import static org.palermo.inspection.plan.GivenPlan.CHIEF;
import static org.palermo.inspection.plan.GivenPlan.INSPECTOR;
import static org.palermo.inspection.plan.GivenPlan.today;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.inspection.MechanismKeyPair;
import org.palermo.inspection.directive.GivenDirectives;
import org.palermo.inspection.evidence.GivenEvidence;
import org.palermo.inspection.plan.GivenPlan;
import org.palermo.inspection.upload.Tus;
import org.palermo.kernel.etag.MergePatch;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.TestTokens;
import org.palermo.kernel.test.walk.Call;
import org.palermo.kernel.test.walk.Operations;
import org.palermo.kernel.test.walk.Route;

/// Every operation that writes something about a visit or a workplace, called by somebody who has a conflict of interest.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(MechanismKeyPair.class)
class ConflictWritesTest {
    private static final String BARRED = "urn:palermo:problem:visit:conflict-of-interest";
    private static final List<String> PACKAGES =
            List.of("directive", "evidence", "finding", "openrosa", "penalty", "plan", "upload", "visit", "wage", "workplace");
    private static final Set<String> WRITES = Set.of("POST", "PUT", "PATCH", "DELETE");
    private static final String ADDS = "it adds to the register and changes no workplace";
    private static final String FOR_OTHERS = "the chief inspector plans visits of others; PlanTest tries an inspector who has a conflict of interest";
    /// Writes that a conflict of interest does not stop, with the reason.
    private static final Map<String, String> ALLOWED = Map.ofEntries(
            Map.entry("VisitRecords.withdraw", "a household that withdrew its consent is left at once, and that is recorded"),
            Map.entry("UploadsResource.end", "she takes back a file of hers that is not complete, which nobody else has seen"),
            Map.entry("OpenRosaResource.submit", "a phone records by Visits.record and Findings.record; a form that was taken before stays"),
            Map.entry("VisitPlan.plan", FOR_OTHERS), Map.entry("PlannedVisitSteps.assign", FOR_OTHERS),
            Map.entry("PlannedVisitSteps.companions", FOR_OTHERS), Map.entry("PlannedVisitSteps.cancel", FOR_OTHERS),
            Map.entry("Workplaces.register", ADDS), Map.entry("WorkplacesResource.importList", ADDS), Map.entry("ListImports.begin", ADDS),
            Map.entry("ListImports.cancel", ADDS), Map.entry("ListContentsResource.send", ADDS));

    private final Map<String, String> ids = new HashMap<>();
    private final Map<String, Call> calls = new HashMap<>();
    private String workplace;
    private String same;
    private String visit;

    @BeforeEach
    void team() {
        GivenPlan.theTeam();
    }

    /// A conflict that arises, or is declared, only after all of it was recorded; with a workplace that was merged into the visited one.
    @Test
    void refused_409_whoever_has_a_conflict_of_interest_writes_nothing_about_the_visit() {
        arrange();
        Set<String> named = new TreeSet<>(calls.keySet());
        named.addAll(ALLOWED.keySet());
        Set<String> written = new TreeSet<>(writes().map(Route::name).toList());
        assertEquals(Set.of(), Operations.without(written, named), "writes that are neither tried here nor in ALLOWED with a reason");
        assertEquals(Set.of(), Operations.without(named, written), "named here, but no write");
        declare(Account.INSPECTOR);
        post(visit + "/interviews", calls.get("VisitRecords.interview").body()).then().statusCode(200);
        execute("update workplace set merged_into = '%s' where id = '%s'".formatted(workplace, same));
        List<String> before = versions();
        assertAll(writes().filter(route -> calls.containsKey(route.name()) && isFor(route, "inspector"))
                .map(route -> () -> refused(Account.INSPECTOR, route)));
        declare(Account.CHIEF);
        assertAll(writes().filter(route -> calls.containsKey(route.name()) && !isFor(route, "inspector"))
                .map(route -> () -> refused(Account.CHIEF, route)));
        assertEquals(before, versions());
        lift(CHIEF);
        as(Account.CHIEF).body(calls.get("VisitRecords.close").body()).post(API + visit + "/close").then().statusCode(200);
        for (String read : List.of(visit + "/record", visit + "/findings", visit + "/evidence", visit + "/attachments", "/directives/" + ids.get("directive"),
                "/penalties/" + ids.get("penalty"), "/wage-claims/" + ids.get("claim"), "/workplaces/" + workplace)) {
            as(Account.INSPECTOR).get(API + read).then().statusCode(200);
        }
        execute("update workplace set merged_into = null where id = '%s'".formatted(same));
        post(visit + "/corrections", calls.get("VisitCorrections.correct").body()).then().statusCode(200);
    }

    private static Stream<Route> writes() {
        return PACKAGES.stream().flatMap(name -> Route.of("org.palermo.inspection." + name).stream()).filter(route -> WRITES.contains(route.verb()));
    }

    private static boolean isFor(Route route, String role) {
        return List.of(route.allowed().orElseThrow().roles()).contains(role);
    }

    private void refused(Account account, Route route) {
        Call call = calls.get(route.name());
        RequestSpecification request = RestAssured.given().auth().oauth2(account.token()).headers(call.headers());
        if (call.contentType() != null) {
            request.contentType(call.contentType()).body(call.body().getBytes(StandardCharsets.UTF_8));
        }
        Response answer = request.request(route.verb(), path(route));
        assertEquals("409 " + BARRED, answer.statusCode() + " " + answer.body().asString().replaceAll("(?s).*\"type\":\"([^\"]*)\".*", "$1"), route.name());
    }

    /// `{id}` is that of the operation, or of its class.
    private String path(Route route) {
        String own = ids.getOrDefault(route.name(), ids.get(route.resource().getSimpleName()));
        String path = own == null ? route.path() : route.path().replace("{id}", own);
        for (Map.Entry<String, String> id : ids.entrySet()) {
            path = path.replace("{" + id.getKey() + "}", id.getValue());
        }
        return path.replaceAll("\\{\\w+}", UUID.randomUUID().toString());
    }

    private void declare(Account account) {
        as(account).body("{\"workplace\":\"%s\",\"ground\":\"FAMILY\"}".formatted(same)).post(API + "/conflicts-of-interest").then().statusCode(201);
    }

    private static void lift(String inspector) {
        String id = as(Account.CHIEF).get(API + "/conflicts-of-interest?limit=200").path("items.find { it.inspector == '" + inspector + "' }.id");
        RestAssured.given().auth().oauth2(TestTokens.colleague(Account.CHIEF, "another chief")).post(API + "/conflicts-of-interest/" + id + "/lift")
                .then().statusCode(204);
    }

    private static Response post(String path, String body) {
        return as(Account.INSPECTOR).body(body).post(API + path);
    }

    private static String created(String path, String body) {
        return post(path, body).then().statusCode(201).extract().path("id");
    }

    private List<String> versions() {
        return Stream.of("/directives/" + ids.get("directive"), "/penalties/" + ids.get("penalty"), "/wage-claims/" + ids.get("claim"), "/workplaces/" + workplace,
                "/visits/" + ids.get("visit") + "/findings/" + ids.get("finding")).map(record -> as(Account.CHIEF).get(API + record).header("ETag")).toList();
    }

    private void arrange() {
        workplace = aWorkplace("ESTABLISHMENT");
        same = aWorkplace("ESTABLISHMENT");
        ids.put("visit", GivenPlan.opened(workplace));
        visit = "/visits/" + ids.get("visit");
        record();
        enforce();
        files();
        wages();
        plan();
        register();
        forms();
    }

    private void record() {
        String finding = "{\"subject\":\"ADULT\",\"workers\":1,\"indicators\":[\"EX02\"]}";
        ids.put("finding", created(visit + "/findings", finding));
        String offence = "{\"kind\":\"OTHER\",\"seenOn\":\"%s\",\"duty\":\"x\",\"text\":\"x\",\"followsFromSituation\":\"YES\"}".formatted(today());
        ids.put("offence", created(visit + "/worker-offences", offence));
        ids.put("checklist", "ilo-ec-2009");
        ids.put("question", "EX02");
        calls.put("Visits.record", Call.json("{\"workplace\":\"%s\",\"kind\":\"PLANNED\",\"startedAt\":\"2026-01-05T09:30:00Z\"}".formatted(workplace)));
        calls.put("VisitRecords.interview", Call.json("{\"workers\":1,\"alone\":true,\"language\":\"so\",\"interpretation\":\"NOT_NEEDED\"}"));
        calls.put("VisitRecords.answer", Call.json("{\"checklist\":\"ilo-ec-2009\",\"answers\":[{\"question\":\"EX02\",\"value\":\"YES\"}]}"));
        calls.put("VisitRecords.companions", Call.json("{\"companions\":[\"POLICE\"]}"));
        calls.put("VisitRecords.close", Call.json("{\"endedAt\":\"%s\",\"workersPresent\":3,\"summary\":\"seen\"}".formatted(Instant.now().minusSeconds(1))));
        calls.put("VisitChecklists.answer", Call.json("{\"answer\":\"YES\"}"));
        calls.put("VisitCorrections.correct", Call.json("{\"part\":\"SUMMARY\",\"value\":\"seen all\",\"reason\":\"all\"}"));
        calls.put("VisitMoves.move", Call.json("{\"workplace\":\"%s\",\"reason\":\"x\"}".formatted(aWorkplace("ESTABLISHMENT"))));
        calls.put("WorkerOffences.note", Call.json(offence));
        calls.put("WorkerOffences.answer", Call.json("{\"followsFromSituation\":\"NO\",\"reason\":\"r\"}"));
        calls.put("Findings.record", Call.json(finding));
        calls.put("Findings.addPerson", Call.json("""
                {"victim":{"ageGroup":"ADULT","consent":false,"sex":"FEMALE","exploitation":["LABOUR"],"region":"GB-ENG-NW"},"indicators":[]}
                """));
        calls.put("FindingDeskCorrections.correct", Call.json("{\"subject\":\"ADULT\",\"workers\":2,\"indicators\":[\"EX02\"],\"reason\":\"x\"}"));
    }

    private void enforce() {
        String violation = GivenDirectives.violation(Account.INSPECTOR, ids.get("visit"));
        ids.put("directive", GivenDirectives.issued(Account.INSPECTOR, ids.get("visit"), "x"));
        ids.put("penalty", GivenDirectives.imposed(Account.INSPECTOR, ids.get("visit")));
        calls.put("VisitDirectives.issue", Call.json(GivenDirectives.body("IMPROVEMENT", violation, today().minusDays(10), today().plusDays(20), "x")));
        calls.put("DirectiveSteps.extend", Call.json("{\"dueOn\":\"%s\",\"reason\":\"x\"}".formatted(today().plusDays(40))));
        calls.put("DirectiveSteps.appeal", Call.json("{\"lodgedOn\":\"%s\"}".formatted(today().minusDays(1))));
        calls.put("DirectiveSteps.decide", Call.json("{\"outcome\":\"UPHELD\",\"decidedOn\":\"%s\"}".formatted(today())));
        calls.put("DirectiveSteps.comply", Call.json("{\"on\":\"%s\",\"note\":\"x\"}".formatted(today())));
        calls.put("DirectiveSteps.lift", Call.json("{\"reason\":\"REMEDIED\",\"on\":\"%s\"}".formatted(today())));
        calls.put("DirectiveSteps.followUp", Call.json("{\"from\":\"%s\",\"by\":\"%s\"}".formatted(today(), today().plusDays(3))));
        calls.put("DirectiveSteps.addStep", Call.json("{\"text\":\"x\",\"dueOn\":\"%s\"}".formatted(today().plusDays(5))));
        calls.put("DirectiveSteps.finishStep", Call.json("{\"on\":\"%s\"}".formatted(today())));
        calls.put("VisitPenalties.impose", Call.json(GivenDirectives.penalty(violation, 500_000, today().minusDays(10), today().plusDays(20))));
        calls.put("Penalties.pay", Call.json("{\"amount\":{\"minor\":1,\"currency\":\"GBP\"},\"paidOn\":\"%s\"}".formatted(today())));
        calls.put("Penalties.extend", Call.json("{\"dueOn\":\"%s\",\"reason\":\"x\"}".formatted(today().plusDays(40))));
        calls.put("Penalties.appeal", calls.get("DirectiveSteps.appeal"));
        calls.put("Penalties.decide", calls.get("DirectiveSteps.decide"));
        calls.put("Penalties.cancel", Call.json("{\"reason\":\"IMPOSED_IN_ERROR\",\"on\":\"%s\"}".formatted(today())));
    }

    private void files() {
        ids.put("evidence", GivenEvidence.kept(Account.INSPECTOR, ids.get("visit"), "PNG", "seen", GivenEvidence.png("seen")));
        ids.put("attachment", Tus.attached(Account.INSPECTOR, ids.get("visit"), "", new byte[] {1, 2, 3}));
        Map<String, String> tus = Map.of("Tus-Resumable", "1.0.0");
        Map<String, String> begin = Map.of("Tus-Resumable", "1.0.0", "Upload-Length", "20", "Upload-Metadata", "visit " + Tus.base64(ids.get("visit")));
        String begun = RestAssured.given().auth().oauth2(Account.INSPECTOR.token()).headers(begin).post(API + "/uploads").then().statusCode(201)
                .extract().header("Location");
        ids.put("UploadsResource", begun.substring(begun.lastIndexOf('/') + 1));
        Map<String, String> next = new HashMap<>(tus);
        next.put("Upload-Offset", "0");
        calls.put("EvidenceFiles.add", Call.json("{\"kind\":\"DOCUMENT\",\"type\":\"PDF\",\"name\":\"a.pdf\"}"));
        calls.put("EvidenceFiles.handOver", Call.json("{\"returned\":false,\"purpose\":\"COURT\",\"who\":\"x\",\"at\":\"2026-01-05T10:00:00Z\"}"));
        calls.put("EvidenceFiles.remove", Call.json("{\"reason\":\"DUPLICATE\"}"));
        calls.put("EvidenceContentsResource.send", Call.of("application/octet-stream", "%PDF-1.7 nothing"));
        calls.put("AttachmentRemovals.remove", Call.json("{\"reason\":\"DUPLICATE\"}"));
        calls.put("AttachedEvidenceResource.keep", Call.json("{\"kind\":\"PHOTOGRAPH\"}"));
        calls.put("UploadsResource.begin", new Call("", null, "", begin));
        calls.put("UploadsResource.piece", new Call("", "application/offset+octet-stream", "a piece", next));
        calls.put("UploadsResource.posted", calls.get("UploadsResource.piece"));
    }

    private void wages() {
        String worker = "{\"label\":\"x\",\"payPeriod\":\"WEEK\",\"employedFrom\":\"2024-04-08\"}";
        String claim = "{\"workplace\":\"%s\",\"currency\":\"GBP\",\"worker\":%s}".formatted(workplace, worker);
        ids.put("claim", created("/wage-claims", claim));
        calls.put("WageClaims.record", Call.json(claim));
        calls.put("WageClaims.change", Call.json(worker));
        calls.put("WageHours.add", Call.json("{\"from\":\"2024-09-02\",\"until\":\"2024-09-08\",\"hours\":40,\"daysWorked\":5}"));
        calls.put("WageHours.repeat", Call.json("{\"times\":1}"));
        calls.put("WageHours.remove", Call.PLAIN);
        calls.put("WagePayments.add",
                Call.json("{\"from\":\"2024-09-02\",\"until\":\"2024-09-08\",\"paid\":{\"minor\":1,\"currency\":\"GBP\"},\"method\":\"CASH\"}"));
        calls.put("WagePayments.remove", Call.PLAIN);
        calls.put("WageFees.add", Call.json("""
                {"kind":"TRAVEL","amount":{"minor":1,"currency":"GBP"},"paidBy":"WORKER","paidTo":"AGENCY","paidOn":"2024-02-01"}"""));
        calls.put("WageFees.remove", Call.PLAIN);
        calls.put("WageCalculations.calculate", Call.PLAIN);
        calls.put("WageRepayments.record", Call.json("{\"amount\":{\"minor\":1,\"currency\":\"GBP\"},\"method\":\"CASH\",\"paidOn\":\"2024-09-02\"}"));
        calls.put("WageRepayments.withdraw", Call.PLAIN);
    }

    private void plan() {
        ids.put("PlannedVisitSteps", GivenPlan.accepted(workplace));
        ids.put("PlannedVisitSteps.accept", GivenPlan.assigned(workplace));
        calls.put("PlannedVisitSteps.accept", asItIs("PlannedVisitSteps.accept", "{\"day\":\"%s\"}"));
        calls.put("PlannedVisitSteps.move", asItIs("PlannedVisitSteps", "{\"day\":\"%s\",\"ground\":\"OTHER\"}"));
        calls.put("PlannedVisitSteps.open", Call.json("{\"startedAt\":\"%s\"}".formatted(Instant.now().minusSeconds(60))));
    }

    /// With the ETag of a planned visit.
    private Call asItIs(String planned, String body) {
        String tag = as(Account.INSPECTOR).get(API + "/planned-visits/" + ids.get(planned)).header("ETag");
        return new Call("", "application/json", body.formatted(today()), Map.of("If-Match", tag));
    }

    private void register() {
        String other = aWorkplace("ESTABLISHMENT");
        String reference = "{\"reference\":\"%s\"}".formatted(as(Account.INSPECTOR).get(API + "/workplaces/" + other).then().extract().<String>path("reference"));
        ids.put("Duplicates", created("/workplaces/" + workplace + "/possible-duplicates", reference));
        ids.put("WorkplaceChanges", workplace);
        calls.put("WorkplaceChanges.edit", Call.of(MergePatch.TYPE, "{\"workers\":4}"));
        calls.put("WorkplaceChanges.move", Call.json("{\"from\":\"2026-01-01\",\"address\":\"x\"}"));
        calls.put("WorkplaceChanges.close", Call.json("{\"on\":\"2026-01-01\",\"reason\":\"OTHER\"}"));
        calls.put("WorkplaceChanges.reopen", Call.json("{\"on\":\"2026-01-01\"}"));
        calls.put("WorkplaceChanges.split", Call.PLAIN);
        calls.put("WorkplaceChanges.suggest", Call.json(reference));
        calls.put("Duplicates.reject", Call.PLAIN);
        calls.put("Duplicates.merge", Call.json("{\"keep\":\"ONE\",\"reasons\":[\"SEEN_ON_SITE\"]}"));
    }

    /// A form that waits says something else about a visit than what was recorded.
    private void forms() {
        String id = UUID.randomUUID().toString();
        String said = "{\"id\":\"%s\",\"workplace\":\"%s\",\"kind\":\"PLANNED\",\"startedAt\":\"2026-01-05T0%d:30:00Z\"}";
        post("/visits", said.formatted(id, workplace, 8)).then().statusCode(201);
        post("/visits", said.formatted(id, workplace, 9)).then().statusCode(409);
        ids.put("FormChoices", text("select id from form_submission where instance = 'visit:" + id + "' and state = 'WAITING'"));
        calls.put("FormChoices.choose", Call.json("{\"field\":\"startedAt\",\"take\":\"OTHER\"}"));
        calls.put("FormChoices.settle", Call.json("{\"outcome\":\"FIRST\"}"));
        calls.put("SubmissionsResource.submit",
                Call.json("{\"workplace\":\"%s\",\"kind\":\"PLANNED\",\"startedAt\":\"2026-01-05T09:30:00Z\",\"findings\":[]}".formatted(workplace)));
    }
}
