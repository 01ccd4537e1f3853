package org.palermo.inspection;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.palermo.inspection.Given.API;
import static org.palermo.inspection.Given.aWorkplace;
import static org.palermo.inspection.Given.as;
import static org.palermo.inspection.KnownVisit.micros;
import static org.palermo.inspection.KnownVisit.word;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.palermo.inspection.annualreport.AnnualWalk;
import org.palermo.inspection.plan.GivenPlan;
import org.palermo.inspection.recruitment.AgencyWalk;
import org.palermo.inspection.tip.TipWalk;
import org.palermo.inspection.wage.WageClaimsTest;
import org.palermo.kernel.etag.MergePatch;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.walk.AccessWalk;
import org.palermo.kernel.test.walk.Call;
import org.palermo.kernel.test.walk.Caller;
import org.palermo.kernel.test.walk.OversightWalk;
import org.palermo.kernel.test.walk.Route;
import org.palermo.kernel.test.walk.Secret;

/// Walks all routes with a visit of each of two inspectorates, and a private household that only inspectors may know.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(MechanismKeyPair.class)
class AccessWalkTest extends AccessWalk {
    private String legalHold;
    private String heldFor;
    private KnownVisit ours;
    private KnownVisit theirs;
    private String family;
    private String street;
    private String latitude;
    private String longitude;
    private String household;
    private String mill;
    private AgencyWalk agencies;
    private TipWalk tips;
    private String brand;
    private String link;
    private String traded;
    private String chiefsList;
    private String administratorsList;
    private KnownPlan ourPlan;
    private KnownPlan theirPlan;
    private String name;
    private String theirName;
    private String claim;
    private String theirClaim;
    private String noted;
    private String theirNoted;
    private String note;
    private String theirNote;

    @Override
    protected String packageName() {
        return "org.palermo.inspection";
    }

    @Override
    protected void arrange() {
        ours = KnownVisit.by(Account.INSPECTOR);
        theirs = KnownVisit.by(Account.OTHER_INSPECTOR);
        ourPlan = KnownPlan.by(Account.INSPECTOR, Account.CHIEF);
        theirPlan = KnownPlan.by(Account.OTHER_INSPECTOR, null);
        family = word("Zf");
        street = word("Zs");
        latitude = "51." + micros();
        longitude = "-0." + micros();
        mill = aWorkplace("ESTABLISHMENT");
        name = word("Zw");
        theirName = word("Zw");
        claim = WageClaimsTest.aWholeClaim(Account.INSPECTOR, name);
        theirClaim = WageClaimsTest.aWholeClaim(Account.OTHER_INSPECTOR, theirName);
        noted = word("Zo");
        theirNoted = word("Zo");
        note = noteOnWorker(ours, noted);
        theirNote = noteOnWorker(theirs, theirNoted);
        agencies = AgencyWalk.arranged();
        tips = TipWalk.arranged();
        brand = as(Account.INSPECTOR).body("{\"name\":\"Brand %s\",\"country\":\"GB\"}".formatted(UUID.randomUUID())).post(API + "/companies").then().statusCode(201).extract().path("id");
        traded = word("Zt");
        link = as(Account.INSPECTOR).body("""
                {"supplier":"%s","buyer":"%s","product":"%s","source":"INSPECTION","validFrom":"2025-01-01"}
                """.formatted(mill, brand, traded)).post(API + "/supply-links").then().statusCode(201).extract().path("id");
        household = as(Account.INSPECTOR).body("""
                {"kind":"PRIVATE_HOUSEHOLD","name":"%s","country":"GB","address":"%s","latitude":%s,"longitude":%s,"sector":"Apparel"}
                """.formatted(family, street, latitude, longitude)).post(API + "/workplaces").then().statusCode(201).extract().path("id");
        chiefsList = as(Account.CHIEF).body("{\"list\":\"a list\"}").post(API + "/workplace-lists").then().statusCode(201).extract().path("id");
        administratorsList = as(Account.ADMINISTRATOR).body("{\"list\":\"a list\"}").post(API + "/workplace-lists").then().statusCode(201).extract().path("id");
        heldFor = "Zl" + UUID.randomUUID().toString().replace("-", "");
        legalHold = as(Account.DATA_PROTECTION).body("{\"reason\":\"CLAIM\",\"explanation\":\"%s\"}".formatted(heldFor))
                .post(API + "/retention/finding/" + ours.finding() + "/legal-holds").then().statusCode(201).extract().path("id");
    }

    /// What the law obliged an inspector to note of a worker.
    private static String noteOnWorker(KnownVisit visit, String word) {
        return as(visit.inspector()).body("""
                {"kind":"OTHER","seenOn":"2026-01-05","duty":"%1$s","text":"%1$s","followsFromSituation":"YES"}
                """.formatted(word)).post(API + "/visits/" + visit.id() + "/worker-offences").then().statusCode(201).extract().path("id");
    }

    @Override
    protected Map<String, Call> calls() {
        String id = UUID.randomUUID().toString();
        String organisation = "{\"id\":\"%s\",\"name\":\"Inspectorate\",\"kind\":\"LABOUR_INSPECTORATE\",\"country\":\"ZZ\"}".formatted(id);
        String past = """
                {"id":"%s","workplace":{"name":"%s","country":"GB"},"at":"2025-03-01T10:00:00Z","inspectorAgency":"%s","kind":"COMPLAINT","findings":[]}
                """.formatted(id, id, Account.INSPECTOR.agency()).strip();
        Map<String, Call> calls = new HashMap<>(agencies.calls());
        calls.putAll(tips.calls());
        calls.putAll(AnnualWalk.calls());
        calls.putAll(OversightWalk.CALLS);
        calls.putAll(Map.ofEntries(
                Map.entry("Workplaces.page", Call.query("limit=200&q=" + family)),
                Map.entry("Workplaces.register", Call.json("{\"kind\":\"PRIVATE_HOUSEHOLD\",\"name\":\"Home\",\"country\":\"GB\",\"address\":\"" + id + "\"}")),
                Map.entry("WorkplacesResource.importList", Call.of("text/csv", "name,country,address\n" + id + ",GB," + id + "\n").withQuery("list=" + id)),
                Map.entry("WorkplaceChanges.edit", Call.of(MergePatch.TYPE, "{\"workers\":4}").withETag(0)),
                Map.entry("WorkplaceChanges.move", Call.json("{\"from\":\"2026-01-01\",\"address\":\"x\"}").withETag(0)),
                Map.entry("WorkplaceChanges.close", Call.json("{\"on\":\"2026-01-01\",\"reason\":\"OTHER\"}").withETag(0)),
                Map.entry("WorkplaceChanges.reopen", Call.json("{\"on\":\"2026-01-01\"}").withETag(0)),
                Map.entry("WorkplaceChanges.split", Call.PLAIN.withETag(0)),
                Map.entry("WorkplaceChanges.suggest", Call.json("{\"reference\":\"W-0000000000000\"}")),
                Map.entry("WorkplaceChanges.page", Call.query("limit=200")),
                Map.entry("Duplicates.page", Call.query("limit=200")),
                Map.entry("Duplicates.reject", Call.PLAIN.withETag(0)),
                Map.entry("Duplicates.merge", Call.json("{\"keep\":\"ONE\",\"reasons\":[\"SEEN_ON_SITE\"]}").withETag(0)),
                Map.entry("ListImports.page", Call.query("limit=200")),
                Map.entry("ListImports.begin", Call.json("{\"list\":\"" + id + "\"}")),
                Map.entry("ListContentsResource.send", Call.of("application/octet-stream", "x")),
                Map.entry("IsicResource.find", Call.query("level=SECTION")),
                Map.entry("Visits.page", Call.query("limit=200")),
                Map.entry("Visits.record", Call.json("{\"workplace\":\"" + mill + "\",\"kind\":\"PLANNED\",\"startedAt\":\"2026-01-05T09:30:00Z\"}")),
                Map.entry("VisitHistoryResource.importVisits", Call.ndjson(past)),
                Map.entry("Findings.record", Call.json("{\"subject\":\"ADULT\",\"workers\":1,\"indicators\":[\"EX01\"],\"note\":\"a door\"}")),
                Map.entry("FindingDeskCorrections.correct",
                        Call.json("{\"subject\":\"ADULT\",\"workers\":1,\"indicators\":[\"EX01\"],\"note\":\"a door\",\"reason\":\"x\"}")),
                Map.entry("Findings.addPerson", Call.json("""
                        {"indicators":["EX01"],"victim":{"ageGroup":"CHILD","sex":"FEMALE","exploitation":["LABOUR"],"region":"ZZ-N"}}""")),
                Map.entry("VisitDirectives.issue", Call.json("{\"kind\":\"PROHIBITION\",\"violations\":[\"" + id + "\"],\"text\":\"x\",\"servedOn\":\"2026-01-05\"}")),
                Map.entry("Directives.page", Call.query("limit=200")),
                Map.entry("DirectiveSteps.extend", Call.json("{\"dueOn\":\"2026-12-31\",\"reason\":\"x\"}")),
                Map.entry("DirectiveSteps.appeal", Call.json("{\"lodgedOn\":\"2026-01-05\"}")),
                Map.entry("DirectiveSteps.decide", Call.json("{\"outcome\":\"UPHELD\",\"decidedOn\":\"2026-01-05\"}")),
                Map.entry("DirectiveSteps.comply", Call.json("{\"on\":\"2026-01-05\",\"note\":\"x\"}")),
                Map.entry("DirectiveSteps.lift", Call.json("{\"reason\":\"REMEDIED\",\"on\":\"2026-01-05\"}")),
                Map.entry("DirectiveSteps.followUp", Call.json("{\"from\":\"2099-01-05\",\"by\":\"2099-01-06\"}")),
                Map.entry("DirectiveSteps.addStep", Call.json("{\"text\":\"x\",\"dueOn\":\"2026-01-05\"}")),
                Map.entry("DirectiveSteps.finishStep", Call.json("{\"on\":\"2026-01-05\"}")),
                Map.entry("VisitPenalties.impose", Call.json("{\"violation\":\"" + id + "\",\"amount\":{\"minor\":10000,\"currency\":\"GBP\"},\"servedOn\":\"2026-01-05\",\"dueOn\":\"2026-02-05\"}")),
                Map.entry("Penalties.page", Call.query("limit=200")),
                Map.entry("Penalties.pay", Call.json("{\"amount\":{\"minor\":1,\"currency\":\"GBP\"},\"paidOn\":\"2026-01-05\"}")),
                Map.entry("Penalties.extend", Call.json("{\"dueOn\":\"2026-12-31\",\"reason\":\"x\"}")),
                Map.entry("Penalties.appeal", Call.json("{\"lodgedOn\":\"2026-01-05\"}")),
                Map.entry("Penalties.decide", Call.json("{\"outcome\":\"UPHELD\",\"decidedOn\":\"2026-01-05\"}")),
                Map.entry("Penalties.cancel", Call.json("{\"reason\":\"IMPOSED_IN_ERROR\",\"on\":\"2026-01-05\"}")),
                Map.entry("AttachedEvidenceResource.keep", Call.json("{\"kind\":\"PHOTOGRAPH\"}")),
                Map.entry("EvidenceFiles.add", Call.json("{\"kind\":\"DOCUMENT\",\"type\":\"PDF\",\"name\":\"a.pdf\"}")),
                Map.entry("EvidenceFiles.page", Call.query("limit=200")),
                Map.entry("EvidenceFiles.handOver", Call.json("{\"returned\":false,\"purpose\":\"COURT\",\"who\":\"x\",\"at\":\"2026-01-05T10:00:00Z\"}")),
                Map.entry("EvidenceFiles.remove", Call.json("{\"reason\":\"DUPLICATE\"}")),
                Map.entry("AttachmentRemovals.remove", Call.json("{\"reason\":\"DUPLICATE\"}")),
                Map.entry("EvidenceContentsResource.send", Call.of("application/octet-stream", "%PDF-1.7 nothing")),
                Map.entry("ViolationsResource.find", Call.query("country=GB&on=2026-01-05")),
                Map.entry("UploadsResource.begin", tus(null, "", Map.of("Upload-Length", "1", "Upload-Metadata", "visit "
                        + Base64.getEncoder().encodeToString(ours.id().getBytes(StandardCharsets.UTF_8))))),
                Map.entry("UploadsResource.offset", tus(null, "", Map.of())),
                Map.entry("UploadsResource.piece", tus("application/offset+octet-stream", "", Map.of("Upload-Offset", "0"))),
                Map.entry("UploadsResource.posted", tus("application/offset+octet-stream", "", Map.of("Upload-Offset", "0"))),
                Map.entry("UploadsResource.end", tus(null, "", Map.of())),
                Map.entry("Phones.add", Call.json("{\"name\":\"Blue\",\"days\":3}")),
                Map.entry("Phones.page", Call.query("limit=200")),
                Map.entry("FormSubmissions.page", Call.query("limit=200")),
                Map.entry("FormChoices.settle", Call.json("{\"outcome\":\"FIRST\"}")),
                Map.entry("FormChoices.choose", Call.json("{\"field\":\"startedAt\",\"take\":\"OTHER\"}")),
                Map.entry("OpenRosaResource.submit", Call.of("multipart/form-data; boundary=b", "--b--")),
                Map.entry("SubmissionsResource.submit", Call.json("{\"workplace\":\"" + mill + "\",\"kind\":\"PLANNED\",\"startedAt\":\"2026-01-05T09:30:00Z\",\"findings\":[]}")),
                Map.entry("Reports.page", Call.query("limit=200")),
                Map.entry("VisitPlan.page", Call.query("limit=200")),
                Map.entry("VisitPlan.plan", Call.json("{\"workplace\":\"%s\",\"kind\":\"PLANNED\",\"from\":\"%s\",\"by\":\"%s\"}".formatted(mill, GivenPlan.today(), GivenPlan.until()))),
                Map.entry("PlannedVisitSteps.assign", Call.json("{\"inspector\":\"" + GivenPlan.INSPECTOR + "\"}").withETag(0)),
                Map.entry("PlannedVisitSteps.accept", Call.json("{\"day\":\"" + GivenPlan.today() + "\"}").withETag(0)),
                Map.entry("PlannedVisitSteps.move", Call.json("{\"ground\":\"OTHER\"}").withETag(0)),
                Map.entry("PlannedVisitSteps.companions", Call.json("{\"jointWith\":[\"INTERPRETER\"]}").withETag(0)),
                Map.entry("PlannedVisitSteps.cancel", Call.json("{\"ground\":\"OTHER\"}").withETag(0)),
                Map.entry("PlannedVisitSteps.open", Call.json("{\"startedAt\":\"2026-01-05T09:30:00Z\"}")),
                Map.entry("VisitRecords.interview", Call.json("{\"workers\":1,\"alone\":true,\"language\":\"so\",\"interpretation\":\"NOT_NEEDED\"}")),
                Map.entry("VisitRecords.answer", Call.json("{\"checklist\":\"ilo-ec-2009\",\"answers\":[{\"question\":\"EX01\",\"value\":\"YES\"}]}")),
                Map.entry("VisitRecords.withdraw", Call.json("{\"withdrawnAt\":\"2026-01-05T09:30:00Z\"}")),
                Map.entry("VisitRecords.close", Call.json("{\"endedAt\":\"2026-01-05T10:30:00Z\",\"workersPresent\":1,\"summary\":\"x\"}")),
                Map.entry("WorkerOffences.note", Call.json("{\"kind\":\"OTHER\",\"seenOn\":\"2026-01-05\",\"duty\":\"x\",\"text\":\"x\",\"followsFromSituation\":\"YES\"}")),
                Map.entry("WorkerOffences.answer", Call.json("{\"followsFromSituation\":\"YES\",\"reason\":\"x\"}")),
                Map.entry("VisitCorrections.correct", Call.json("{\"part\":\"SUMMARY\",\"value\":\"x\",\"reason\":\"y\"}")),
                Map.entry("VisitRecords.companions", Call.json("{\"companions\":[\"POLICE\"]}")),
                Map.entry("VisitMoves.move", Call.json("{\"workplace\":\"" + mill + "\",\"reason\":\"y\"}")),
                Map.entry("MovedVisits.page", Call.query("workplace=" + mill)),
                Map.entry("VisitChecklists.answer", Call.json("{\"answer\":\"YES\"}")),
                Map.entry("TeamMembers.join", Call.json("{\"name\":\"A\",\"visitsPerWeek\":5}")),
                Map.entry("TeamMembers.change", Call.json("{\"visitsPerWeek\":5,\"inTeam\":true}").withETag(0)),
                Map.entry("Conflicts.page", Call.query("limit=200")),
                Map.entry("Conflicts.declare", Call.json("{\"workplace\":\"%s\",\"ground\":\"OTHER\"}".formatted(aWorkplace("ESTABLISHMENT")))),
                Map.entry("Complaints.page", Call.query("limit=200")),
                Map.entry("Complaints.take", Call.json("{\"channel\":\"PHONE\",\"country\":\"GB\",\"place\":\"a laundry\",\"what\":\"no wages\"}")),
                Map.entry("PublicComplaints.send", Call.json("{\"country\":\"GB\",\"place\":\"a laundry\",\"what\":\"no wages\"}")),
                Map.entry("Complaints.triage", Call.json("{\"outcome\":\"NO_VISIT\"}").withETag(0)),
                Map.entry("Risks.page", Call.query("country=GB&limit=200")),
                Map.entry("RiskByRegion.all", Call.query("country=GB")),
                Map.entry("FindingsResource.summary", Call.query("country=GB")),
                Map.entry("ParkedStreamsResource.skip", Call.json("{\"reason\":\"sent by post\"}")),
                Map.entry("GoodsResource.find", Call.query("country=BR")),
                Map.entry("GoodsResource.load", Call.of("application/xml", "<Goods/>").withQuery("edition=" + id + "&publishedOn=2024-01-01&source=x")),
                Map.entry("PublishedFindingsResource.of", Call.query("osId=GB2026001ABCDE0")),
                Map.entry("Companies.page", Call.query("limit=200")),
                Map.entry("Companies.register", Call.json("{\"name\":\"Brand " + id + "\",\"country\":\"GB\"}")),
                Map.entry("SupplyLinks.page", Call.query("limit=200&direction=BUYERS&party=" + mill)),
                Map.entry("SupplyLinks.record", Call.json("{\"supplier\":\"%s\",\"buyer\":\"%s\",\"product\":\"%s\",\"source\":\"INSPECTION\",\"validFrom\":\"2025-01-01\"}".formatted(mill, brand, id))),
                Map.entry("SupplyLinks.end", Call.json("{\"reason\":\"MISTAKE\"}")),
                Map.entry("SupplyLinksResource.importLinks", Call.of("text/csv", "supplier,buyer,product,source,valid_from\n" + mill + "," + brand + ",x,CUSTOMS,2025-01-01\n")),
                Map.entry("Statements.page", Call.query("limit=200")),
                Map.entry("Statements.record", Call.json("{\"company\":\"%s\",\"regime\":\"UK\",\"year\":2024,\"statementUrl\":\"https://a.example/%s\",\"areas\":[]}".formatted(brand, id))),
                Map.entry("Statements.answer", Call.json("{\"question\":\"AUDITS\",\"answer\":\"YES\"}")),
                Map.entry("StatementsResource.importStatements", Call.of("text/csv", "StatementYear,OrganisationName\n2024,Brand " + id + "\n").withQuery("regime=UK&name=x")),
                Map.entry("StatementsResource.export", Call.query("regime=UK")),
                Map.entry("Turnovers.record", Call.json("{\"yearEnds\":\"2024-12-31\",\"turnover\":{\"minor\":1,\"currency\":\"GBP\"},\"source\":\"x\"}")),
                Map.entry("SupplyReach.reach", Call.query("direction=BUYERS&party=" + mill)),
                Map.entry("OrganisationsResource.importLines", Call.ndjson(organisation)),
                Map.entry("AuditResource.about", Call.query("record=" + ours.report())),
                Map.entry("RetentionResource.due", Call.query("kind=finding&country=GB&limit=200")),
                Map.entry("RetentionResource.named", Call.query("reference=" + ours.finding())),
                Map.entry("RetentionResource.hold", Call.json("{\"reason\":\"CLAIM\",\"explanation\":\"x\"}")),
                Map.entry("WageClaims.page", Call.query("limit=200")),
                Map.entry("WageClaims.record", Call.json("{\"workplace\":\"" + mill + "\",\"currency\":\"GBP\",\"worker\":{\"label\":\"x\",\"payPeriod\":\"WEEK\",\"employedFrom\":\"2024-04-08\"}}")),
                Map.entry("WageClaims.change", Call.json("{\"label\":\"x\",\"payPeriod\":\"WEEK\",\"employedFrom\":\"2024-04-08\"}")),
                Map.entry("WageHours.add", Call.json("{\"from\":\"2024-09-02\",\"until\":\"2024-09-08\",\"hours\":40,\"daysWorked\":5}")),
                Map.entry("WageHours.repeat", Call.json("{\"times\":1}")),
                Map.entry("WagePayments.add", Call.json("{\"from\":\"2024-09-02\",\"until\":\"2024-09-08\",\"paid\":{\"minor\":1,\"currency\":\"GBP\"},\"method\":\"CASH\"}")),
                Map.entry("WageFees.add", Call.json("{\"kind\":\"TRAVEL\",\"amount\":{\"minor\":1,\"currency\":\"GBP\"},\"paidBy\":\"WORKER\",\"paidTo\":\"AGENCY\",\"paidOn\":\"2024-02-01\"}")),
                Map.entry("WageRepayments.record", Call.json("{\"amount\":{\"minor\":1,\"currency\":\"GBP\"},\"method\":\"CASH\",\"paidOn\":\"2024-09-02\"}")),
                Map.entry("MinimumWages.all", Call.query("country=GB")),
                Map.entry("NoticesResource.sayMails", Call.json("{\"delivery\":\"LISTS\",\"language\":\"en\",\"hour\":7}")),
                Map.entry("NoticesResource.stream", Call.query("seconds=0")),
                Map.entry("NoticesResource.page", Call.query("limit=200"))));
        return calls;
    }

    private static Call tus(String type, String body, Map<String, String> headers) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("Tus-Resumable", "1.0.0");
        return new Call("", type, body, all);
    }

    @Override
    protected List<Caller> more() {
        return List.of(Caller.covering(Account.DATA_PROTECTION, Set.of("ZZ")));
    }

    @Override
    protected Map<String, String> foreign(Route route, Caller caller) {
        KnownVisit foreign = ours.isOfTheInspectorateOf(caller) ? theirs : ours;
        return switch (route.name()) {
            case "ListImports.get", "ListImports.rows", "ListImports.cancel", "ListContentsResource.send", "ListContentsResource.export" ->
                    Map.of("id", caller.is(Account.CHIEF) ? administratorsList : chiefsList);
            case "Visits.get" -> Map.of("id", foreign.id());
            case "SupplyLinks.get", "SupplyLinks.end" -> caller.is(Account.INSPECTOR) || caller.is(Account.CHIEF) ? Map.of() : Map.of("id", link);
            case "SupplyReach.ofFinding" -> Map.of("finding", foreign.finding());
            case "VisitDirectives.issue", "VisitPenalties.impose", "VisitViolations.all" -> Map.of("visit", foreign.id());
            case "Directives.get", "DirectiveSteps.extend", "DirectiveSteps.appeal", "DirectiveSteps.decide", "DirectiveSteps.comply", "DirectiveSteps.lift",
                    "DirectiveSteps.followUp", "DirectiveSteps.addStep", "DirectiveSteps.finishStep" -> Map.of("directive", foreign.order());
            case "Penalties.get", "Penalties.pay", "Penalties.extend", "Penalties.appeal", "Penalties.decide", "Penalties.cancel" -> Map.of("penalty", foreign.fine());
            case "EvidenceFiles.add", "EvidenceFiles.page" -> Map.of("visit", foreign.id());
            case "EvidenceFiles.get", "EvidenceFiles.handOver", "EvidenceFiles.remove", "EvidenceContentsResource.send", "EvidenceContentsResource.download",
                    "EvidenceContentsResource.show" -> Map.of("visit", foreign.id(), "evidence", foreign.evidence());
            case "Findings.get", "Findings.addPerson", "FindingCorrections.all", "FindingDeskCorrections.correct" -> Map.of("visit",
                    foreign.id(), "finding", foreign.finding());
            case "UploadsResource.offset", "UploadsResource.piece", "UploadsResource.posted", "UploadsResource.end" -> Map.of("id", foreign.upload());
            case "Phones.get", "Phones.revoke" -> Map.of("id", foreign.phone());
            case "FormSubmissions.get", "FormChoices.settle", "FormChoices.choose" -> Map.of("id", foreign.form());
            case "AttachmentContentsResource.download", "AttachmentContentsResource.show" -> Map.of("id", foreign.attachment());
            case "Attachments.get", "AttachedEvidenceResource.keep", "AttachmentRemovals.remove" -> Map.of("visit", foreign.id(), "attachment", foreign.attachment());
            case "Attachments.ofVisit", "Findings.ofVisit", "Findings.record" -> Map.of("visit", foreign.id());
            case "VisitRecordResource.get", "VisitRecords.interview", "VisitRecords.answer", "VisitRecords.withdraw", "VisitRecords.close", "VisitCorrections.correct", "VisitMoves.move", "VisitRecords.companions" -> Map.of("visit", foreign.id());
            case "WorkerOffences.all", "WorkerOffences.note" -> Map.of("visit", foreign.id());
            case "WorkerOffences.get", "WorkerOffences.answer" -> Map.of("visit", foreign.id(), "offence", foreign == ours ? note : theirNote);
            case "VisitChecklists.checklist" -> Map.of("visit", foreign.id(), "checklist", "ilo-ec-2009");
            case "VisitChecklists.answer" -> Map.of("visit", foreign.id(), "checklist", "ilo-ec-2009", "question", "EX01");
            case "VisitPlan.get", "PlannedVisitSteps.assign", "PlannedVisitSteps.accept", "PlannedVisitSteps.move", "PlannedVisitSteps.companions", "PlannedVisitSteps.cancel", "PlannedVisitSteps.open" ->
                Map.of("id", foreign == ours ? ourPlan.planned() : theirPlan.planned());
            case "TeamMembers.get", "TeamMembers.change" -> Map.of("subject", foreign == ours ? ourPlan.member() : theirPlan.member());
            case "Conflicts.lift" -> Map.of("id", foreign == ours ? ourPlan.conflict() : theirPlan.conflict());
            case "Complaints.get", "Complaints.triage" -> Map.of("id", foreign == ours ? ourPlan.complaint() : theirPlan.complaint());
            case "Reports.get" -> Map.of("id", foreign.report());
            case "ParkedStreamsResource.resume", "ParkedStreamsResource.skip" -> Map.of("subscriber", "referral", "aggregate", foreign.parked());
            case "RetentionResource.held", "RetentionResource.hold", "RetentionResource.lift" -> (caller.is(Account.DATA_PROTECTION) || caller.is(Account.AUDITOR)) && caller.regions().contains("GB")
                    ? Map.of() : Map.of("kind", "finding", "record", ours.finding(), "hold", legalHold);
            case "NoticesResource.read" -> Map.of("id", foreign.told());
            default -> {
                Map<String, String> more = new HashMap<>(agencies.foreign(route.name()));
                if (route.path().contains("{claim}")) {
                    more.put("claim", ours.isOfTheInspectorateOf(caller) ? theirClaim : claim);
                }
                more.putAll(tips.foreign(route.name(), ours.isOfTheInspectorateOf(caller)));
                yield more;
            }
        };
    }

    @Override
    protected Map<String, Set<String>> notCompared() {
        Map<String, Set<String>> reasons = new HashMap<>(AgencyWalk.NOT_COMPARED);
        reasons.putAll(AnnualWalk.NOT_COMPARED);
        reasons.put(OversightWalk.WHY_NOT_COMPARED, OversightWalk.NOT_COMPARED);
        reasons.put("every inspector reads and keeps the whole register of workplaces",
                Set.of("Workplaces.get", "WorkplaceChanges.edit", "WorkplaceChanges.move", "WorkplaceChanges.close",
                        "WorkplaceChanges.reopen", "WorkplaceChanges.split", "WorkplaceChanges.suggest", "WorkplaceChanges.page",
                        "Duplicates.get", "Duplicates.merge", "Duplicates.reject"));
        reasons.put("the workplace is in the register that every inspector reads; its risk is computed from the records of the "
                + "caller's inspectorate", Set.of("Risks.explain"));
        reasons.put("companies and their statements are published", Set.of("Companies.get", "Turnovers.obligations", "Turnovers.record",
                "Statements.get", "Statements.answer", "CrossChecks.check"));
        reasons.put("the path names a published list or form, the same for everybody",
                Set.of("ChecklistsResource.get", "ChecklistsResource.choices", "OpenRosaResource.form", "OpenRosaResource.manifest",
                        "OpenRosaResource.workplaces"));
        reasons.put("the inspector's program makes the id; it counts within her own submissions", Set.of("SubmissionsResource.submit"));
        return reasons;
    }

    @Override
    protected Map<String, String> leading(Route route, Caller caller) {
        return AnnualWalk.place(route.name());
    }

    @Override
    protected List<Secret> secrets() {
        Predicate<Caller> inspectors = caller -> caller.is(Account.INSPECTOR) || caller.is(Account.OTHER_INSPECTOR) || caller.is(Account.CHIEF);
        Stream<Secret> home = Stream.of(family, street, latitude, longitude).map(word -> new Secret(word, inspectors));
        Stream<Secret> why = Stream.of(new Secret(heldFor, caller -> caller.is(Account.DATA_PROTECTION) && caller.regions().contains("GB")));
        Stream<Secret> plans = Stream.of(ourPlan, theirPlan).flatMap(KnownPlan::secrets);
        Stream<Secret> wages = Stream.of(new Secret(name, ours::isOfTheInspectorateOf), new Secret(theirName, theirs::isOfTheInspectorateOf));
        Stream<Secret> workers = Stream.of(new Secret(noted, ours::isOfTheInspectorateOf), new Secret(theirNoted, theirs::isOfTheInspectorateOf));
        Stream<Secret> trade = Stream.of(new Secret(traded, caller -> caller.is(Account.INSPECTOR) || caller.is(Account.CHIEF)));
        return Stream.of(home, why, plans, wages, workers, trade, agencies.secrets(), tips.secrets(), Stream.of(ours, theirs).flatMap(KnownVisit::secrets))
                .flatMap(secrets -> secrets).toList();
    }

    /// Proves that the secrets are shown to those who may know them; otherwise the walk would look for words that appear nowhere.
    @Test
    void whoMayKnowIsTold() {
        agencies.isToldToTheChief();
        tips.isToldToTheChief();
        as(Account.CHIEF).get(API + "/visits/" + ours.id()).then().statusCode(200).body(containsString(ours.startedAt())).body(containsString(ours.checklist()));
        as(Account.CHIEF).get(API + "/visits/" + ours.id() + "/findings").then().statusCode(200).body(containsString(ours.finding())).body(containsString(ours.note()))
                .body(containsString(ours.report())).body(not(containsString(ours.victim())));
        as(Account.CHIEF).get(API + "/supply-links/" + link).then().statusCode(200).body(containsString(traded));
        as(Account.CHIEF).get(API + "/visits/" + ours.id() + "/attachments").then().statusCode(200).body(containsString(ours.photograph())).body(containsString(ours.attachment()));
        as(Account.CHIEF).get(API + "/complaints/" + ourPlan.complaint()).then().statusCode(200).body(containsString(ourPlan.said()));
        as(Account.INSPECTOR).get(API + "/visits/" + ourPlan.visit() + "/record").then().statusCode(200).body(containsString(ourPlan.summary()));
        as(Account.CHIEF).get(API + "/outbox/parked").then().statusCode(200).body(containsString(ours.parked()));
        as(Account.OTHER_INSPECTOR).get(API + "/workplaces?q=" + family).then().statusCode(200).body(containsString(family)).body(containsString(street)).body(containsString(latitude))
                .body(containsString(longitude));
        as(Account.CHIEF).get(API + "/wage-claims/" + claim).then().statusCode(200).body(containsString(name));
        as(Account.CHIEF).get(API + "/visits/" + ours.id() + "/worker-offences/" + note).then().statusCode(200).body(containsString(noted));
        as(Account.ADMINISTRATOR).get(API + "/workplaces/" + household).then().statusCode(200).body(not(containsString(family)));
    }
}
