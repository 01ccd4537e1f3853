package org.palermo.referral;

import static org.palermo.referral.casefile.Given.as;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.spi.CDI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.etag.ETags;
import org.palermo.kernel.etag.MergePatch;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.walk.AuditWalk;
import org.palermo.kernel.test.walk.OversightWalk;
import org.palermo.kernel.test.walk.StoppedEventsWalk;
import org.palermo.referral.casefile.Given;
import org.palermo.referral.caserecord.GivenRecords;
import org.palermo.referral.document.GivenDocuments;
import org.palermo.referral.htcds.file.FileFormat;
import org.palermo.referral.htcds.imports.GivenFiles;
import org.palermo.referral.profile.GivenSecondReader;
import org.palermo.referral.profile.Profiles;
import org.palermo.referral.statistics.GivenStatistics;
import org.palermo.referral.team.GivenCaseworkers;
import org.palermo.referral.team.GivenTeams;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
class AuditWalkTest {
    private static final String API = "/api/nrm/v1";
    private static final String REGISTER = "the register of organisations and services, which everybody sees";

    @Test
    void every_answer_is_audited() {
        GivenRecords.theRegister();
        AuditWalk walk = new AuditWalk("org.palermo.referral");
        String id = walk.call("Referrals.refer", Account.RESPONDER, r -> r.body(Given.ADULT).post(API + "/referrals"), AuditWalk::theOne).path("id");
        walk.call("Referrals.receipt", Account.RESPONDER, r -> r.get(API + "/referrals/" + id), AuditWalk::theOne);
        walk.call("CaseFiles.page", Account.AUTHORITY, r -> r.get(API + "/cases"), AuditWalk::all);
        walk.call("CaseFiles.page", Account.RESPONDER, r -> r.get(API + "/cases?limit=3"), AuditWalk::all);
        String etag = walk.call("CaseFiles.get", Account.AUTHORITY, r -> r.get(API + "/cases/" + id), AuditWalk::theOne).header("ETag");
        walk.call("CaseSteps.decideReasonableGrounds", Account.AUTHORITY, r -> r.header("If-Match", etag)
                .body(Map.of("outcome", "POSITIVE", "test", "suspect but cannot prove", "reasons", "consistent")).post(API + "/cases/" + id + "/reasonable-grounds"), AuditWalk::theOne);
        steps(walk, id);
        recalculation(walk);
        certificates(walk, id);
        team(walk, id);
        persons(walk);
        emergency(walk);
        String external = UUID.randomUUID().toString();
        walk.call("CaseFileImport.importLines", Account.ADMINISTRATOR, r -> r.contentType("application/x-ndjson").body(imported(external).getBytes()).post(API + "/cases/imports"),
                answer -> List.of(Given.text("select id from case_file where external_id = '" + external + "'")));
        String line = aLine();
        walk.call("ServiceLines.change", Account.PROVIDER, r -> r.header("If-Match", "\"0\"").body("{\"state\":\"PARTIAL\",\"reason\":\"STAFF_SHORTAGE\"}")
                .put(API + "/service-lines/" + line + "/state"), answer -> List.of(line));
        walk.call("ServiceLines.list", Account.PROVIDER, r -> r.header("If-Match", "\"1\"").body("{\"publicListing\":true}")
                .put(API + "/service-lines/" + line + "/listing"), answer -> List.of(line));
        register(walk, line);
        walk.call("AuditResource.about", Account.AUDITOR, r -> r.get(API + "/audit?record=" + id), answer -> List.of(id));
        walk.call("CaseAudit.page", Account.AUDITOR, r -> r.get(API + "/audit/cases?reference="
                + Given.text("select reference from case_file where id = '" + id + "'")), answer -> List.of(id));
        walk.call("AuditResource.links", Account.AUDITOR, r -> r.get(API + "/audit/links?limit=1"),
                answer -> List.of(Given.text("select epoch from feed_epoch where feed = 'audit' order by began_at desc, epoch desc limit 1")));
        oversight(walk);
        retention(walk, id);
        statistics(walk);
        walk.call("NoticesResource.sayMails", Account.RESPONDER, r -> r.body("{\"delivery\":\"DAILY\",\"language\":\"fr\",\"hour\":7}")
                .put(API + "/notices/mails"), answer -> List.of(Given.text("select id from mail_wish order by changed_at desc limit 1")));
        String wish = Given.text("select id from mail_wish order by changed_at desc limit 1");
        walk.call("NoticesResource.sayMails", Account.RESPONDER, r -> r.body("{\"delivery\":\"LISTS\",\"language\":\"fr\",\"hour\":7}")
                .put(API + "/notices/mails"), answer -> List.of(wish));
        standard(walk);
        proposals(walk);
        documents(walk);
        // Only a service asks it.
        walk.elsewhere("ReportsTakenUpResource.page");
        // Accounts of people are stored in the identity provider.
        walk.elsewhere("Caseworkers.page", "Coordinators.page", "ShelterManagers.page", "People.page", "People.get", "People.invite", "People.giveRoles",
                "People.suspend", "People.handOver", "People.reinstate", "ReviewsResource.unconfirmed", "ReviewsResource.review",
                "FactorResets.ask", "FactorResets.approve", "FactorResets.refuse", "OpenFactorResets.page", "LockedPeople.page",
                "LockedPeople.unlock", "PersonSessions.end", "WatchedPeople.find", "WatchedPeople.named", "WatchedPeople.get");
        walk.complete(Map.ofEntries(
                Map.entry("FieldsResource.all", "the standard, no record"),
                Map.entry("CompensationSchemes.of", "the law, no record"),
                Map.entry("CompensationSchemes.eligible", "what is told is not stored"),
                Map.entry("SuspensionsResource.listed", "asked by the gateway on the inside, no record"),
                Map.entry("MechanismResource.status", "public figures"),
                Map.entry("MechanismResource.series", "public figures"),
                Map.entry("StatisticsResource.releases", "public figures"),
                Map.entry("StatisticsResource.release", "public figures"),
                Map.entry("StatisticsResource.table", "public figures"),
                Map.entry("StatisticsResource.workbook", "public figures"),
                Map.entry("CountriesResource.all", "public"),
                Map.entry("CountryLaws.of", "the law, no record"),
                Map.entry("StoppedEventsResource.list", "what waits to be sent, by ids"),
                Map.entry("AccessDifficultiesResource.report", "anonymous: an entry would say who reported"),
                Map.entry("AccessDifficulties.summary", "figures, no record"),
                Map.entry("CaseFiles.summary", "figures, no record"),
                Map.entry("CountedCases.count", "figures, no record"),
                Map.entry("DataProtection.counts", "figures, no record"),
                Map.entry("WorklistExports.size", "a number, no record"),
                Map.entry("WorklistFilters.page", "filters of the caller, no record"),
                Map.entry("Providers.page", REGISTER),
                Map.entry("Providers.get", REGISTER),
                Map.entry("ProviderChanges.earlier", REGISTER),
                Map.entry("ReferralContacts.get", REGISTER),
                Map.entry("ProviderClosures.openWork", "figures, no record"),
                Map.entry("ProviderImport.importLines", REGISTER),
                Map.entry("ServiceLines.page", REGISTER),
                Map.entry("ServiceLines.get", REGISTER),
                Map.entry("ServiceLines.history", REGISTER),
                Map.entry("ServiceLines.descriptions", REGISTER),
                Map.entry("ServiceLineContacts.contacts", REGISTER),
                Map.entry("ServiceLineImport.importLines", REGISTER),
                Map.entry("NoticesResource.mails", "the caller's own wish"),
                Map.entry("NoticesResource.page", "a reference and a kind; what it is about is recorded when it is opened"),
                Map.entry("NoticesResource.stream", "as the page"),
                Map.entry("NoticesResource.read", "marks what was told"),
                Map.entry("EventsResource.take", "records what it opens, as the part of the system that it is")));
    }

    private static void requests(AuditWalk walk, String file) {
        String path = API + "/requests-of-persons";
        String reference = Given.text("select reference from case_file where id = '" + file + "'");
        String id = walk.call("RightsRequestSteps.register", Account.DATA_PROTECTION, r -> r.body(Map.of("reference", reference, "type", "COPY",
                "what", "x", "receivedOn", Given.today(), "channel", "PHONE")).post(path), answer -> List.of(file, answer.path("id"))).path("id");
        walk.call("RightsRequests.open", Account.DATA_PROTECTION, r -> r.get(path), AuditWalk::all);
        walk.call("RightsRequests.get", Account.DATA_PROTECTION, r -> r.get(path + "/" + id), answer -> List.of(file, id));
        walk.call("RightsRequestSteps.extend", Account.DATA_PROTECTION,
                r -> r.header("If-Match", "\"0\"").body(Map.of("reason", "x")).post(path + "/" + id + "/extension"), answer -> List.of(file, id));
        walk.call("RightsRequestSteps.answer", Account.DATA_PROTECTION,
                r -> r.header("If-Match", "\"1\"").body(Map.of("outcome", "GRANTED", "answer", "x")).post(path + "/" + id + "/answer"),
                answer -> List.of(file, id));
        walk.call("RightsRequests.answered", Account.DATA_PROTECTION, r -> r.get(path + "/answered"), AuditWalk::all);
        String letter = walk.call("RightsRequestLetters.write", Account.DATA_PROTECTION,
                r -> r.body(Map.of("issuer", "Office", "contact", "Office")).post(path + "/" + id + "/letters"),
                answer -> List.of(file, answer.path("id"))).path("id");
        walk.call("RightsRequestLetters.page", Account.DATA_PROTECTION, r -> r.get(path + "/" + id + "/letters"), AuditWalk::all);
        walk.call("RightsRequestLetters.get", Account.DATA_PROTECTION, r -> r.get(path + "/" + id + "/letters/" + letter),
                answer -> List.of(file, letter));
    }

    private static void letters(AuditWalk walk, String file, String path) {
        String id = walk.call("Letters.write", Account.COORDINATOR,
                r -> r.body(Map.of("to", "BANK", "issuer", "Aid", "contact", "Aid")).post(path), answer -> List.of(file, answer.path("id"))).path("id");
        String wrong = walk.call("Letters.writeToPerson", Account.AUTHORITY,
                r -> r.body(Map.of("kind", "DECISION", "reasons", "x", "issuer", "Aid", "contact", "Aid")).post(path + "/to-person"),
                answer -> List.of(file, answer.path("id"))).path("id");
        walk.call("LetterLanguages.of", Account.COORDINATOR, r -> r.get(path + "/languages"), answer -> List.of(file));
        walk.call("KeptLetters.page", Account.AUTHORITY, r -> r.get(path), AuditWalk::all);
        walk.call("KeptLetters.get", Account.AUTHORITY, r -> r.get(path + "/" + id), answer -> List.of(file, id));
        walk.call("KeptLetters.handOver", Account.COORDINATOR,
                r -> r.body(Map.of("on", Given.today(), "by", "IN_PERSON")).post(path + "/" + id + "/handover"), answer -> List.of(file, id));
        walk.call("KeptLetters.discard", Account.AUTHORITY, r -> r.post(path + "/" + wrong + "/removal"), answer -> List.of(file, wrong));
    }

    private static void documents(AuditWalk walk) {
        String file = GivenTeams.caseOf(Account.COORDINATOR).toString();
        String path = GivenDocuments.path(file);
        String id = walk.call("Documents.add", Account.COORDINATOR, r -> r.body(GivenDocuments.said("PNG", "x")).post(path), answer -> List.of(file, answer.path("id"))).path("id");
        walk.call("DocumentContentsResource.send", Account.COORDINATOR,
                r -> r.contentType("application/octet-stream").body(GivenDocuments.png("x")).put(path + "/" + id + "/content"), answer -> List.of(file, id));
        walk.call("Documents.page", Account.AUTHORITY, r -> r.get(path), AuditWalk::all);
        walk.call("Documents.get", Account.AUTHORITY, r -> r.get(path + "/" + id), answer -> List.of(file, id));
        walk.call("DocumentContentsResource.download", Account.AUTHORITY, r -> r.get(path + "/" + id + "/content"), answer -> List.of(file, id));
        walk.call("DocumentContentsResource.show", Account.AUTHORITY, r -> r.get(path + "/" + id + "/picture"), answer -> List.of(file, id));
        walk.call("Documents.remove", Account.COORDINATOR, r -> r.body(Map.of("reason", "DUPLICATE")).post(path + "/" + id + "/removal"), answer -> List.of(file, id));
    }

    private static void statistics(AuditWalk walk) {
        String path = API + "/statistics-releases";
        GivenStatistics.nothing();
        String id = walk.call("StatisticsReleases.take", Account.RAPPORTEUR, r -> r.body(Map.of("country", "ZZ", "quarter", "2013-Q1")).post(path), AuditWalk::theOne).path("id");
        walk.call("StatisticsReleases.page", Account.AUTHORITY, r -> r.get(path + "?country=ZZ"), AuditWalk::all);
        walk.call("StatisticsReleases.get", Account.AUTHORITY, r -> r.get(path + "/" + id), AuditWalk::theOne);
        walk.call("StatisticsReleases.publish", Account.AUTHORITY, r -> r.post(path + "/" + id + "/publication"), AuditWalk::theOne);
        GivenStatistics.nothing();
    }

    private static void standard(AuditWalk walk) {
        GivenFiles.theRegister();
        byte[] file = UUID.randomUUID().toString().getBytes();
        Account account = Account.AGENCY_ADMINISTRATOR;
        String id = walk.call("Imports.begin", account, r -> r.body(GivenFiles.begin(FileFormat.CSV, file)).post(GivenFiles.IMPORTS), AuditWalk::theOne).path("id");
        String path = GivenFiles.IMPORTS + "/" + id;
        walk.call("Imports.page", account, r -> r.get(GivenFiles.IMPORTS), AuditWalk::all);
        walk.call("ImportsResource.get", account, r -> r.get(path), AuditWalk::theOne);
        walk.call("Imports.report", account, r -> r.get(path + "/report"), answer -> List.of(id));
        walk.call("Imports.rejected", account, r -> r.get(path + "/rejected"), answer -> List.of(id));
        walk.call("Imports.cancel", account, r -> r.delete(path), AuditWalk::theOne);
        String other = as(account).body(GivenFiles.begin(FileFormat.CSV, file)).post(GivenFiles.IMPORTS).then().statusCode(201).extract().path("id");
        walk.call("ImportsResource.piece", account, r -> r.contentType("application/octet-stream").body(file).put(GivenFiles.IMPORTS + "/" + other + "/pieces?from=0"), AuditWalk::theOne);
        String region = "GB-WLS";
        String taken = Given.refer(Account.RESPONDER, Given.ADULT.replace("GB-SCT", region)).statusCode(201).extract().path("id");
        walk.call("ExportsResource.export", Account.AUTHORITY, r -> r.get(GivenFiles.EXPORTS + "?within=" + region), answer -> List.of(taken));
    }

    private static void certificates(AuditWalk walk, String file) {
        String path = API + "/cases/" + file + "/certificates";
        String certificate = walk.call("Certificates.of", Account.RESPONDER, r -> r.get(path), answer -> List.of(file)).path("items[0].id");
        walk.call("Certificates.page", Account.RESPONDER, r -> r.get(path + "/" + certificate + "/page"), answer -> List.of(file));
        String reference = walk.call("Certificates.replace", Account.RESPONDER, r -> r.post(path + "/" + certificate + "/replacement"), answer -> List.of(file)).path("reference");
        walk.call("RemovalQuestions.ask", Account.BORDER, r -> r.body(Map.of("reference", reference)).post(API + "/removal-questions"), answer -> List.of(file));
        Given.sql("delete from case_certificate where case_file = '" + file + "'");
        walk.call("Certificates.issue", Account.AUTHORITY, r -> r.post(path), answer -> List.of(file));
    }

    private static void steps(AuditWalk walk, String file) {
        String path = API + "/cases/" + file;
        String decision = walk.call("CaseSteps.decisions", Account.RESPONDER, r -> r.get(path + "/decisions"), answer -> List.of(file)).path("items[0].id");
        String today = Given.today();
        walk.call("CaseSteps.tell", Account.AUTHORITY, r -> r.header("If-Match", "\"1\"").body(Map.of("on", today, "by", "PHONE")).post(path + "/decisions/" + decision + "/telling"),
                AuditWalk::theOne);
        walk.call("CaseSteps.extend", Account.AUTHORITY, r -> r.header("If-Match", "\"2\"").body(Map.of("until", "2099-01-01", "reasons", "ill")).post(path + "/extensions"), AuditWalk::theOne);
        walk.call("CaseSteps.determineAge", Account.AUTHORITY, r -> r.header("If-Match", "\"3\"")
                .body(Map.of("outcome", "ADULT", "method", "DOCUMENT", "body", "b", "on", today, "reasons", "r")).post(path + "/age-determinations"), AuditWalk::theOne);
        walk.call("CaseSteps.decide", Account.AUTHORITY, r -> r.header("If-Match", "\"4\"")
                .body(Map.of("kind", "DISQUALIFICATION", "outcome", "NEGATIVE", "test", "t", "reasons", "r")).post(path + "/decisions"), AuditWalk::theOne);
        walk.call("CaseSteps.move", Account.AUTHORITY, r -> r.header("If-Match", "\"5\"").body(Map.of("to", "RECONSIDERATION", "askedBy", "VICTIM")).post(path + "/transitions"),
                AuditWalk::theOne);
    }

    /// One passport in three files, so that the files are linked.
    private static void persons(AuditWalk walk) {
        String passport = UUID.randomUUID().toString().substring(0, 13);
        String first = referred(passport);
        String second = referred(passport);
        String third = referred(passport);
        walk.call("CaseSearches.search", Account.AUTHORITY, r -> r.body(Map.of("identifier", Map.of("kind", "PASSPORT", "value", passport))).post(API + "/cases/searches"), AuditWalk::all);
        List<String> links = as(Account.AUTHORITY).get(API + "/cases/" + first).then().statusCode(200).extract().path("links.id");
        String path = API + "/cases/" + first + "/links/";
        walk.call("CaseLinks.get", Account.AUTHORITY, r -> r.get(path + links.get(0)), answer -> List.of(first));
        walk.call("CaseLinks.confirm", Account.AUTHORITY, r -> r.header("If-Match", "\"0\"").body(Map.of("reason", "SAME_DOCUMENT")).post(path + links.get(0) + "/confirmation"), answer -> List.of(first));
        walk.call("CaseLinks.dismiss", Account.AUTHORITY, r -> r.header("If-Match", "\"0\"").body(Map.of("reason", "ENTRY_ERROR")).post(path + links.get(1) + "/dismissal"), answer -> List.of(first));
        walk.call("CaseLinks.end", Account.AUTHORITY, r -> r.header("If-Match", "\"1\"").body(Map.of("reason", "ENTRY_ERROR")).post(path + links.get(0) + "/end"), answer -> List.of(first));
        String unlike = referred(UUID.randomUUID().toString().substring(0, 13));
        String reference = as(Account.AUTHORITY).get(API + "/cases/" + unlike).then().statusCode(200).extract().path("reference");
        walk.call("LinksByHand.link", Account.AUTHORITY, r -> r.body(Map.of("reference", reference, "reason", "SHE_SAYS_SO")).post(API + "/cases/" + first + "/links"),
                answer -> List.of(first, unlike));
        String related = API + "/cases/" + first + "/related-persons";
        walk.call("RelatedPersons.relate", Account.AUTHORITY, r -> r.body(Map.of("is", "SIBLING")).put(related + "/" + third), answer -> List.of(first, third));
        walk.call("RelatedPersons.of", Account.AUTHORITY, r -> r.get(related), answer -> List.of(first));
        walk.call("RelatedPersons.endFor", Account.AUTHORITY, r -> r.body(Map.of("reason", "ENTRY_ERROR")).post(related + "/" + third + "/end"), answer -> List.of(first, third));
        as(Account.AUTHORITY).body(Map.of("is", "SIBLING")).put(related + "/" + third).then().statusCode(200);
        walk.call("RelatedPersons.end", Account.AUTHORITY, r -> r.delete(related + "/" + third), answer -> List.of(first, third));
        walk.call("Erasures.erase", Account.DATA_PROTECTION, r -> r.body(Map.of("reason", "DATA_SUBJECT_REQUEST")).post(API + "/cases/" + second + "/erasure"), answer -> List.of(second));
        walk.call("Erasures.read", Account.AUTHORITY, r -> r.get(API + "/cases/" + second + "/erasure"), answer -> List.of(second));
        walk.call("ErasureProofs.waiting", Account.AUTHORITY, r -> r.get(API + "/erasures/waiting"), AuditWalk::all);
        walk.call("Erasures.answer", Account.AUTHORITY, r -> r.body(Map.of("erase", true)).post(API + "/cases/" + second + "/erasure/answer"), answer -> List.of(second));
        walk.call("ErasureProofs.page", Account.DATA_PROTECTION, r -> r.get(API + "/erasures"), AuditWalk::all);
        walk.call("CaseFiles.get", Account.AUTHORITY, r -> r.get(API + "/cases/" + third), AuditWalk::theOne);
        walk.call("CasePersons.get", Account.AUTHORITY, r -> r.get(API + "/cases/" + third + "/person"), answer -> List.of(third));
    }

    private static void register(AuditWalk walk, String line) {
        String organisation = walk.call("Providers.register", Account.ADMINISTRATOR, r -> r.body(Map.of("name", UUID.randomUUID().toString(), "kind", "NGO", "country", "ZZ", "regions", List.of(),
                "firstResponder", false)).post(API + "/providers"), AuditWalk::theOne).path("id");
        String registered = API + "/providers/" + organisation;
        walk.call("ProviderChanges.change", Account.ADMINISTRATOR, r -> r.header("If-Match", "\"0\"").body(Map.of("name", UUID.randomUUID().toString(),
                "firstResponder", true)).put(registered), AuditWalk::theOne);
        walk.call("ProviderClosures.close", Account.ADMINISTRATOR, r -> r.header("If-Match", "\"1\"").body(Map.of("on", "2026-01-01", "reason", "OTHER"))
                .post(registered + "/closure"), AuditWalk::theOne);
        walk.call("ProviderClosures.reopen", Account.ADMINISTRATOR, r -> r.header("If-Match", "\"2\"").post(registered + "/reopening"), AuditWalk::theOne);
        walk.call("ReferralContacts.change", Account.ADMINISTRATOR, r -> r.header("If-Match", "\"3\"").body(Map.of("telephone", "1522"))
                .put(registered + "/referral-contact"), answer -> List.of(organisation));
        walk.call("ServiceLines.offer", Account.PROVIDER, r -> r.body(Map.of("category", "EDUCATION", "pillar", "SOCIAL_INCLUSION", "national", true, "regions", List.of(),
                "channels", List.of("PHONE"), "state", "OPERATIONAL", "reason", "OPENED")).post(API + "/service-lines"), AuditWalk::theOne);
        walk.call("ServiceLines.describe", Account.PROVIDER, r -> r.header("If-Match", "\"1\"").body(Map.of("pillar", "SOCIAL_INCLUSION", "channels", List.of("ONLINE")))
                .put(API + "/service-lines/" + line + "/description"), AuditWalk::theOne);
        walk.call("ServiceLineContacts.change", Account.PROVIDER, r -> r.header("If-Match", "\"2\"").body(Map.of("phones", List.of(Map.of("number", "1522"))))
                .put(API + "/service-lines/" + line + "/contact"), AuditWalk::theOne);
        walk.call("ServiceLines.state", Account.PROVIDER, r -> r.header("If-Match", "\"3\"").body(Map.of("waitDays", 12))
                .put(API + "/service-lines/" + line + "/capacity"), AuditWalk::theOne);
        walk.call("StateChanges.changeMany", Account.PROVIDER, r -> r.body(Map.of("state", "CLOSED", "reason", "LOCKDOWN", "lines", List.of(Map.of("id", line))))
                .post(API + "/service-lines/states"), answer -> answer.path("lines.id"));
    }

    private static void team(AuditWalk walk, String file) {
        String person = GivenTeams.subject(Account.COORDINATOR).toString();
        String path = API + "/cases/" + file + "/coordinators";
        walk.call("Teams.assign", Account.AUTHORITY, r -> r.put(path + "/" + person), answer -> List.of(file, person));
        walk.call("Teams.of", Account.COORDINATOR, r -> r.get(path), answer -> List.of(file));
        walk.call("AssignedCases.page", Account.COORDINATOR, r -> r.get(API + "/cases/assigned"), AuditWalk::all);
        Given.refer(Account.RESPONDER, Given.ADULT.replace("GB-SCT", "GB-ENG-NE")).statusCode(201);
        walk.call("RegionalCases.page", Account.REGIONAL, r -> r.get(API + "/cases/regional"), AuditWalk::all);
        String stands = Given.text("select version from case_file where id = '" + file + "'");
        walk.call("Corrections.correct", Account.COORDINATOR, r -> r.contentType(MergePatch.TYPE).header("If-Match", ETags.of(Integer.parseInt(stands)))
                .body("{\"reason\":\"MISTAKE\",\"circumstances\":\"x\"}".getBytes(StandardCharsets.UTF_8)).patch(API + "/cases/" + file + "/person"), AuditWalk::theOne);
        accommodation(walk, file);
        records(walk, file);
        tasks(walk, file);
        onward(walk, file);
        information(walk, file);
        walk.call("Timelines.page", Account.COORDINATOR, r -> r.get(API + "/cases/" + file + "/timeline"), answer -> List.of(file));
        walk.call("CaseReferrals.get", Account.AUTHORITY, r -> r.get(API + "/cases/" + file + "/referral"), answer -> List.of(file));
        caseworkers(walk);
        worklist(walk);
        walk.call("Teams.end", Account.AUTHORITY, r -> r.delete(path + "/" + person), answer -> List.of(file, person));
    }

    private static void records(AuditWalk walk, String file) {
        String path = API + "/cases/" + file + "/";
        GivenRecords.SAMPLES.keySet().forEach(kind -> {
            String body = GivenRecords.body(kind, UUID.fromString(file));
            String resource = GivenRecords.resource(kind);
            String id = walk.call(resource + ".add", Account.COORDINATOR, r -> r.body(body).post(path + kind), answer -> List.of(file, answer.path("id"))).path("id");
            walk.call(resource + ".get", Account.AUTHORITY, r -> r.get(path + kind + "/" + id), answer -> List.of(file, id));
            walk.call(resource + ".change", Account.COORDINATOR, r -> r.header("If-Match", "\"0\"").body(body).put(path + kind + "/" + id), answer -> List.of(file, id));
            walk.call(resource + ".patch", Account.COORDINATOR, r -> r.contentType(MergePatch.TYPE).header("If-Match", "\"1\"").body("{}".getBytes(StandardCharsets.UTF_8))
                    .patch(path + kind + "/" + id), answer -> List.of(file, id));
            walk.call("CaseRecords.editions", Account.COORDINATOR, r -> r.get(path + "records/" + id + "/editions"), answer -> List.of(file, id));
            if (GivenRecords.ADDRESSED.containsKey(kind)) {
                Account addressed = GivenRecords.ADDRESSED.get(kind);
                walk.call("AddressedRecords.page", addressed, r -> r.get(API + "/addressed-records"), AuditWalk::all);
                walk.call("AddressedRecords.get", addressed, r -> r.get(API + "/addressed-records/" + id), answer -> List.of(file, id));
                answers(walk, file, addressed, API + "/addressed-records/" + id, id);
            }
        });
        walk.call("PersonCopies.of", Account.COORDINATOR, r -> r.get(path + "copy"), answer -> Stream.concat(Stream.of(file), answer.<List<String>>path("records.id").stream()).toList());
        requests(walk, file);
        letters(walk, file, path + "letters");
        walk.call("CaseRecords.page", Account.AUTHORITY, r -> r.get(path + "records"), AuditWalk::all);
    }

    private static void answers(AuditWalk walk, String file, Account addressed, String record, String id) {
        walk.call("RecordAnswers.answer", addressed, r -> r.body(Map.of("answer", "ACCEPTED")).post(record + "/answers"), answer -> List.of(file, id));
        walk.call("RecordAnswers.page", addressed, r -> r.get(record + "/answers"), answer -> List.of(id));
        walk.call("AddressedCases.get", addressed, r -> r.get(record + "/case"), answer -> List.of(file, id));
        if (addressed == Account.GUARDIAN) {
            Given.sql("update case_file set age_group = 'UNSURE' where id = '" + file + "'");
            walk.call("AddressedCases.person", addressed, r -> r.get(record + "/person"), answer -> List.of(file, id));
            Given.sql("update case_file set age_group = 'ADULT' where id = '" + file + "'");
        }
        walk.call("CaseAnswers.page", Account.AUTHORITY, r -> r.get(API + "/cases/" + file + "/record-answers"), answer -> List.of(file));
    }

    private static void tasks(AuditWalk walk, String file) {
        String path = API + "/cases/" + file + "/tasks";
        String id = walk.call("CaseTasks.add", Account.COORDINATOR, r -> r.body(Map.of("what", "w", "dueOn", Given.tomorrow())).post(path),
                answer -> List.of(file, answer.path("id"))).path("id");
        walk.call("CaseTasks.page", Account.COORDINATOR, r -> r.get(path), answer -> List.of(file, id));
        walk.call("CaseTasks.get", Account.COORDINATOR, r -> r.get(path + "/" + id), answer -> List.of(file, id));
        walk.call("OwnTasks.page", Account.COORDINATOR, r -> r.get(API + "/tasks"), AuditWalk::all);
        walk.call("CaseTasks.end", Account.COORDINATOR, r -> r.header("If-Match", "\"0\"").body(Map.of("outcome", "DONE")).post(path + "/" + id + "/end"),
                answer -> List.of(file, id));
    }

    private static void accommodation(AuditWalk walk, String file) {
        String path = API + "/cases/" + file + "/accommodation-requests";
        String asked = walk.call("AccommodationRequests.request", Account.COORDINATOR,
                r -> r.body(Map.of("purpose", "EMERGENCY", "from", Given.tomorrow(), "nights", 1, "women", 1)).post(path), answer -> List.of(file, answer.path("id"))).path("id");
        walk.call("AccommodationRequests.page", Account.AUTHORITY, r -> r.get(path), answer -> List.of(file, asked));
        walk.call("AccommodationRequests.get", Account.COORDINATOR, r -> r.get(path + "/" + asked), answer -> List.of(file, asked));
        walk.call("AccommodationRequests.close", Account.COORDINATOR, r -> r.header("If-Match", "\"0\"").body(Map.of("reason", "CHANGED")).post(path + "/" + asked + "/closure"),
                answer -> List.of(file, asked));
        walk.call("CaseStaysResource.of", Account.AUTHORITY, r -> r.get(API + "/cases/" + file + "/stays"), answer -> List.of(file));
    }

    private static void recalculation(AuditWalk walk) {
        String file = Given.aReferral().toString();
        Given.sql("update case_file set due_on = due_on + 1 where id = '" + file + "'");
        String etag = walk.call("Recalculations.preview", Account.ADMINISTRATOR, r -> r.get(API + "/term-recalculations?scope=GB-SCT"), answer -> List.of(file)).header("ETag");
        walk.call("Recalculations.apply", Account.AUTHORITY, r -> r.header("If-Match", etag).body(Map.of("scope", "GB-SCT")).post(API + "/term-recalculations"), answer -> List.of(file));
    }

    private static void onward(AuditWalk walk, String file) {
        String path = API + "/cases/" + file + "/onward-referrals";
        Map<String, Object> asked = Map.of("kind", "SERVICE_REFERRAL", "to", Account.PROVIDER.agency(), "need", GivenRecords.a("needs", UUID.fromString(file)));
        String id = walk.call("OnwardReferrals.refer", Account.COORDINATOR, r -> r.body(asked).post(path), answer -> List.of(file, answer.path("id"))).path("id");
        walk.call("OnwardReferrals.page", Account.AUTHORITY, r -> r.get(path), answer -> List.of(file, id));
        walk.call("OnwardReferrals.get", Account.COORDINATOR, r -> r.get(path + "/" + id), answer -> List.of(file, id));
        walk.call("SentReferralsResource.page", Account.COORDINATOR, r -> r.get(API + "/sent-referrals"), AuditWalk::all);
        String received = API + "/received-referrals";
        walk.call("ReceivedReferrals.page", Account.PROVIDER, r -> r.get(received), AuditWalk::all);
        walk.call("ReceivedReferrals.get", Account.PROVIDER, r -> r.get(received + "/" + id), answer -> List.of(file, id));
        walk.call("ReceivedReferrals.decline", Account.PROVIDER, r -> r.header("If-Match", "\"0\"").body(Map.of("reason", "NO_CAPACITY")).post(received + "/" + id + "/refusal"),
                answer -> List.of(file, id));
        String again = as(Account.COORDINATOR).body(asked).post(path).then().statusCode(201).extract().path("id");
        walk.call("ReceivedReferrals.accept", Account.PROVIDER, r -> r.header("If-Match", "\"0\"").body("{}").post(received + "/" + again + "/acceptance"),
                answer -> List.of(file, again));
        String third = as(Account.COORDINATOR).body(asked).post(path).then().statusCode(201).extract().path("id");
        walk.call("OnwardReferrals.withdraw", Account.COORDINATOR, r -> r.header("If-Match", "\"0\"").body(Map.of("reason", "OWN_WISH")).post(path + "/" + third + "/withdrawal"),
                answer -> List.of(file, third));
    }

    private static void information(AuditWalk walk, String file) {
        String path = API + "/cases/" + file + "/information-requests";
        Map<String, Object> asked = Map.of("to", Account.PROVIDER.agency(), "question", "q", "dueOn", Given.tomorrow());
        String id = walk.call("InformationRequests.ask", Account.COORDINATOR, r -> r.body(asked).post(path),
                answer -> List.of(file, answer.path("id"))).path("id");
        walk.call("InformationRequests.page", Account.AUTHORITY, r -> r.get(path), answer -> List.of(file, id));
        walk.call("InformationRequests.get", Account.COORDINATOR, r -> r.get(path + "/" + id), answer -> List.of(file, id));
        String received = API + "/received-information-requests";
        walk.call("ReceivedInformationRequests.page", Account.PROVIDER, r -> r.get(received), AuditWalk::all);
        walk.call("ReceivedInformationRequests.get", Account.PROVIDER, r -> r.get(received + "/" + id), answer -> List.of(file, id));
        String files = received + "/" + id + "/documents";
        String sent = walk.call("AnswerFiles.add", Account.PROVIDER, r -> r.body(GivenDocuments.said("PDF", "x")).post(files),
                answer -> List.of(file, answer.path("id"))).path("id");
        walk.call("AnswerFilesResource.send", Account.PROVIDER, r -> r.contentType("application/octet-stream").body(GivenDocuments.PDF)
                .put(files + "/" + sent + "/content"), answer -> List.of(file, sent));
        walk.call("AnswerFiles.page", Account.PROVIDER, r -> r.get(files), AuditWalk::all);
        walk.call("ReceivedInformationRequests.answer", Account.PROVIDER, r -> r.header("If-Match", "\"0\"").body(Map.of("answer", "a"))
                .post(received + "/" + id + "/answer"), answer -> List.of(file, id));
        String again = as(Account.COORDINATOR).body(asked).post(path).then().statusCode(201).extract().path("id");
        walk.call("InformationRequests.withdraw", Account.COORDINATOR, r -> r.header("If-Match", "\"0\"")
                .post(path + "/" + again + "/withdrawal"), answer -> List.of(file, again));
    }

    private static void worklist(AuditWalk walk) {
        String another = Given.aReferral().toString();
        String person = GivenTeams.subject(Account.COORDINATOR).toString();
        walk.call("CoordinatorAssignments.assign", Account.AUTHORITY, r -> r.body(Map.of("person", person, "cases", List.of(another)))
                .post(API + "/coordinators/assignments"), answer -> List.of(another, person));
        walk.call("WorklistExports.export", Account.AUTHORITY, r -> r.header("X-Purpose", "OVERSIGHT").get(API + "/cases/exports"),
                answer -> List.of(another));
        Given.sql("update case_file set due_on = date '" + Given.today() + "' where id = '" + another + "'");
        walk.call("Calendar.get", Account.COORDINATOR, r -> r.get(API + "/calendar?days=90"), answer -> List.of(another));
        String saved = walk.call("WorklistFilters.save", Account.AUTHORITY, r -> r.body(Map.of("name", "Late", "due", "overdue"))
                .post(API + "/worklist-filters"), AuditWalk::theOne).path("id");
        walk.call("WorklistFilters.delete", Account.AUTHORITY, r -> r.delete(API + "/worklist-filters/" + saved), answer -> List.of(saved));
    }

    private static void caseworkers(AuditWalk walk) {
        GivenCaseworkers.people();
        String file = Given.aReferral().toString();
        String person = GivenCaseworkers.SECOND.toString();
        walk.call("Caseworkers.assign", Account.AUTHORITY, r -> r.body(Map.of("person", person, "part", "CASEWORKER", "cases",
                List.of(file))).post(API + "/caseworkers/assignments"), answer -> List.of(file, person));
        walk.call("CaseCaseworkers.of", Account.AUTHORITY, r -> r.get(API + "/cases/" + file + "/caseworkers"), answer -> List.of(file));
        walk.call("CaseCaseworkers.end", Account.AUTHORITY, r -> r.delete(API + "/cases/" + file + "/caseworkers/" + person),
                answer -> List.of(file, person));
        walk.call("ProposedDecisions.page", Account.AUTHORITY, r -> r.get(API + "/cases/" + file + "/decision-proposals"),
                answer -> List.of(file));
    }

    /// Under a law that wants a second reader. What the authority proposed is then somebody else's, so that it may confirm it.
    private static void proposals(AuditWalk walk) {
        QuarkusMock.installMockForType(GivenSecondReader.of(CDI.current().select(ObjectMapper.class).get(), CDI.current().select(Countries.class).get(),
                "REASONABLE_GROUNDS_NEGATIVE"), Profiles.class);
        String file = Given.aReferral().toString();
        String path = API + "/cases/" + file + "/decision-proposals";
        Map<String, String> decision = Map.of("kind", "REASONABLE_GROUNDS", "outcome", "NEGATIVE", "test", "t", "reasons", "r");
        String returned = walk.call("ProposedDecisions.propose", Account.AUTHORITY, r -> r.header("If-Match", "\"0\"").body(decision).post(path),
                answer -> List.of(file, answer.path("id"))).path("id");
        walk.call("ProposedDecisions.giveBack", Account.AUTHORITY, r -> r.body(Map.of("reasons", "r")).post(path + "/" + returned + "/return"),
                answer -> List.of(file, returned));
        String proposal = as(Account.AUTHORITY).header("If-Match", "\"0\"").body(decision).post(path).then().statusCode(201).extract().path("id");
        Given.sql("update decision_proposal set proposed_by = gen_random_uuid() where id = '" + proposal + "'");
        walk.call("ProposedDecisions.confirm", Account.AUTHORITY, r -> r.header("If-Match", "\"0\"").post(path + "/" + proposal + "/confirmation"),
                answer -> List.of(file, proposal));
    }

    private static void emergency(AuditWalk walk) {
        String file = Given.aReferral().toString();
        Map<String, Object> asked = Map.of("kind", "case_file", "record", file, "reason", "RISK_TO_LIFE", "explanation", "she calls for help", "minutes", 5);
        String path = API + "/break-glass";
        Given.nothingOpened();
        String access = walk.call("BreakGlassResource.open", Account.COORDINATOR, r -> r.body(asked).post(path), answer -> List.of(file)).path("id");
        walk.call("CaseFiles.get", Account.COORDINATOR, r -> r.get(API + "/cases/" + file), AuditWalk::theOne);
        walk.call("BreakGlassResource.approve", Account.AUTHORITY, r -> r.body(Map.of("person", UUID.randomUUID())).post(path + "/approvals"), AuditWalk::theOne);
        walk.call("BreakGlassResource.page", Account.COORDINATOR, r -> r.get(path), AuditWalk::all);
        walk.call("BreakGlassResource.get", Account.AUDITOR, r -> r.get(path + "/" + access), answer -> List.of(access, file));
        walk.call("BreakGlassResource.end", Account.COORDINATOR, r -> r.header("If-Match", "\"0\"").post(path + "/" + access + "/end"), answer -> List.of(access, file));
        walk.call("BreakGlassResource.review", Account.AUDITOR, r -> r.header("If-Match", "\"1\"").body(Map.of("outcome", "JUSTIFIED")).post(path + "/" + access + "/review"),
                answer -> List.of(access, file));
    }

    private static void oversight(AuditWalk walk) {
        OversightWalk.audit(walk, API);
        StoppedEventsWalk.audit(walk, API, "shelter");
        String person = UUID.randomUUID().toString();
        String inquiry = walk.call("Inquiries.open", Account.AUDITOR,
                r -> r.body(Map.of("person", person, "day", "2026-01-01", "reason", "OTHER"))
                .post(API + "/access-inquiries"), AuditWalk::theOne).path("id");
        walk.call("Inquiries.page", Account.AUDITOR, r -> r.get(API + "/access-inquiries"), AuditWalk::all);
        String etag = walk.call("Inquiries.get", Account.AUDITOR, r -> r.get(API + "/access-inquiries/" + inquiry), AuditWalk::theOne)
                .header("ETag");
        walk.call("Inquiries.close", Account.AUDITOR, r -> r.header("If-Match", etag).body(Map.of("outcome", "EXPLAINED"))
                .post(API + "/access-inquiries/" + inquiry + "/closure"), AuditWalk::theOne);
    }

    private static void retention(AuditWalk walk, String file) {
        Given.sql("update case_file set stage = 'CLOSED', closed_at = '2001-01-01' where id = '" + file + "'");
        walk.call("RetentionResource.due", Account.AUDITOR, r -> r.get(API + "/retention?kind=case_file&country=GB"), answer -> answer.path("items.record"));
        walk.call("RetentionResource.named", Account.DATA_PROTECTION, r -> r.get(API + "/retention/records?reference=" + file), answer -> List.of(file));
        String holds = API + "/retention/case_file/" + file + "/legal-holds";
        String hold = walk.call("RetentionResource.hold", Account.DATA_PROTECTION, r -> r.body(Map.of("reason", "CLAIM", "explanation", "x")).post(holds), answer -> List.of(file)).path("id");
        walk.call("RetentionResource.held", Account.AUDITOR, r -> r.get(holds), answer -> List.of(file));
        walk.call("DataProtection.held", Account.DATA_PROTECTION, r -> r.get(API + "/data-protection/legal-holds"), answer -> answer.path("items.record"));
        walk.call("RetentionResource.lift", Account.DATA_PROTECTION, r -> r.post(holds + "/" + hold + "/lift"), answer -> List.of(file));
    }

    private static String referred(String passport) {
        return Given.refer(Account.RESPONDER, """
                {"region":"GB-SCT","ageGroup":"ADULT","consent":true,"sex":"FEMALE","exploitation":["LABOUR"],"nationality":"VN","languages":["vi"],
                 "person":{"givenName":"Mai","familyName":"Tran","identifiers":[{"kind":"PASSPORT","value":"%s"}]},
                 "safeContact":{"channel":"PHONE","value":"+44 20 7946 0000","when":"mornings","words":"the library"}}
                """.formatted(passport)).statusCode(201).extract().path("id");
    }

    private static String imported(String external) {
        return """
                {"externalId":"%s","region":"ZZ-N","stage":"REFERRED","senderAgency":"%s","referredAt":"2026-01-05T10:00:00Z","ageGroup":"ADULT","sex":"FEMALE",\
                "exploitation":["LABOUR"],"nationality":"VN","languages":["en"],"history":[{"stage":"REFERRED","at":"2026-01-05T10:00:00Z"}],"synthetic":true}
                """.formatted(external, Account.RESPONDER.agency());
    }

    private static String aLine() {
        String id = UUID.randomUUID().toString();
        imports("providers", "{\"id\":\"%s\",\"name\":\"Provider\",\"kind\":\"NGO\",\"country\":\"ZZ\",\"regions\":[],\"firstResponder\":false,\"synthetic\":true}".formatted(Account.PROVIDER.agency()));
        imports("service-lines", """
                {"id":"%s","providerId":"%s","category":"LEGAL","pillar":"INDIVIDUAL_SUPPORT","national":true,"regions":[],"channels":["PHONE"],\
                "transport":false,"state":"OPERATIONAL","reason":"OPENED","since":"2025-01-01T00:00:00Z","history":[],"publicListing":true}
                """.formatted(id, Account.PROVIDER.agency()));
        return id;
    }

    private static void imports(String kind, String file) {
        io.restassured.RestAssured.given().auth().oauth2(Account.ADMINISTRATOR.token()).contentType("application/x-ndjson").body(file.getBytes())
                .post(API + "/" + kind + "/imports").then().statusCode(200).extract().asString();
    }
}
