package org.palermo.inspection;

import static org.palermo.inspection.Given.API;
import static org.palermo.inspection.Given.aWorkplace;
import static org.palermo.inspection.Given.as;
import static org.palermo.inspection.Given.text;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.palermo.inspection.annualreport.AnnualWalk;
import org.palermo.inspection.directive.GivenDirectives;
import org.palermo.inspection.evidence.GivenEvidence;
import org.palermo.inspection.plan.GivenPlan;
import org.palermo.inspection.recruitment.AgencyWalk;
import org.palermo.inspection.tip.TipWalk;
import org.palermo.inspection.upload.Tus;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.walk.AuditWalk;
import org.palermo.kernel.test.walk.OversightWalk;

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

    private static final String NAMES = "names of colleagues and how many visits each makes; the row says who changed it";
    private static final String WALL = "auditors may not know that there is a complaint (C81 art. 15(c)); it has a log of its own";

    @Test
    void what_is_answered_stands_in_the_audit() {
        AuditWalk walk = new AuditWalk("org.palermo.inspection");
        String household = walk.call("Workplaces.register", Account.INSPECTOR, r -> r.body("""
                {"kind":"PRIVATE_HOUSEHOLD","name":"Home %s","country":"GB","address":"%s Mill Lane","sector":"Apparel"}
                """.formatted(UUID.randomUUID(), UUID.randomUUID())).post(API + "/workplaces"), AuditWalk::theOne).path("id");
        walk.call("Workplaces.get", Account.INSPECTOR, r -> r.get(API + "/workplaces/" + household), AuditWalk::theOne);
        walk.call("Workplaces.page", Account.INSPECTOR, r -> r.get(API + "/workplaces?limit=1"), AuditWalk::all);
        workplaces(walk);
        lists(walk);
        String visit = visits(walk);
        walk.call("AuditResource.about", Account.AUDITOR, r -> r.get(API + "/audit?record=" + visit), answer -> List.of(visit));
        walk.call("AuditResource.links", Account.AUDITOR, r -> r.get(API + "/audit/links?limit=1"),
                answer -> List.of(text("select epoch from feed_epoch where feed = 'audit' order by began_at desc, epoch desc limit 1")));
        OversightWalk.audit(walk, API);
        plan(walk);
        walk.call("NoticesResource.sayMails", Account.INSPECTOR, r -> r.body("{\"delivery\":\"DAILY\",\"language\":\"fr\",\"hour\":7}")
                .put(API + "/notices/mails"), answer -> List.of(text("select id from mail_wish order by changed_at desc limit 1")));
        String wish = text("select id from mail_wish order by changed_at desc limit 1");
        walk.call("NoticesResource.sayMails", Account.INSPECTOR, r -> r.body("{\"delivery\":\"LISTS\",\"language\":\"fr\",\"hour\":7}")
                .put(API + "/notices/mails"), answer -> List.of(wish));
        parked(walk);
        wages(walk);
        retention(walk, text("select id from finding where visit = '" + visit + "'"));
        AgencyWalk.audit(walk);
        TipWalk.audit(walk);
        AnnualWalk.audit(walk);
        Map<String, String> excused = new HashMap<>(AgencyWalk.EXCUSED);
        excused.putAll(AnnualWalk.EXCUSED);
        excused.putAll(TipWalk.EXCUSED);
        excused.putAll(Map.ofEntries(
                Map.entry("ChecklistsResource.all", "published lists"),
                Map.entry("ChecklistsResource.choices", "a published list"),
                Map.entry("ChecklistsResource.get", "a published list"),
                Map.entry("Companies.get", "published registers"),
                Map.entry("Companies.page", "published registers"),
                Map.entry("Complaints.get", WALL),
                Map.entry("Complaints.page", WALL),
                Map.entry("Complaints.take", WALL),
                Map.entry("Complaints.triage", WALL),
                Map.entry("FindingsResource.summary", "figures, no record"),
                Map.entry("GoodsResource.editions", "a published list"),
                Map.entry("GoodsResource.find", "a published list"),
                Map.entry("GoodsResource.load", "a published list"),
                Map.entry("IndicatorsResource.all", "a published list"),
                Map.entry("IsicResource.find", "a published list"),
                Map.entry("MinimumWages.all", "published rates"),
                Map.entry("NoticesResource.mails", "the caller's own wish"),
                Map.entry("NoticesResource.page", "a reference and a kind; what it is about is recorded when it is opened"),
                Map.entry("NoticesResource.read", "marks what was told"),
                Map.entry("NoticesResource.stream", "as the page"),
                Map.entry("OpenRosaResource.form", "the same for everybody"),
                Map.entry("OpenRosaResource.forms", "the same for everybody"),
                Map.entry("OpenRosaResource.prepare", "how much may be sent"),
                Map.entry("OrganisationsResource.importLines", "the register of organisations"),
                Map.entry("ParkedStreamsResource.list", "what waits to be sent, by ids"),
                Map.entry("PublicComplaints.send", WALL),
                Map.entry("PublishedFindingsResource.of", "public"),
                Map.entry("StatementRulesResource.obligations", "laws"),
                Map.entry("StatementRulesResource.questions", "a list of questions"),
                Map.entry("Statements.page", "published registers"),
                Map.entry("TeamMembers.all", NAMES),
                Map.entry("TeamMembers.change", NAMES),
                Map.entry("TeamMembers.get", NAMES),
                Map.entry("TeamMembers.join", NAMES),
                Map.entry("Turnovers.obligations", "laws, and figures that companies publish"),
                Map.entry("UploadsResource.describe", "what is spoken here"),
                Map.entry("ViolationsResource.codes", "the catalogue of violations"),
                Map.entry("ViolationsResource.find", "the catalogue of violations"),
                Map.entry("VisitCoverage.read", "figures, no record"),
                Map.entry("RiskByRegion.all", "figures, no record"),
                Map.entry("VisitPlan.progress", "figures, no record"),
                Map.entry("WorkplacesResource.importList", "lists that companies publish; no household is in them")));
        walk.complete(excused);
    }

    private static void workplaces(AuditWalk walk) {
        String word = "zx" + UUID.randomUUID().toString().substring(0, 8).replaceAll("[0-9]", "z");
        String one = home("Home " + word, "1 " + word + " Lane");
        String other = home("House " + word, "2 " + word + " Lane");
        String reference = as(Account.INSPECTOR).get(API + "/workplaces/" + other).path("reference");
        String path = API + "/workplaces/" + one;
        walk.call("WorkplaceChanges.edit", Account.INSPECTOR, r -> r.contentType("application/merge-patch+json").header("If-Match", tag(path)).body("{\"workers\":2}").patch(path),
                AuditWalk::theOne);
        walk.call("WorkplaceChanges.move", Account.INSPECTOR, r -> r.header("If-Match", tag(path)).body("{\"from\":\"2026-01-01\",\"address\":\"3 " + word + " Lane\"}").post(path + "/move"),
                AuditWalk::theOne);
        walk.call("WorkplaceChanges.close", Account.INSPECTOR, r -> r.header("If-Match", tag(path)).body("{\"on\":\"2026-01-01\",\"reason\":\"OTHER\"}").post(path + "/closing"),
                AuditWalk::theOne);
        walk.call("WorkplaceChanges.reopen", Account.INSPECTOR, r -> r.header("If-Match", tag(path)).body("{\"on\":\"2026-01-01\"}").post(path + "/reopening"), AuditWalk::theOne);
        walk.call("WorkplaceChanges.page", Account.INSPECTOR, r -> r.get(path + "/history"), answer -> List.of(one));
        String pair = walk.call("WorkplaceChanges.suggest", Account.INSPECTOR, r -> r.body(Map.of("reference", reference)).post(path + "/possible-duplicates"),
                answer -> List.of(one, other)).path("id");
        String both = API + "/duplicates/" + pair;
        walk.call("Duplicates.page", Account.INSPECTOR, r -> r.get(API + "/duplicates?limit=1"), answer -> List.of(one, other));
        walk.call("Duplicates.get", Account.INSPECTOR, r -> r.get(both), answer -> List.of(one, other));
        walk.call("Duplicates.merge", Account.INSPECTOR, r -> r.header("If-Match", tag(both)).body("{\"keep\":\"ONE\",\"reasons\":[\"SEEN_ON_SITE\"]}").post(both + "/merge"),
                answer -> List.of(one, other));
        String merged = as(Account.INSPECTOR).get(both).path("other.id");
        String away = API + "/workplaces/" + merged;
        walk.call("WorkplaceChanges.split", Account.INSPECTOR, r -> r.header("If-Match", tag(away)).post(away + "/split"), AuditWalk::theOne);
        walk.call("Duplicates.reject", Account.INSPECTOR, r -> r.header("If-Match", tag(both)).post(both + "/not-same"), answer -> List.of(one, other));
    }

    private static String home(String name, String address) {
        return as(Account.INSPECTOR).body(Map.of("kind", "PRIVATE_HOUSEHOLD", "name", name, "country", "GB", "address", address)).post(API + "/workplaces").then()
                .statusCode(201).extract().path("id");
    }

    private static String tag(String path) {
        return as(Account.INSPECTOR).get(path).then().statusCode(200).extract().header("ETag");
    }

    private static void lists(AuditWalk walk) {
        String lists = API + "/workplace-lists";
        String list = walk.call("ListImports.begin", Account.CHIEF, r -> r.body("{\"list\":\"audited\"}").post(lists), AuditWalk::theOne).path("id");
        walk.call("ListImports.page", Account.CHIEF, r -> r.get(lists + "?limit=5"), AuditWalk::all);
        walk.call("ListImports.get", Account.CHIEF, r -> r.get(lists + "/" + list), AuditWalk::theOne);
        walk.call("ListImports.rows", Account.CHIEF, r -> r.get(lists + "/" + list + "/rejected-rows"), answer -> List.of(list));
        walk.call("ListContentsResource.export", Account.CHIEF, r -> r.get(lists + "/" + list + "/rejected-rows/exports"), answer -> List.of(list));
        walk.call("ListContentsResource.send", Account.CHIEF, r -> r.contentType("application/octet-stream").body("name,country\n".getBytes()).put(lists + "/" + list + "/content"),
                AuditWalk::theOne);
        String other = as(Account.CHIEF).body("{\"list\":\"audited\"}").post(lists).path("id");
        walk.call("ListImports.cancel", Account.CHIEF, r -> r.post(lists + "/" + other + "/cancellation"), AuditWalk::theOne);
    }

    private static String visits(AuditWalk walk) {
        String visit = walk.call("Visits.record", Account.INSPECTOR, r -> r.body("""
                {"workplace":"%s","kind":"COMPLAINT","startedAt":"2026-01-05T09:30:00Z"}
                """.formatted(aWorkplace("ESTABLISHMENT"))).post(API + "/visits"), AuditWalk::theOne).path("id");
        walk.call("Visits.get", Account.INSPECTOR, r -> r.get(API + "/visits/" + visit), AuditWalk::theOne);
        chains(walk);
        uploads(walk, visit);
        phones(walk);
        walk.call("Visits.page", Account.INSPECTOR, r -> r.get(API + "/visits?limit=5"), AuditWalk::all);
        String report = walk.call("Findings.record", Account.INSPECTOR, r -> r.body(FINDING).post(API + "/visits/" + visit + "/findings"), AuditWalk::theOne).path("report.id");
        walk.call("Findings.ofVisit", Account.INSPECTOR, r -> r.get(API + "/visits/" + visit + "/findings"), AuditWalk::all);
        String finding = text("select id from finding where visit = '" + visit + "'");
        walk.call("Findings.get", Account.INSPECTOR, r -> r.get(API + "/visits/" + visit + "/findings/" + finding), AuditWalk::theOne);
        walk.call("Findings.addPerson", Account.INSPECTOR, r -> r.body("""
                {"indicators":["EX01"],"victim":{"ageGroup":"CHILD","sex":"FEMALE","exploitation":["LABOUR"],"region":"ZZ-N"}}
                """).post(API + "/visits/" + visit + "/findings/" + finding + "/suspected-victims"), AuditWalk::theOne);
        walk.call("VisitViolations.all", Account.INSPECTOR, r -> r.get(API + "/visits/" + visit + "/violations"), answer -> List.of(finding));
        directives(walk, visit);
        penalties(walk, visit);
        evidence(walk, API + "/visits/" + visit + "/evidence");
        walk.call("Reports.page", Account.INSPECTOR, r -> r.get(API + "/reports?limit=5"), AuditWalk::all);
        walk.call("Reports.get", Account.INSPECTOR, r -> r.get(API + "/reports/" + report), AuditWalk::theOne);
        String past = UUID.randomUUID().toString();
        String name = text("select name from workplace where kind = 'ESTABLISHMENT' and country = 'GB' and name like 'Place %' order by created_at desc limit 1");
        walk.call("VisitHistoryResource.importVisits", Account.CHIEF, r -> r.contentType("application/x-ndjson").body("""
                {"id":"%s","workplace":{"name":"%s","country":"GB"},"at":"2025-03-01T10:00:00Z","inspectorAgency":"%s","kind":"COMPLAINT","findings":[]}
                """.formatted(past, name, Account.CHIEF.agency()).getBytes()).post(API + "/visits/imports"), answer -> List.of(past));
        return visit;
    }

    private static void chains(AuditWalk walk) {
        String mill = aWorkplace("ESTABLISHMENT");
        String brand = walk.call("Companies.register", Account.INSPECTOR, r -> r.body("{\"name\":\"Brand %s\",\"country\":\"GB\"}".formatted(UUID.randomUUID())).post(API + "/companies"),
                AuditWalk::theOne).path("id");
        String link = walk.call("SupplyLinks.record", Account.INSPECTOR, r -> r.body("""
                {"supplier":"%s","buyer":"%s","product":"Shirts","source":"COMPANY","validFrom":"2025-01-01"}
                """.formatted(mill, brand)).post(API + "/supply-links"), AuditWalk::theOne).path("id");
        walk.call("SupplyLinks.get", Account.INSPECTOR, r -> r.get(API + "/supply-links/" + link), AuditWalk::theOne);
        walk.call("SupplyLinks.page", Account.INSPECTOR, r -> r.get(API + "/supply-links?direction=BUYERS&party=" + mill), AuditWalk::all);
        walk.call("SupplyReach.reach", Account.INSPECTOR, r -> r.get(API + "/supply-reach?direction=BUYERS&party=" + mill), answer -> List.of(mill));
        String finding = Given.find(Account.INSPECTOR, Given.aVisit(Account.INSPECTOR, mill), "{\"subject\":\"ADULT\",\"workers\":1,\"indicators\":[\"EX01\"]}").then().extract().path("id");
        walk.call("SupplyReach.ofFinding", Account.INSPECTOR, r -> r.get(API + "/supply-reach/findings/" + finding), answer -> List.of(finding));
        walk.call("SupplyLinks.end", Account.INSPECTOR, r -> r.body("{\"reason\":\"MISTAKE\"}").post(API + "/supply-links/" + link + "/end"), AuditWalk::theOne);
        statements(walk, brand);
        String product = UUID.randomUUID().toString();
        walk.call("SupplyLinksResource.importLinks", Account.CHIEF, r -> r.contentType("text/csv")
                        .body(("supplier,buyer,product,source,valid_from\n%s,%s,%s,CUSTOMS,2025-01-01\n".formatted(reference("workplace", mill), reference("company", brand), product)).getBytes())
                        .post(API + "/supply-links/imports"),
                answer -> List.of(text("select id from supply_link where product = '" + product + "'")));
    }

    private static void statements(AuditWalk walk, String company) {
        walk.call("Turnovers.record", Account.INSPECTOR, r -> r.body("{\"yearEnds\":\"2024-12-31\",\"turnover\":{\"minor\":1,\"currency\":\"GBP\"},\"source\":\"x\"}")
                .post(API + "/companies/" + company + "/obligations/turnovers"), answer -> List.of(company));
        String statement = walk.call("Statements.record", Account.INSPECTOR, r -> r.body("""
                {"company":"%s","regime":"UK","year":2024,"statementUrl":"https://a.example","areas":[]}
                """.formatted(company)).post(API + "/statements"), AuditWalk::theOne).path("id");
        walk.call("Statements.get", Account.INSPECTOR, r -> r.get(API + "/statements/" + statement), AuditWalk::theOne);
        walk.call("Statements.answer", Account.INSPECTOR, r -> r.body("{\"question\":\"AUDITS\",\"answer\":\"YES\"}").post(API + "/statements/" + statement + "/answers"), AuditWalk::theOne);
        walk.call("CrossChecks.check", Account.CHIEF, r -> r.get(API + "/statements/" + statement + "/cross-check"), answer -> List.of(statement));
        String name = UUID.randomUUID().toString();
        walk.call("StatementsResource.importStatements", Account.CHIEF, r -> r.contentType("text/csv").body(("StatementYear,OrganisationName\n2024,Brand " + name + "\n").getBytes())
                .post(API + "/statements/imports?regime=UK&name=" + name), answer -> List.of(text("select id from company_statement where organisation = 'Brand " + name + "'")));
        walk.call("StatementsResource.export", Account.CHIEF, r -> r.get(API + "/statements/exports?regime=UK"), answer -> List.of(text("select id from statement_file where name = '" + name + "'")));
    }

    private static String reference(String table, String id) {
        return text("select reference from " + table + " where id = '" + id + "'");
    }

    private static void directives(AuditWalk walk, String visit) {
        LocalDate today = LocalDate.now();
        String order = walk.call("VisitDirectives.issue", Account.INSPECTOR, r -> r.body(GivenDirectives.body("IMPROVEMENT", GivenDirectives.violation(Account.INSPECTOR, visit), today, today.plusDays(9), "x"))
                .post(API + "/visits/" + visit + "/directives"), AuditWalk::theOne).path("id");
        String path = API + "/directives/" + order;
        walk.call("Directives.get", Account.INSPECTOR, r -> r.get(path), AuditWalk::theOne);
        walk.call("Directives.page", Account.INSPECTOR, r -> r.get(API + "/directives"), AuditWalk::all);
        step(walk, "DirectiveSteps.extend", path, "extension", "{\"dueOn\":\"" + today.plusDays(20) + "\",\"reason\":\"x\"}");
        step(walk, "DirectiveSteps.addStep", path, "steps", "{\"text\":\"x\",\"dueOn\":\"" + today.plusDays(1) + "\"}");
        String task = as(Account.INSPECTOR).get(path).path("steps[0].id");
        step(walk, "DirectiveSteps.finishStep", path, "steps/" + task + "/completion", "{\"on\":\"" + today + "\"}");
        step(walk, "DirectiveSteps.followUp", path, "follow-up", "{\"from\":\"" + today + "\",\"by\":\"" + today.plusDays(20) + "\"}");
        step(walk, "DirectiveSteps.appeal", path, "appeal", "{\"lodgedOn\":\"" + today + "\"}");
        step(walk, "DirectiveSteps.decide", path, "appeal-decision", "{\"outcome\":\"UPHELD\",\"decidedOn\":\"" + today + "\"}");
        step(walk, "DirectiveSteps.comply", path, "compliance", "{\"on\":\"" + today + "\",\"note\":\"x\"}");
        step(walk, "DirectiveSteps.lift", path, "lifting", "{\"reason\":\"REMEDIED\",\"on\":\"" + today + "\"}");
    }

    private static void penalties(AuditWalk walk, String visit) {
        LocalDate today = LocalDate.now();
        String fine = walk.call("VisitPenalties.impose", Account.INSPECTOR, r -> r.body(GivenDirectives.penalty(GivenDirectives.violation(Account.INSPECTOR, visit), 10_000, today, today))
                .post(API + "/visits/" + visit + "/penalties"), AuditWalk::theOne).path("id");
        String path = API + "/penalties/" + fine;
        walk.call("Penalties.get", Account.INSPECTOR, r -> r.get(path), AuditWalk::theOne);
        walk.call("Penalties.page", Account.INSPECTOR, r -> r.get(API + "/penalties"), AuditWalk::all);
        step(walk, "Penalties.pay", path, "payments", "{\"amount\":{\"minor\":1,\"currency\":\"GBP\"},\"paidOn\":\"" + today + "\"}");
        step(walk, "Penalties.extend", path, "extension", "{\"dueOn\":\"" + today.plusDays(20) + "\",\"reason\":\"x\"}");
        step(walk, "Penalties.appeal", path, "appeal", "{\"lodgedOn\":\"" + today + "\"}");
        step(walk, "Penalties.decide", path, "appeal-decision", "{\"outcome\":\"UPHELD\",\"decidedOn\":\"" + today + "\"}");
        step(walk, "Penalties.cancel", path, "cancellation", "{\"reason\":\"IMPOSED_IN_ERROR\",\"on\":\"" + today + "\"}");
    }

    private static void step(AuditWalk walk, String operation, String path, String step, String body) {
        String tag = as(Account.CHIEF).get(path).header("ETag");
        walk.call(operation, Account.CHIEF, r -> r.header("If-Match", tag).body(body).post(path + "/" + step), AuditWalk::theOne);
    }

    private static void evidence(AuditWalk walk, String path) {
        String id = walk.call("EvidenceFiles.add", Account.INSPECTOR, r -> r.body(GivenEvidence.said("PNG", "x")).post(path), AuditWalk::theOne).path("id");
        walk.call("EvidenceContentsResource.send", Account.INSPECTOR, r -> r.contentType("application/octet-stream").body(GivenEvidence.png("x")).put(path + "/" + id + "/content"), AuditWalk::theOne);
        walk.call("EvidenceFiles.get", Account.INSPECTOR, r -> r.get(path + "/" + id), AuditWalk::theOne);
        walk.call("EvidenceFiles.page", Account.INSPECTOR, r -> r.get(path), AuditWalk::all);
        walk.call("EvidenceContentsResource.download", Account.INSPECTOR, r -> r.get(path + "/" + id + "/content"), answer -> List.of(id));
        walk.call("EvidenceContentsResource.show", Account.INSPECTOR, r -> r.get(path + "/" + id + "/picture"), answer -> List.of(id));
        String removed = as(Account.INSPECTOR).body(GivenEvidence.said("PDF", "y")).post(path).path("id");
        walk.call("EvidenceFiles.remove", Account.INSPECTOR, r -> r.body(Map.of("reason", "DUPLICATE")).post(path + "/" + removed + "/removal"), AuditWalk::theOne);
        walk.call("EvidenceFiles.handOver", Account.INSPECTOR, r -> r.body("""
                {"returned":false,"purpose":"COURT","who":"x","at":"2026-01-05T10:00:00Z"}
                """).post(path + "/" + id + "/custody"), AuditWalk::theOne);
    }

    private static void uploads(AuditWalk walk, String visit) {
        String metadata = "visit " + Base64.getEncoder().encodeToString(visit.getBytes());
        String upload = walk.call("UploadsResource.begin", Account.INSPECTOR, r -> r.header("Tus-Resumable", "1.0.0").header("Upload-Length", 2).header("Upload-Metadata", metadata)
                .post(API + "/uploads"), answer -> List.of(id(answer.header("Location")))).header("Location");
        String piece = "application/offset+octet-stream";
        walk.call("UploadsResource.offset", Account.INSPECTOR, r -> r.header("Tus-Resumable", "1.0.0").head(upload), answer -> List.of(id(upload)));
        walk.call("UploadsResource.piece", Account.INSPECTOR, r -> r.contentType(piece).header("Tus-Resumable", "1.0.0").header("Upload-Offset", 0).body(new byte[] {1, 2}).patch(upload),
                answer -> List.of(id(upload)));
        walk.call("UploadsResource.posted", Account.INSPECTOR, r -> r.contentType(piece).header("Tus-Resumable", "1.0.0").header("Upload-Offset", 2).body(new byte[0]).post(upload),
                answer -> List.of(id(upload)));
        walk.call("Attachments.ofVisit", Account.INSPECTOR, r -> r.get(API + "/visits/" + visit + "/attachments"), AuditWalk::all);
        walk.call("AttachmentContentsResource.download", Account.INSPECTOR, r -> r.get(API + "/attachments/" + id(upload) + "/content"), answer -> List.of(id(upload)));
        String picture = Tus.attached(Account.INSPECTOR, visit, "", GivenEvidence.png("x"));
        walk.call("Attachments.get", Account.INSPECTOR, r -> r.get(API + "/visits/" + visit + "/attachments/" + picture), AuditWalk::theOne);
        walk.call("AttachmentContentsResource.show", Account.INSPECTOR, r -> r.get(API + "/attachments/" + picture + "/picture"), answer -> List.of(picture));
        walk.call("AttachedEvidenceResource.keep", Account.INSPECTOR, r -> r.body("{\"kind\":\"PHOTOGRAPH\"}").post(API + "/visits/" + visit + "/attachments/" + picture + "/evidence"),
                answer -> List.of(picture, answer.<String>path("id")));
        String removed = Tus.attached(Account.INSPECTOR, visit, "", new byte[] {1});
        walk.call("AttachmentRemovals.remove", Account.INSPECTOR, r -> r.body(Map.of("reason", "DUPLICATE")).post(API + "/visits/" + visit + "/attachments/" + removed + "/removal"),
                AuditWalk::theOne);
        String ended = as(Account.INSPECTOR).header("Tus-Resumable", "1.0.0").header("Upload-Length", 2).header("Upload-Metadata", metadata).post(API + "/uploads").header("Location");
        walk.call("UploadsResource.end", Account.INSPECTOR, r -> r.header("Tus-Resumable", "1.0.0").delete(ended), answer -> List.of(id(ended)));
    }

    private static void phones(AuditWalk walk) {
        Given.execute("update phone set revoked_at = now(), revoked_by = 'test' where revoked_at is null");
        KnownVisit known = KnownVisit.by(Account.INSPECTOR);
        walk.call("Phones.add", Account.INSPECTOR, r -> r.body("{\"name\":\"Blue\",\"days\":3}").post(API + "/phones"), AuditWalk::theOne);
        walk.call("Phones.page", Account.INSPECTOR, r -> r.get(API + "/phones?limit=5"), AuditWalk::all);
        walk.call("Phones.get", Account.INSPECTOR, r -> r.get(API + "/phones/" + known.phone()), AuditWalk::theOne);
        walk.call("Phones.revoke", Account.CHIEF, r -> r.post(API + "/phones/" + known.phone() + "/revoke"), AuditWalk::theOne);
        walk.call("FormSubmissions.page", Account.INSPECTOR, r -> r.get(API + "/form-submissions?limit=5"), AuditWalk::all);
        walk.call("FormSubmissions.get", Account.INSPECTOR, r -> r.get(API + "/form-submissions/" + known.form()), AuditWalk::theOne);
        String waiting = waitingForm();
        walk.call("FormChoices.choose", Account.INSPECTOR, r -> r.body("{\"field\":\"findings[0].workers\",\"take\":\"OTHER\"}").post(API + "/form-submissions/" + waiting + "/choices"), AuditWalk::theOne);
        walk.call("FormChoices.settle", Account.INSPECTOR, r -> r.body("{\"outcome\":\"FIRST\"}").post(API + "/form-submissions/" + waiting + "/settle"), AuditWalk::theOne);
        String visited = text("select coalesce(v.chosen, v.id) from form_submission s join visit v on v.id = s.visit where s.id = '" + waiting + "'");
        String found = as(Account.INSPECTOR).get(API + "/visits/" + visited + "/findings").path("items[0].id");
        walk.call("FindingCorrections.all", Account.INSPECTOR, r -> r.get(API + "/visits/" + visited + "/findings/" + found + "/corrections"), answer -> List.of(found));
        String finding = API + "/visits/" + visited + "/findings/" + found;
        walk.call("FindingDeskCorrections.correct", Account.INSPECTOR, r -> r.header("If-Match", tag(finding)).body("""
                {"subject":"ADULT","workers":1,"indicators":["EX01"],"reason":"x"}
                """).post(finding + "/corrections"), answer -> List.of(found));
        Given.execute("""
                insert into planned_visit (id, agency, workplace, country, kind, from_day, by_day, inspector, state, planned_by, planned_at)
                select gen_random_uuid(), '%s', w.id, 'GB', 'PLANNED', current_date, current_date + 1, p.subject, 'ASSIGNED', 'chief', now()
                  from phone p, workplace w where p.id = '%s' and w.id = '%s'
                """.formatted(Account.INSPECTOR.agency(), known.phone(), aWorkplace("ESTABLISHMENT")));
        walk.call("Sync.sync", Account.INSPECTOR, r -> r.get(API + "/sync"),
                answer -> Stream.of("plannedVisits.id", "orders.id").flatMap(ids -> answer.<List<String>>path(ids).stream()).toList());
        String submission = UUID.randomUUID().toString();
        walk.call("SubmissionsResource.submit", Account.INSPECTOR, r -> r.body("{\"workplace\":\"%s\",\"kind\":\"PLANNED\",\"startedAt\":\"2026-01-05T09:30:00Z\",\"findings\":[]}"
                .formatted(aWorkplace("ESTABLISHMENT"))).put(API + "/submissions/" + submission), answer -> List.of(submission));
        // Only a phone calls these: OpenRosaTest checks their entries.
        walk.elsewhere("OpenRosaResource.manifest", "OpenRosaResource.workplaces", "OpenRosaResource.submit");
    }

    /// @return id of a form that says another number of workers than the one that became the visit
    private static String waitingForm() {
        String id = UUID.randomUUID().toString();
        String body = "{\"workplace\":\"%s\",\"kind\":\"PLANNED\",\"startedAt\":\"2026-01-05T09:30:00Z\",\"findings\":[{\"subject\":\"ADULT\",\"workers\":1,\"indicators\":[\"EX01\"]}]}"
                .formatted(aWorkplace("ESTABLISHMENT"));
        as(Account.INSPECTOR).body(body).put(API + "/submissions/" + id).then().statusCode(200);
        as(Account.INSPECTOR).body(body.replace("\"workers\":1", "\"workers\":2")).put(API + "/submissions/" + id).then().statusCode(409);
        return text("select id from form_submission where instance = 'uuid:" + id + "' and state = 'WAITING'");
    }

    private static String id(String location) {
        return location.substring(location.lastIndexOf('/') + 1);
    }

    private static void plan(AuditWalk walk) {
        GivenPlan.theTeam();
        String workplace = aWorkplace("ESTABLISHMENT");
        String plan = "{\"workplace\":\"%s\",\"kind\":\"PLANNED\",\"from\":\"%s\",\"by\":\"%s\"}".formatted(workplace, GivenPlan.today(), GivenPlan.until());
        String cancelled = walk.call("VisitPlan.plan", Account.CHIEF, r -> r.body(plan).post(API + "/planned-visits"), AuditWalk::theOne).path("id");
        String planned = Given.as(Account.CHIEF).body(plan).post(API + "/planned-visits").path("id");
        String at = API + "/planned-visits/" + planned;
        walk.call("VisitPlan.page", Account.INSPECTOR, r -> r.get(API + "/planned-visits?limit=5"), AuditWalk::all);
        walk.call("PlannedVisitSteps.cancel", Account.CHIEF, r -> r.header("If-Match", "\"0\"").body("{\"ground\":\"OTHER\"}").post(API + "/planned-visits/" + cancelled + "/cancel"), AuditWalk::theOne);
        walk.call("PlannedVisitSteps.assign", Account.CHIEF, r -> r.header("If-Match", "\"0\"").body("{\"inspector\":\"" + GivenPlan.INSPECTOR + "\"}").post(at + "/assign"), AuditWalk::theOne);
        walk.call("PlannedVisitSteps.accept", Account.INSPECTOR, r -> r.header("If-Match", "\"1\"").body("{\"day\":\"" + GivenPlan.today() + "\"}").post(at + "/accept"), AuditWalk::theOne);
        walk.call("PlannedVisitSteps.move", Account.INSPECTOR, r -> r.header("If-Match", "\"2\"").body("{\"day\":\"" + GivenPlan.today() + "\",\"ground\":\"OTHER\"}").post(at + "/move"), AuditWalk::theOne);
        walk.call("PlannedVisitSteps.companions", Account.CHIEF, r -> r.header("If-Match", "\"3\"").body("{\"jointWith\":[\"POLICE\"]}").put(at + "/companions"), AuditWalk::theOne);
        walk.call("VisitPlan.today", Account.INSPECTOR, r -> r.get(API + "/planned-visits/today"), AuditWalk::all);
        walk.call("VisitPlan.get", Account.INSPECTOR, r -> r.get(at), AuditWalk::theOne);
        String visit = walk.call("PlannedVisitSteps.open", Account.INSPECTOR, r -> r.body("{\"startedAt\":\"2026-01-05T09:30:00Z\"}").post(at + "/open"), AuditWalk::theOne).path("visit");
        record(walk, API + "/visits/" + visit);
        String conflict = walk.call("Conflicts.declare", Account.INSPECTOR, r -> r.body("{\"workplace\":\"%s\",\"ground\":\"OTHER\"}".formatted(workplace)).post(API + "/conflicts-of-interest"), AuditWalk::theOne).path("id");
        walk.call("Conflicts.page", Account.INSPECTOR, r -> r.get(API + "/conflicts-of-interest"), AuditWalk::all);
        walk.call("Conflicts.lift", Account.CHIEF, r -> r.post(API + "/conflicts-of-interest/" + conflict + "/lift"), answer -> List.of(conflict));
        Given.execute("insert into workplace_risk (agency, workplace, country, sector, score, goods, of_sector, of_region, findings, last_visit, positive_findings, weights, computed_at) "
                + "values ('" + Account.CHIEF.agency() + "', '" + workplace + "', 'GB', 's', 0, 0, 0, 0, 0, 0, 0, 'x', now())");
        walk.call("Risks.page", Account.CHIEF, r -> r.get(API + "/risk?country=GB&limit=5"), answer -> answer.path("items.workplace"));
        walk.call("Risks.explain", Account.CHIEF, r -> r.get(API + "/risk/" + workplace), answer -> List.of(workplace));
    }

    private static void record(AuditWalk walk, String at) {
        walk.call("VisitRecords.interview", Account.INSPECTOR, r -> r.body("{\"workers\":1,\"alone\":true,\"language\":\"so\",\"interpretation\":\"NOT_NEEDED\"}").post(at + "/interviews"), AuditWalk::theOne);
        walk.call("VisitRecords.answer", Account.INSPECTOR, r -> r.body("{\"checklist\":\"ilo-ec-2009\",\"answers\":[{\"question\":\"EX01\",\"value\":\"YES\"}]}").post(at + "/answers"), AuditWalk::theOne);
        walk.call("VisitChecklists.answer", Account.INSPECTOR, r -> r.body("{\"answer\":\"YES\"}").post(at + "/checklists/ilo-ec-2009/questions/EX01"), AuditWalk::theOne);
        String note = walk.call("WorkerOffences.note", Account.INSPECTOR, r -> r.body("""
                {"kind":"OTHER","seenOn":"2026-01-05","duty":"x","text":"x","followsFromSituation":"YES"}
                """).post(at + "/worker-offences"), AuditWalk::theOne).path("id");
        walk.call("WorkerOffences.all", Account.INSPECTOR, r -> r.get(at + "/worker-offences"), AuditWalk::all);
        walk.call("WorkerOffences.get", Account.INSPECTOR, r -> r.get(at + "/worker-offences/" + note), AuditWalk::theOne);
        walk.call("WorkerOffences.answer", Account.INSPECTOR, r -> r.body("{\"followsFromSituation\":\"NO\",\"reason\":\"x\"}").post(at + "/worker-offences/" + note + "/answers"), AuditWalk::theOne);
        walk.call("VisitRecords.companions", Account.INSPECTOR, r -> r.body("{\"companions\":[\"POLICE\"]}").post(at + "/companions"), AuditWalk::theOne);
        walk.call("VisitRecords.close", Account.INSPECTOR, r -> r.body("{\"endedAt\":\"2026-01-05T10:30:00Z\",\"workersPresent\":1,\"summary\":\"x\"}").post(at + "/close"), AuditWalk::theOne);
        walk.call("VisitCorrections.correct", Account.INSPECTOR, r -> r.body("{\"part\":\"SUMMARY\",\"value\":\"y\",\"reason\":\"z\"}").post(at + "/corrections"), AuditWalk::theOne);
        String right = aWorkplace("ESTABLISHMENT");
        walk.call("VisitMoves.move", Account.INSPECTOR, r -> r.body("{\"workplace\":\"%s\",\"reason\":\"z\"}".formatted(right)).post(at + "/moves"), AuditWalk::theOne);
        walk.call("MovedVisits.page", Account.INSPECTOR, r -> r.get(API + "/visit-moves?workplace=" + right), answer -> answer.path("items.visit"));
        walk.call("VisitRecordResource.get", Account.INSPECTOR, r -> r.get(at + "/record"), AuditWalk::theOne);
        walk.call("VisitChecklists.checklist", Account.INSPECTOR, r -> r.get(at + "/checklists/ilo-ec-2009"), answer -> List.of(at.substring(at.lastIndexOf('/') + 1)));
        String home = GivenPlan.open(GivenPlan.accepted(aWorkplace("PRIVATE_HOUSEHOLD")), ",\"householdAccess\":\"CONSENT\",\"entry\":{\"consentBy\":\"a son\",\"consentForm\":\"ORAL\"}").path("visit");
        walk.call("VisitRecords.withdraw", Account.INSPECTOR, r -> r.body("{\"withdrawnAt\":\"" + java.time.Instant.now().minusSeconds(5) + "\"}").post(API + "/visits/" + home + "/consent-withdrawal"), AuditWalk::theOne);
    }

    private static void wages(AuditWalk walk) {
        String claim = walk.call("WageClaims.record", Account.INSPECTOR, r -> r.body("""
                {"workplace":"%s","currency":"GBP","worker":{"label":"x","payPeriod":"WEEK","employedFrom":"2024-04-08"}}
                """.formatted(aWorkplace("ESTABLISHMENT"))).post(API + "/wage-claims"), AuditWalk::theOne).path("id");
        String claims = API + "/wage-claims/" + claim;
        Function<Response, List<String>> it = answer -> List.of(claim);
        walk.call("WageClaims.page", Account.INSPECTOR, r -> r.get(API + "/wage-claims?limit=5"), AuditWalk::all);
        String tag = walk.call("WageClaims.get", Account.INSPECTOR, r -> r.get(claims), AuditWalk::theOne).header("ETag");
        walk.call("WageClaims.change", Account.INSPECTOR, r -> r.header("If-Match", tag).body("{\"label\":\"y\",\"payPeriod\":\"WEEK\",\"employedFrom\":\"2024-04-08\"}").put(claims), it);
        String span = walk.call("WageHours.add", Account.INSPECTOR, r -> r.body("{\"from\":\"2024-09-02\",\"until\":\"2024-09-08\",\"hours\":40,\"daysWorked\":5}").post(claims + "/hours"), it).path("id");
        walk.call("WageHours.repeat", Account.INSPECTOR, r -> r.body("{\"times\":1}").post(claims + "/hours/repeat"), it);
        walk.call("WageHours.all", Account.INSPECTOR, r -> r.get(claims + "/hours"), it);
        walk.call("WageHours.next", Account.INSPECTOR, r -> r.get(claims + "/hours/next"), it);
        walk.call("WageHours.remove", Account.INSPECTOR, r -> r.delete(claims + "/hours/" + span), it);
        String pay = walk.call("WagePayments.add", Account.INSPECTOR, r -> r.body("""
                {"from":"2024-09-02","until":"2024-09-08","paid":{"minor":1,"currency":"GBP"},"method":"CASH"}
                """).post(claims + "/pay"), it).path("id");
        walk.call("WagePayments.all", Account.INSPECTOR, r -> r.get(claims + "/pay"), it);
        walk.call("WagePayments.remove", Account.INSPECTOR, r -> r.delete(claims + "/pay/" + pay), it);
        String fee = walk.call("WageFees.add", Account.INSPECTOR, r -> r.body("""
                {"kind":"TRAVEL","amount":{"minor":1,"currency":"GBP"},"paidBy":"WORKER","paidTo":"AGENCY","paidOn":"2024-02-01"}
                """).post(claims + "/fees"), it).path("id");
        walk.call("WageFees.all", Account.INSPECTOR, r -> r.get(claims + "/fees"), it);
        walk.call("WageFees.remove", Account.INSPECTOR, r -> r.delete(claims + "/fees/" + fee), it);
        String calculation = walk.call("WageCalculations.calculate", Account.INSPECTOR, r -> r.post(claims + "/calculations"), it).path("id");
        walk.call("WageCalculations.all", Account.INSPECTOR, r -> r.get(claims + "/calculations"), it);
        walk.call("WageCalculations.get", Account.INSPECTOR, r -> r.get(claims + "/calculations/" + calculation), it);
        walk.call("WageStatements.statement", Account.INSPECTOR, r -> r.get(claims + "/statement"), it);
        walk.call("WageStatements.completeness", Account.INSPECTOR, r -> r.get(claims + "/completeness"), it);
        String repaid = walk.call("WageRepayments.record", Account.INSPECTOR, r -> r.body("""
                {"amount":{"minor":1,"currency":"GBP"},"method":"CASH","paidOn":"2024-09-09"}
                """).post(claims + "/repayments"), it).path("id");
        walk.call("WageRepayments.all", Account.INSPECTOR, r -> r.get(claims + "/repayments"), it);
        walk.call("WageRepayments.withdraw", Account.INSPECTOR, r -> r.post(claims + "/repayments/" + repaid + "/withdraw"), it);
    }

    private static void retention(AuditWalk walk, String finding) {
        Given.execute("update finding set recorded_at = '2001-01-01' where id = '" + finding + "'");
        walk.call("RetentionResource.due", Account.AUDITOR, r -> r.get(API + "/retention?kind=finding&country=GB"), answer -> answer.path("items.record"));
        walk.call("RetentionResource.named", Account.DATA_PROTECTION, r -> r.get(API + "/retention/records?reference=" + finding), answer -> List.of(finding));
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
