package org.palermo.referral;

import static org.palermo.kernel.identity.Role.FIRST_RESPONDER;
import static org.palermo.referral.casefile.Given.as;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.palermo.kernel.etag.MergePatch;
import org.palermo.kernel.id.Reference;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.walk.AccessWalk;
import org.palermo.kernel.test.walk.Call;
import org.palermo.kernel.test.walk.Caller;
import org.palermo.kernel.test.walk.OversightWalk;
import org.palermo.kernel.test.walk.StoppedEventsWalk;
import org.palermo.kernel.test.walk.Route;
import org.palermo.kernel.test.walk.Secret;
import org.palermo.referral.casefile.Given;
import org.palermo.referral.casefile.letter.GivenLetters;
import org.palermo.referral.caserecord.GivenRecords;
import org.palermo.referral.document.GivenDocuments;
import org.palermo.referral.htcds.file.FileFormat;
import org.palermo.referral.htcds.imports.GivenFiles;
import org.palermo.referral.people.FakeKeycloak;
import org.palermo.referral.statistics.GivenStatistics;
import org.palermo.referral.team.GivenCaseworkers;
import org.palermo.referral.team.GivenTeams;

/// Two decided case files of the United Kingdom: one referred by an organisation, one by an immigration body.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(FakeKeycloak.class)
class AccessWalkTest extends AccessWalk {
    private static final String DECISION = "{\"outcome\":\"POSITIVE\",\"test\":\"suspect but cannot prove\",\"reasons\":\"%s\"}";

    private static final String DECIDE = "{\"kind\":\"CONCLUSIVE_GROUNDS\",\"outcome\":\"POSITIVE\",\"test\":\"t\",\"reasons\":\"%s\"}";

    private static final String ASK = "{\"purpose\":\"EMERGENCY\",\"from\":\"%s\",\"nights\":1,\"women\":1}";

    private static final String GLASS = "{\"kind\":\"case_file\",\"record\":\"%s\",\"reason\":\"RISK_TO_LIFE\",\"explanation\":\"%s\",\"minutes\":60}";

    private Referred responders;
    private Referred borders;
    private String told;
    private String colleague;
    private String reset;
    private String heldFor;
    private String hold;
    private String statistics;
    private String surname;
    private String opened;
    private String explanation;
    private String asked;
    private String brought;
    private String referred;
    private String elsewhere;
    private String question;
    private String asking;
    private String proposal;
    private String documentName;
    private String document;
    private String documentElsewhere;
    private String contact;
    private String letter;
    private String letterElsewhere;
    private String answerContact;
    private String answerLetter;
    private String filter;
    private String filterName;
    private String said;
    private String toDo;
    private String task;
    private String taskElsewhere;
    private final Map<String, String> records = new HashMap<>();
    private final Map<String, String> marks = new HashMap<>();
    private final Map<String, String> recordsElsewhere = new HashMap<>();

    @Override
    protected String packageName() {
        return "org.palermo.referral";
    }

    @Override
    protected void arrange() {
        GivenRecords.theRegister();
        responders = Referred.by(Account.RESPONDER);
        borders = Referred.by(Account.BORDER);
        GivenTeams.assign(Account.AUTHORITY, UUID.fromString(responders.id()), GivenTeams.subject(Account.COORDINATOR)).statusCode(200);
        surname = "Zn" + UUID.randomUUID().toString().replace("-", "");
        colleague = FakeKeycloak.has(UUID.randomUUID(), surname, Account.OTHER_NGO.agency(), "ngo").toString();
        Given.sql("insert into person (id, agency, roles, state, recorded_at) values ('%s', '%s', 'ngo', 'ACTIVE', now())".formatted(colleague, Account.OTHER_NGO.agency()));
        reset = UUID.randomUUID().toString();
        Given.sql("""
                insert into factor_reset (id, person, agency, reference, reason, identity_check, asked_by, asked_at, expires_at, state)
                values ('%s', '%s', '%s', 'REF-%1$s', 'DEVICE_LOST', 'IN_PERSON', 'somebody', now(), now() + interval '1 day', 'OPEN')
                """.formatted(reset, colleague, Account.OTHER_NGO.agency()));
        explanation = "Zx" + UUID.randomUUID().toString().replace("-", "");
        Given.nothingOpened();
        opened = as(Account.OTHER_COORDINATOR).body(GLASS.formatted(Given.aReferral(), explanation)).post("/api/nrm/v1/break-glass").then().statusCode(201).extract().path("id");
        asked = as(Account.COORDINATOR).body(ASK.formatted(Given.tomorrow())).post("/api/nrm/v1/cases/" + responders.id() + "/accommodation-requests").then().statusCode(201).extract().path("id");
        elsewhere = GivenTeams.caseOf(Account.OTHER_COORDINATOR).toString();
        GivenRecords.SAMPLES.keySet().forEach(kind -> {
            marks.put(kind, "Zk" + UUID.randomUUID().toString().replace("-", ""));
            records.put(kind, GivenRecords.a(Account.COORDINATOR, kind, UUID.fromString(responders.id()), marks.get(kind)));
            recordsElsewhere.put(kind, GivenRecords.a(Account.OTHER_COORDINATOR, kind, UUID.fromString(elsewhere), "none"));
        });
        documentName = "Zd" + UUID.randomUUID().toString().replace("-", "");
        document = GivenDocuments.kept(Account.COORDINATOR, UUID.fromString(responders.id()), "PNG", documentName, GivenDocuments.png(documentName));
        documentElsewhere = GivenDocuments.kept(Account.OTHER_COORDINATOR, UUID.fromString(elsewhere), "PNG", "none", GivenDocuments.png("none"));
        contact = "Zl" + UUID.randomUUID().toString().replace("-", "");
        letter = GivenLetters.toPerson(Account.AUTHORITY, responders.id(), Map.of("kind", "STATUS", "contact", contact));
        letterElsewhere = GivenLetters.toPerson(Account.AUTHORITY, borders.id(), Map.of("kind", "STATUS"));
        answerContact = "Za" + UUID.randomUUID().toString().replace("-", "");
        answerLetter = as(Account.DATA_PROTECTION).body("{\"issuer\":\"Office\",\"contact\":\"%s\"}".formatted(answerContact))
                .post("/api/nrm/v1/requests-of-persons/" + records.get("rights-requests") + "/letters").then().statusCode(201).extract().path("id");
        referred = as(Account.COORDINATOR).body("{\"kind\":\"SERVICE_REFERRAL\",\"to\":\"%s\",\"need\":\"%s\"}".formatted(Account.PROVIDER.agency(), records.get("needs")))
                .post("/api/nrm/v1/cases/" + responders.id() + "/onward-referrals").then().statusCode(201).extract().path("id");
        asking = "Zq" + UUID.randomUUID().toString().replace("-", "");
        question = as(Account.COORDINATOR).body("{\"to\":\"%s\",\"question\":\"%s\",\"dueOn\":\"%s\"}".formatted(Account.PROVIDER.agency(),
                asking, Given.tomorrow()))
                .post("/api/nrm/v1/cases/" + responders.id() + "/information-requests").then().statusCode(201).extract().path("id");
        said = "Zs" + UUID.randomUUID().toString().replace("-", "");
        as(Account.GUARDIAN).body("{\"answer\":\"STATEMENT\",\"said\":\"%s\"}".formatted(said))
                .post("/api/nrm/v1/addressed-records/" + records.get("guardians") + "/answers").then().statusCode(201);
        toDo = "Zt" + UUID.randomUUID().toString().replace("-", "");
        task = aTask(Account.COORDINATOR, responders.id(), toDo);
        taskElsewhere = aTask(Account.OTHER_COORDINATOR, elsewhere, "none");
        GivenCaseworkers.people();
        GivenCaseworkers.assign(as(Account.AUTHORITY), GivenCaseworkers.FIRST, "CASEWORKER", UUID.fromString(responders.id()))
                .statusCode(200);
        proposal = UUID.randomUUID().toString();
        Given.sql("""
                insert into decision_proposal (id, case_file, country, region, kind, outcome, test, reasons, proposed_at, proposed_by,
                    agency, state, answered_at, answered_by)
                values ('%s', '%s', 'GB', 'GB-SCT', 'CONCLUSIVE_GROUNDS', 'NEGATIVE', '', '', now(), gen_random_uuid(), '%s', 'RETURNED',
                    now(), gen_random_uuid())
                """.formatted(proposal, responders.id(), UUID.randomUUID()));
        filterName = "Zf" + UUID.randomUUID().toString().replace("-", "");
        filter = as(Account.RESPONDER).body("{\"name\":\"%s\",\"due\":\"soon\"}".formatted(filterName)).post("/api/nrm/v1/worklist-filters")
                .then().statusCode(201).extract().path("id");
        GivenFiles.theRegister();
        brought = as(Account.AGENCY_ADMINISTRATOR).body(GivenFiles.begin(FileFormat.CSV, explanation.getBytes())).post(GivenFiles.IMPORTS).then().statusCode(201).extract().path("id");
        heldFor = "Zh" + UUID.randomUUID().toString().replace("-", "");
        hold = as(Account.DATA_PROTECTION).body("{\"reason\":\"CLAIM\",\"explanation\":\"%s\"}".formatted(heldFor))
                .post("/api/nrm/v1/retention/case_file/" + responders.id() + "/legal-holds").then().statusCode(201).extract().path("id");
        statistics = GivenStatistics.unpublished("GB");
        told = as(Account.RESPONDER).get("/api/nrm/v1/notices?limit=200").then().statusCode(200).extract()
                .path("items.find { it.about == '%s' }.id".formatted(responders.id()));
    }

    private static String aTask(Account coordinator, String file, String what) {
        return as(coordinator).body("{\"what\":\"%s\",\"dueOn\":\"%s\"}".formatted(what, Given.tomorrow())).post("/api/nrm/v1/cases/" + file + "/tasks")
                .then().statusCode(201).extract().path("id");
    }

    @Override
    protected Map<String, Call> calls() {
        String id = UUID.randomUUID().toString();
        String provider = "{\"id\":\"%s\",\"name\":\"Provider\",\"kind\":\"NGO\",\"country\":\"ZZ\",\"regions\":[\"ZZ-S\"],\"firstResponder\":false,\"synthetic\":true}".formatted(id);
        String caseFile = """
                {"externalId":"%s","region":"ZZ-N","stage":"REFERRED","senderAgency":"%s","referredAt":"2026-01-05T10:00:00Z","ageGroup":"ADULT",
                "sex":"FEMALE","exploitation":["LABOUR"],"languages":["en"],"history":[{"stage":"REFERRED","at":"2026-01-05T10:00:00Z"}]}
                """.formatted(id, Account.RESPONDER.agency()).replace("\n", "");
        String line = """
                {"id":"%s","providerId":"%s","category":"LEGAL","pillar":"INDIVIDUAL_SUPPORT","regions":["ZZ-S"],"channels":["IN_PERSON"],"state":"OPERATIONAL",
                "reason":"OPENED","since":"2026-01-01T00:00:00Z"}
                """.formatted(id, Account.PROVIDER.agency()).replace("\n", "");
        Map<String, Call> calls = new HashMap<>(Map.ofEntries(
                Map.entry("Referrals.refer", Call.json(Given.ADULT)),
                Map.entry("CaseFiles.page", Call.query("limit=200")),
                Map.entry("AccommodationRequests.request", Call.json(ASK.formatted(Given.tomorrow()))),
                Map.entry("AccommodationRequests.page", Call.query("limit=200")),
                Map.entry("AccommodationRequests.close", Call.json("{\"reason\":\"CHANGED\"}").withETag(0)),
                Map.entry("AssignedCases.page", Call.query("limit=200")),
                Map.entry("RegionalCases.page", Call.query("limit=200")),
                Map.entry("People.handOver", Call.json("{\"to\":\"%s\"}".formatted(id)).withETag(0)),
                Map.entry("CaseSteps.decideReasonableGrounds", Call.json(DECISION.formatted("none")).withETag(0)),
                Map.entry("CaseSteps.decide", Call.json(DECIDE.formatted("none")).withETag(0)),
                Map.entry("CaseSteps.tell", Call.json("{\"on\":\"2026-01-01\",\"by\":\"PHONE\"}").withETag(0)),
                Map.entry("CaseSteps.move", Call.json("{\"to\":\"SUSPENDED\",\"reasons\":\"none\"}").withETag(0)),
                Map.entry("CaseSteps.extend", Call.json("{\"until\":\"2099-01-01\",\"reasons\":\"none\"}").withETag(0)),
                Map.entry("Certificates.page", Call.query("language=en")),
                Map.entry("RemovalQuestions.ask", Call.json("{\"reference\":\"%s\"}".formatted(Reference.random(100)))),
                Map.entry("CaseFiles.summary", Call.query("country=GB")),
                Map.entry("CaseFileImport.importLines", Call.ndjson(caseFile)),
                Map.entry("Providers.page", Call.query("country=GB&limit=200")),
                Map.entry("ProviderImport.importLines", Call.ndjson(provider)),
                Map.entry("ProviderChanges.change", Call.json("{\"name\":\"%s\",\"firstResponder\":false}".formatted(id)).withETag(0)),
                Map.entry("ReferralContacts.change", Call.json("{\"telephone\":\"999\"}").withETag(0)),
                Map.entry("ProviderClosures.close", Call.json("{\"on\":\"2026-01-01\",\"reason\":\"OTHER\"}").withETag(0)),
                Map.entry("ProviderClosures.reopen", Call.json("{}").withETag(0)),
                Map.entry("ServiceLines.page", Call.query("country=GB&limit=200")),
                Map.entry("AccessDifficultiesResource.report", Call.json("{\"region\":\"ZZ-N\",\"category\":\"LEGAL\",\"cause\":\"FULL\",\"effect\":\"DELAYED\"}")),
                Map.entry("AccessDifficulties.summary", Call.query("country=ZZ")),
                Map.entry("Providers.register", Call.json("{\"name\":\"%s\",\"kind\":\"NGO\",\"country\":\"ZZ\",\"regions\":[],\"firstResponder\":false}".formatted(id))),
                Map.entry("ServiceLines.offer", Call.json("""
                        {"category":"EDUCATION","pillar":"SOCIAL_INCLUSION","national":true,"regions":[],"channels":["PHONE"],"transport":false,"state":"OPERATIONAL",
                        "reason":"OPENED","publicListing":false}""")),
                Map.entry("ServiceLines.describe", Call.json("{\"pillar\":\"SOCIAL_INCLUSION\",\"channels\":[\"PHONE\"],\"transport\":false}").withETag(0)),
                Map.entry("ServiceLineContacts.change", Call.json("{\"phones\":[{\"number\":\"1522\"}]}").withETag(0)),
                Map.entry("StateChanges.changeMany", Call.json("{\"state\":\"SUSPENDED\",\"reason\":\"LOCKDOWN\",\"lines\":[{\"id\":\"%s\"}]}".formatted(id))),
                Map.entry("ServiceLines.change", Call.json("{\"state\":\"PARTIAL\",\"reason\":\"STAFF_SHORTAGE\"}").withETag(0)),
                Map.entry("ServiceLines.list", Call.json("{\"publicListing\":true}").withETag(0)),
                Map.entry("ServiceLines.state", Call.json("{\"waitDays\":12,\"freePlaces\":3}").withETag(0)),
                Map.entry("ServiceLineImport.importLines", Call.ndjson(line)),
                Map.entry("MechanismResource.status", Call.query("country=GB")),
                Map.entry("MechanismResource.series", Call.query("country=GB&from=2026-01-01&until=2026-03-01")),
                Map.entry("NoticesResource.page", Call.query("limit=200")),
                Map.entry("NoticesResource.sayMails", Call.json("{\"delivery\":\"LISTS\",\"language\":\"en\",\"hour\":7}")),
                Map.entry("NoticesResource.stream", Call.query("seconds=0")),
                Map.entry("CaseSearches.search", Call.json("{\"reference\":\"%s\"}".formatted(responders.reference()))),
                Map.entry("CaseLinks.confirm", Call.json("{\"reason\":\"SAME_DOCUMENT\"}").withETag(0)),
                Map.entry("CaseLinks.dismiss", Call.json("{\"reason\":\"DIFFERENT_PERSON\"}").withETag(0)),
                Map.entry("CaseLinks.end", Call.json("{\"reason\":\"DIFFERENT_PERSON\"}").withETag(0)),
                Map.entry("LinksByHand.link", Call.json("{\"reference\":\"%s\",\"reason\":\"SHE_SAYS_SO\"}".formatted(responders.reference()))),
                Map.entry("Erasures.erase", Call.json("{\"reason\":\"RETENTION\"}")),
                Map.entry("Erasures.answer", Call.json("{\"erase\":false}")),
                Map.entry("BreakGlassResource.open", Call.json(GLASS.formatted(id, "somebody calls for help"))),
                Map.entry("BreakGlassResource.approve", Call.json("{\"person\":\"%s\"}".formatted(id))),
                Map.entry("BreakGlassResource.page", Call.query("limit=200")),
                Map.entry("BreakGlassResource.end", Call.PLAIN.withETag(0)),
                Map.entry("BreakGlassResource.review", Call.json("{\"outcome\":\"JUSTIFIED\"}").withETag(0)),
                Map.entry("RetentionResource.due", Call.query("kind=case_file&country=GB&limit=200")),
                Map.entry("RetentionResource.named", Call.query("reference=" + responders.reference())),
                Map.entry("RetentionResource.hold", Call.json("{\"reason\":\"CLAIM\",\"explanation\":\"x\"}")),
                Map.entry("AuditResource.about", Call.query("record=" + responders.id())),
                Map.entry("CaseAudit.page", Call.query("reference=" + responders.reference())),
                Map.entry("People.invite", Call.json("{\"givenName\":\"A\",\"familyName\":\"B\",\"email\":\"%s@example.org\",\"roles\":[\"ngo\"]}".formatted(id))),
                Map.entry("People.giveRoles", Call.json("{\"roles\":[\"ngo\"]}").withETag(0)),
                Map.entry("People.suspend", Call.json("{\"reason\":\"LEFT\"}").withETag(0)),
                Map.entry("People.reinstate", Call.PLAIN.withETag(0)),
                Map.entry("FactorResets.ask", Call.json("{\"reason\":\"DEVICE_LOST\",\"identityCheck\":\"IN_PERSON\"}")),
                Map.entry("OpenFactorResets.page", Call.query("limit=200")),
                Map.entry("ReviewsResource.review", Call.json("{\"decisions\":[{\"person\":\"%s\",\"outcome\":\"REMOVED\"}]}".formatted(id))),
                Map.entry("EventsResource.take", Call.of("application/cloudevents+json", "{}"))));
        GivenRecords.SAMPLES.keySet().forEach(kind -> {
            calls.put(GivenRecords.resource(kind) + ".add", Call.json(GivenRecords.sample(kind)));
            calls.put(GivenRecords.resource(kind) + ".change", Call.json(GivenRecords.sample(kind)).withETag(0));
            calls.put(GivenRecords.resource(kind) + ".patch", Call.of(MergePatch.TYPE, "{}").withETag(0));
        });
        calls.put("CaseSteps.determineAge", Call.json("{\"outcome\":\"CHILD\",\"method\":\"DOCUMENT\",\"body\":\"none\",\"on\":\"2026-01-01\",\"reasons\":\"none\"}").withETag(0));
        calls.put("Corrections.correct", Call.of(MergePatch.TYPE, "{\"reason\":\"MISTAKE\",\"circumstances\":\"none\"}").withETag(0));
        calls.put("Recalculations.preview", Call.query("scope=GB"));
        calls.put("Recalculations.apply", Call.json("{\"scope\":\"GB\"}").withETag(0));
        calls.put("OnwardReferrals.refer", Call.json("{\"kind\":\"TRANSFER\",\"to\":\"%s\"}".formatted(Account.OTHER_COORDINATOR.agency())));
        calls.put("OnwardReferrals.page", Call.query("limit=200"));
        calls.put("OnwardReferrals.withdraw", Call.json("{\"reason\":\"OWN_WISH\"}").withETag(0));
        calls.put("SentReferralsResource.page", Call.query("limit=200"));
        calls.put("ReceivedReferrals.page", Call.query("limit=200"));
        calls.put("ReceivedReferrals.accept", Call.json("{}").withETag(0));
        calls.put("ReceivedReferrals.decline", Call.json("{\"reason\":\"OTHER\"}").withETag(0));
        calls.put("InformationRequests.ask",
                Call.json("{\"to\":\"%s\",\"question\":\"none\",\"dueOn\":\"%s\"}".formatted(Account.OTHER_NGO.agency(),
                        Given.tomorrow())));
        calls.put("InformationRequests.page", Call.query("limit=200"));
        calls.put("InformationRequests.withdraw", Call.PLAIN.withETag(0));
        calls.put("ReceivedInformationRequests.page", Call.query("limit=200"));
        calls.put("AnswerFiles.add", Call.json("{\"kind\":\"OTHER\",\"type\":\"PDF\",\"name\":\"none\",\"why\":\"none\"}"));
        calls.put("AnswerFilesResource.send", Call.of("application/octet-stream", "x"));
        calls.put("ReceivedInformationRequests.answer", Call.json("{\"answer\":\"none\"}").withETag(0));
        calls.put("Timelines.page", Call.query("limit=200"));
        calls.putAll(OversightWalk.CALLS);
        calls.put("WatchedPeople.find", Call.json("{\"name\":\"somebody\"}"));
        calls.put("WatchedPeople.named", Call.json("{\"people\":[\"%s\"]}".formatted(id)));
        calls.put("Inquiries.open", Call.json("{\"person\":\"%s\",\"day\":\"2026-01-01\",\"reason\":\"OTHER\"}".formatted(id)));
        calls.put("Inquiries.close", Call.json("{\"outcome\":\"EXPLAINED\"}").withETag(0));
        calls.put("CountedCases.count", Call.query("region=GB"));
        calls.put("WorklistExports.export", new Call("?format=CSV", null, "", Map.of("X-Purpose", "OVERSIGHT")));
        calls.put("WorklistFilters.save", Call.json("{\"name\":\"none\",\"due\":\"overdue\"}"));
        calls.put("Calendar.get", Call.query("days=90"));
        calls.put("CoordinatorAssignments.assign",
                Call.json("{\"person\":\"%s\",\"cases\":[\"%s\"]}".formatted(GivenTeams.subject(Account.COORDINATOR), id)));
        calls.put("Caseworkers.assign",
                Call.json("{\"person\":\"%s\",\"part\":\"CASEWORKER\",\"cases\":[\"%s\"]}".formatted(GivenCaseworkers.SECOND, id)));
        calls.put("ProposedDecisions.propose", Call.json(DECIDE.formatted("none")).withETag(0));
        calls.put("ProposedDecisions.page", Call.query("limit=200"));
        calls.put("ProposedDecisions.confirm", Call.PLAIN.withETag(0));
        calls.put("ProposedDecisions.giveBack", Call.json("{\"reasons\":\"none\"}"));
        calls.put("RelatedPersons.relate", Call.json("{\"is\":\"CHILD\"}"));
        calls.put("RelatedPersons.endFor", Call.json("{\"reason\":\"ENTRY_ERROR\"}"));
        calls.put("Imports.begin", Call.json(GivenFiles.begin(FileFormat.CSV, id.getBytes())));
        calls.put("ImportsResource.piece", Call.of("application/octet-stream", "x").withQuery("from=0"));
        calls.put("Imports.page", Call.query("limit=200"));
        calls.put("ExportsResource.export", Call.query("format=CSV"));
        calls.put("Letters.write", Call.json("{\"to\":\"BANK\",\"issuer\":\"Aid\",\"contact\":\"Aid\"}"));
        calls.put("Letters.writeToPerson", Call.json("{\"kind\":\"STATUS\",\"issuer\":\"Aid\",\"contact\":\"Aid\"}"));
        calls.put("KeptLetters.page", Call.query("limit=200"));
        calls.put("KeptLetters.handOver", Call.json("{\"on\":\"1999-01-01\",\"by\":\"PHONE\"}"));
        calls.put("RightsRequests.open", Call.query("limit=200"));
        calls.put("RightsRequests.answered", Call.query("limit=200"));
        calls.put("RightsRequestSteps.register", Call.json("""
                {"reference":"%s","type":"COPY","what":"none","receivedOn":"2026-01-05","channel":"PHONE"}""".formatted(responders.reference())));
        calls.put("RightsRequestSteps.answer", Call.json("{\"outcome\":\"GRANTED\",\"answer\":\"none\"}").withETag(99));
        calls.put("RightsRequestSteps.extend", Call.json("{\"reason\":\"none\"}").withETag(99));
        calls.put("RightsRequestLetters.write", Call.json("{\"issuer\":\"Office\",\"contact\":\"Office\"}"));
        calls.put("ErasureProofs.page", Call.query("limit=200"));
        calls.put("ErasureProofs.waiting", Call.query("limit=200"));
        calls.put("DataProtection.held", Call.query("limit=200"));
        calls.put("StatisticsResource.releases", Call.query("country=GB"));
        calls.put("StatisticsReleases.page", Call.query("country=GB&limit=200"));
        calls.put("StatisticsReleases.take", Call.json("{\"country\":\"ZZ\",\"quarter\":\"1998-Q1\"}"));
        calls.put("CompensationSchemes.of", Call.query("country=GB"));
        calls.put("CompensationSchemes.eligible", Call.json("{\"country\":\"GB\",\"circumstances\":{}}"));
        calls.put("Documents.add", Call.json("{\"kind\":\"OTHER\",\"type\":\"PDF\",\"name\":\"none\",\"why\":\"none\"}"));
        calls.put("Documents.page", Call.query("limit=200"));
        calls.put("Documents.remove", Call.json("{\"reason\":\"DUPLICATE\"}"));
        calls.put("DocumentContentsResource.send", Call.of("application/octet-stream", "x"));
        calls.put("CaseRecords.page", Call.query("limit=200"));
        calls.put("AddressedRecords.page", Call.query("limit=200"));
        calls.put("RecordAnswers.answer", Call.json("{\"answer\":\"STATEMENT\",\"said\":\"none\"}"));
        calls.put("RecordAnswers.page", Call.query("limit=200"));
        calls.put("CaseAnswers.page", Call.query("limit=200"));
        calls.put("CaseTasks.add", Call.json("{\"what\":\"none\",\"dueOn\":\"%s\"}".formatted(Given.tomorrow())));
        calls.put("CaseTasks.page", Call.query("limit=200"));
        calls.put("CaseTasks.end", Call.json("{\"outcome\":\"DONE\"}").withETag(0));
        calls.put("OwnTasks.page", Call.query("limit=200"));
        return calls;
    }

    @Override
    protected List<Caller> more() {
        return List.of(Caller.covering(Account.AUTHORITY, Set.of("ZZ")), Caller.covering(Account.RAPPORTEUR, Set.of("ZZ")), Caller.covering(Account.DATA_PROTECTION, Set.of("ZZ")),
                Caller.covering(Account.AUDITOR, Set.of("ZZ")));
    }

    @Override
    protected Map<String, String> foreign(Route route, Caller caller) {
        Predicate<Caller> authority = responders::isKnownToTheAuthority;
        Optional<String> kind = GivenRecords.SAMPLES.keySet().stream().filter(path -> route.name().startsWith(GivenRecords.resource(path))).findFirst();
        if (kind.isPresent() || Set.of("CaseRecords.editions", "PersonCopies.of").contains(route.name())) {
            return authority.test(caller) ? Map.of() : foreignRecord(kind.orElse("consents"), caller.is(Account.COORDINATOR));
        }
        boolean responder = caller.agency() != null && caller.agency().equals(Account.RESPONDER.agency());
        return switch (route.name()) {
            case "Referrals.receipt" -> Map.of("id", responder ? borders.id() : responders.id());
            case "CaseSteps.tell" -> authority.test(caller) ? Map.of() : Map.of("id", responder ? borders.id() : responders.id(), "decision", responders.decision());
            case "Certificates.page", "Certificates.replace" -> authority.test(caller) ? Map.of()
                    : Map.of("id", responder || caller.is(Account.COORDINATOR) ? borders.id() : responders.id(), "certificate", responders.certificate());
            case "Certificates.of", "Certificates.issue", "CaseFiles.get", "CasePersons.get", "CaseSteps.decideReasonableGrounds", "CaseSteps.decisions", "CaseSteps.decide", "CaseSteps.move", "CaseSteps.extend", "CaseSteps.determineAge",
                "CaseLinks.get", "CaseLinks.confirm", "CaseLinks.dismiss", "CaseLinks.end", "LinksByHand.link" ->
                authority.test(caller) ? Map.of() : Map.of("id", responder || caller.is(Account.COORDINATOR) ? borders.id() : responders.id());
            case "Timelines.page", "CaseRecords.page" -> authority.test(caller) ? Map.of()
                    : Map.of("id", responder || caller.is(Account.COORDINATOR) ? borders.id() : responders.id());
            case "Letters.write", "Letters.writeToPerson", "LetterLanguages.of" -> authority.test(caller) ? Map.of()
                    : Map.of("id", caller.is(Account.COORDINATOR) ? elsewhere : responders.id());
            case "KeptLetters.page", "KeptLetters.get", "KeptLetters.handOver", "KeptLetters.discard" -> authority.test(caller) ? Map.of()
                    : responder || caller.is(Account.COORDINATOR) ? Map.of("id", borders.id(), "letter", letterElsewhere)
                    : Map.of("id", responders.id(), "letter", letter);
            case "CaseReferrals.get", "CaseCaseworkers.of", "ProposedDecisions.page", "ProposedDecisions.propose" ->
                authority.test(caller) ? Map.of() : Map.of("id", responders.id());
            case "ProposedDecisions.confirm", "ProposedDecisions.giveBack" -> authority.test(caller) ? Map.of()
                    : Map.of("id", responders.id(), "proposal", proposal);
            case "CaseCaseworkers.end" -> authority.test(caller) ? Map.of()
                    : Map.of("id", responders.id(), "person", GivenCaseworkers.FIRST.toString());
            case "InformationRequests.get", "InformationRequests.withdraw" -> authority.test(caller) || caller.is(Account.COORDINATOR)
                    ? Map.of()
                    : Map.of("id", responders.id(), "request", question);
            case "InformationRequests.ask", "InformationRequests.page" -> authority.test(caller) ? Map.of()
                    : Map.of("id", caller.is(Account.COORDINATOR) ? borders.id() : responders.id());
            case "AnswerFiles.add", "AnswerFiles.page", "AnswerFilesResource.send" -> caller.is(Account.PROVIDER) ? Map.of()
                    : Map.of("request", question, "document", document);
            case "ReceivedInformationRequests.get", "ReceivedInformationRequests.answer" -> caller.is(Account.PROVIDER) ? Map.of()
                    : Map.of("request", question);
            case "OnwardReferrals.get", "OnwardReferrals.withdraw" -> authority.test(caller) || caller.is(Account.COORDINATOR) ? Map.of()
                    : Map.of("id", responders.id(), "referral", referred);
            case "ReceivedReferrals.get", "ReceivedReferrals.accept", "ReceivedReferrals.decline" ->
                caller.is(Account.PROVIDER) ? Map.of() : Map.of("referral", referred);
            case "OnwardReferrals.refer", "OnwardReferrals.page",
                "AccommodationRequests.request", "AccommodationRequests.page", "CaseStaysResource.of" ->
                authority.test(caller) ? Map.of() : Map.of("id", caller.is(Account.COORDINATOR) ? borders.id() : responders.id());
            case "AccommodationRequests.get", "AccommodationRequests.close" -> authority.test(caller) || caller.is(Account.COORDINATOR) ? Map.of()
                    : Map.of("id", responders.id(), "request", asked);
            case "RelatedPersons.of", "RelatedPersons.relate", "RelatedPersons.end", "RelatedPersons.endFor" -> authority.test(caller) ? Map.of()
                    : Map.of("id", caller.is(Account.COORDINATOR) ? elsewhere : responders.id(), "other", caller.is(Account.COORDINATOR) ? responders.id() : elsewhere);
            case "ImportsResource.piece", "ImportsResource.get", "Imports.report", "Imports.rejected", "Imports.cancel" ->
                caller.is(Account.AGENCY_ADMINISTRATOR) ? Map.of() : Map.of("id", brought);
            case "WorklistFilters.delete" -> caller.is(Account.RESPONDER) ? Map.of() : Map.of("id", filter);
            case "Teams.of", "Corrections.correct" -> authority.test(caller) ? Map.of() : Map.of("id", caller.is(Account.COORDINATOR) ? borders.id() : responders.id());
            case "Teams.assign", "Teams.end" -> authority.test(caller) ? Map.of()
                    : Map.of("id", responders.id(), "person", GivenTeams.subject(Account.COORDINATOR).toString());
            case "Documents.add", "Documents.page", "Documents.get", "Documents.remove", "DocumentContentsResource.send", "DocumentContentsResource.download",
                "DocumentContentsResource.show" -> authority.test(caller) ? Map.of()
                    : caller.is(Account.COORDINATOR) ? Map.of("id", elsewhere, "document", documentElsewhere) : Map.of("id", responders.id(), "document", document);
            case "AddressedCases.person" -> Map.of("record", recordsElsewhere.get("consents"));
            case "CaseAnswers.page" -> authority.test(caller) ? Map.of() : Map.of("id", caller.is(Account.COORDINATOR) ? elsewhere : responders.id());
            case "CaseTasks.add", "CaseTasks.page", "CaseTasks.get", "CaseTasks.end" -> caller.is(Account.COORDINATOR)
                    ? Map.of("id", elsewhere, "task", taskElsewhere) : Map.of("id", responders.id(), "task", task);
            case "AddressedRecords.get", "AddressedCases.get", "RecordAnswers.answer", "RecordAnswers.page" -> Map.of("record", records.get(caller.is(Account.GUARDIAN) ? "consents" : "guardians"));
            case "Erasures.erase" -> caller.is(Account.DATA_PROTECTION) && caller.regions().contains("GB") ? Map.of() : Map.of("id", responders.id());
            case "Erasures.answer", "Erasures.read" -> (caller.is(Account.DATA_PROTECTION) || caller.is(Account.AUTHORITY)) && caller.regions().contains("GB") ? Map.of() : Map.of("id", responders.id());
            case "RightsRequests.get", "RightsRequestSteps.answer", "RightsRequestSteps.extend", "RightsRequestLetters.write",
                "RightsRequestLetters.page", "RightsRequestLetters.get" -> isOfficer(caller) ? Map.of()
                    : Map.of("request", records.get("rights-requests"), "letter", answerLetter);
            case "BreakGlassResource.get", "BreakGlassResource.end", "BreakGlassResource.review" -> seesOpened(caller) ? Map.of() : Map.of("id", opened);
            case "RetentionResource.held", "RetentionResource.hold", "RetentionResource.lift" ->
                (caller.is(Account.DATA_PROTECTION) || caller.is(Account.AUDITOR)) && caller.regions().contains("GB")
                        ? Map.of() : Map.of("kind", "case_file", "record", responders.id(), "hold", hold);
            case "StatisticsReleases.get", "StatisticsReleases.publish" ->
                (caller.is(Account.AUTHORITY) || caller.is(Account.RAPPORTEUR)) && caller.regions().contains("GB") ? Map.of() : Map.of("id", statistics);
            case "NoticesResource.read" -> responder ? Map.of() : Map.of("id", told);
            case "People.get", "People.giveRoles", "People.suspend", "People.handOver", "People.reinstate", "FactorResets.ask",
                    "LockedPeople.unlock",
                "PersonSessions.end" ->
                caller.is(Account.ADMINISTRATOR) ? Map.of() : Map.of("id", colleague);
            case "FactorResets.approve", "FactorResets.refuse" -> caller.is(Account.ADMINISTRATOR) ? Map.of() : Map.of("id", colleague, "reset", reset);
            default -> Map.of();
        };
    }

    @Override
    protected Map<String, Set<String>> notCompared() {
        return Map.of(
                "everybody who is signed in reads the whole register of organisations and service lines",
                Set.of("Providers.get", "ProviderChanges.earlier", "ServiceLines.get", "ServiceLines.history", "ServiceLines.descriptions",
                        "ServiceLineContacts.contacts"),
                "everybody reads the line, so whoever may not change it is answered 403, which the tests of each change ask",
                Set.of("ServiceLines.change", "ServiceLines.describe", "ServiceLines.list", "ServiceLines.state",
                        "ServiceLineContacts.change"),
                "everybody reads the organisation, so whoever may not change it is answered 403, which the tests of each change ask",
                Set.of("ProviderChanges.change", "ProviderClosures.openWork", "ProviderClosures.close", "ProviderClosures.reopen",
                        "ReferralContacts.get", "ReferralContacts.change"),
                "published figures of a country and a quarter, which everybody reads",
                Set.of("StatisticsResource.release", "StatisticsResource.table", "StatisticsResource.workbook"),
                "a position in a list, no record; its own test asks that a service is told of its own reports only",
                Set.of("ReportsTakenUpResource.page"),
                OversightWalk.WHY_NOT_COMPARED, OversightWalk.NOT_COMPARED,
                StoppedEventsWalk.WHY_NOT_COMPARED, StoppedEventsWalk.NOT_COMPARED,
                "the law and calendars of a country are the same for everybody who reads them",
                Set.of("CountryLaws.of"),
                "names are in the identity provider; its own test asks for people of countries that the caller does not cover",
                Set.of("WatchedPeople.get"),
                "every auditor sees the inquiries into the accesses of other people",
                Set.of("Inquiries.get", "Inquiries.close"));
    }

    /// A case outside the caller's scope, and a record of it.
    private Map<String, String> foreignRecord(String kind, boolean theirs) {
        return theirs ? Map.of("id", elsewhere, "record", recordsElsewhere.get(kind)) : Map.of("id", responders.id(), "record", records.get(kind));
    }

    private Stream<Secret> recorded(String kind) {
        Predicate<Caller> reads = caller -> caller.is(Account.COORDINATOR) || responders.isKnownToTheAuthority(caller)
                || GivenRecords.ADDRESSED.containsKey(kind) && caller.is(GivenRecords.ADDRESSED.get(kind))
                || kind.equals("rights-requests") && isOfficer(caller);
        return Stream.of(new Secret(marks.get(kind), reads), new Secret(records.get(kind), reads.or(caller -> caller.is(Account.AUDITOR))));
    }

    @Override
    protected List<Secret> secrets() {
        Stream<Secret> people = Stream.of(new Secret(filterName, caller -> caller.is(Account.RESPONDER)),
                new Secret(filter, caller -> caller.is(Account.RESPONDER) || caller.is(Account.AUDITOR)),
                new Secret("REF-" + reset, caller -> caller.is(Account.ADMINISTRATOR)),
                new Secret(surname, caller -> caller.is(Account.ADMINISTRATOR)), new Secret(colleague, caller -> caller.is(Account.ADMINISTRATOR)),
                new Secret(asked, caller -> caller.is(Account.COORDINATOR) || responders.isKnownToTheAuthority(caller) || caller.is(Account.AUDITOR)),
                new Secret(referred, caller -> caller.is(Account.COORDINATOR) || caller.is(Account.PROVIDER) || responders.isKnownToTheAuthority(caller) || caller.is(Account.AUDITOR)),
                new Secret(asking, caller -> caller.is(Account.COORDINATOR) || caller.is(Account.PROVIDER) || responders.isKnownToTheAuthority(caller)),
                new Secret(question, caller -> caller.is(Account.COORDINATOR) || caller.is(Account.PROVIDER) || responders.isKnownToTheAuthority(caller) || caller.is(Account.AUDITOR)),
                new Secret(said, caller -> caller.is(Account.COORDINATOR) || caller.is(Account.GUARDIAN) || responders.isKnownToTheAuthority(caller)),
                new Secret(toDo, caller -> caller.is(Account.COORDINATOR)),
                new Secret(task, caller -> caller.is(Account.COORDINATOR) || caller.is(Account.AUDITOR)),
                new Secret(proposal, caller -> responders.isKnownToTheAuthority(caller) || caller.is(Account.AUDITOR)),
                new Secret(statistics, caller -> (caller.is(Account.AUTHORITY) || caller.is(Account.RAPPORTEUR)) && caller.regions().contains("GB") || caller.is(Account.AUDITOR)),
                new Secret(documentName, caller -> caller.is(Account.COORDINATOR) || responders.isKnownToTheAuthority(caller)),
                new Secret(contact, caller -> caller.is(Account.COORDINATOR) || caller.is(Account.RESPONDER) || responders.isKnownToTheAuthority(caller)),
                new Secret(answerContact, caller -> caller.is(Account.COORDINATOR) || isOfficer(caller) || responders.isKnownToTheAuthority(caller)),
                new Secret(document, caller -> caller.is(Account.COORDINATOR) || responders.isKnownToTheAuthority(caller) || caller.is(Account.AUDITOR)),
                new Secret(brought, caller -> caller.is(Account.AGENCY_ADMINISTRATOR) || caller.is(Account.AUDITOR)),
                new Secret(heldFor, caller -> caller.is(Account.DATA_PROTECTION) && caller.regions().contains("GB")));
        Stream<Secret> emergency = Stream.of(new Secret(explanation, this::seesOpened));
        Stream<Secret> told = GivenRecords.SAMPLES.keySet().stream().flatMap(this::recorded);
        return Stream.concat(Stream.concat(Stream.concat(people, told), emergency), Stream.of(responders, borders).flatMap(Referred::secrets)).toList();
    }

    private static boolean isOfficer(Caller caller) {
        return caller.is(Account.DATA_PROTECTION) && caller.regions().contains("GB");
    }

    /// Readable for the caller who opened it, the organisation of the case, its authority, and auditors.
    private boolean seesOpened(Caller caller) {
        return caller.is(Account.OTHER_COORDINATOR) || caller.is(Account.RESPONDER) || caller.is(Account.AUDITOR) || responders.isKnownToTheAuthority(caller);
    }

    /// A decided case file with a marker word in every free-text field.
    private record Referred(Account sender, String id, String reference, String decision, String certificate, String carried, String word, String reasons) {

        static Referred by(Account sender) {
            String word = "Zw" + UUID.randomUUID().toString().replace("-", "");
            String reasons = "Zr" + UUID.randomUUID().toString().replace("-", "");
            String body = Given.ADULT.replace("Mai", word).replace("Tran", word).replace("+44 20 7946 0000", word).replace("mornings", word)
                    .replace("say you are from the library", word);
            var receipt = Given.refer(sender, body).statusCode(201).extract();
            String path = "/api/nrm/v1/cases/" + receipt.path("id");
            String decision = as(Account.AUTHORITY).header("If-Match", "\"0\"").body(DECISION.formatted(reasons))
                    .post(path + "/reasonable-grounds").then().statusCode(200).extract().path("decisions[0].id");
            as(Account.AUTHORITY).header("If-Match", "\"1\"").body("{\"to\":\"SUSPENDED\",\"reasons\":\"%s\"}".formatted(reasons)).post(path + "/transitions").then().statusCode(200);
            var carried = as(Account.AUTHORITY).get(path + "/certificates").then().statusCode(200).extract();
            return new Referred(sender, receipt.path("id"), receipt.path("reference"), decision, carried.path("items[0].id"), carried.path("items[0].reference"), word, reasons);
        }

        boolean isKnownToTheAuthority(Caller caller) {
            return caller.is(Account.AUTHORITY) && caller.regions().contains("GB");
        }

        private boolean isKnownToItsSender(Caller caller) {
            return sender.agency().equals(caller.agency()) && caller.roles().contains(FIRST_RESPONDER);
        }

        private boolean isKnownToItsCoordinator(Caller caller) {
            return sender != Account.BORDER && caller.is(Account.COORDINATOR);
        }

        /// Whoever is asked for information on a case learns its reference.
        private boolean isAskedAboutIt(Caller caller) {
            return sender != Account.BORDER && caller.is(Account.PROVIDER);
        }

        Stream<Secret> secrets() {
            Predicate<Caller> authority = this::isKnownToTheAuthority;
            Predicate<Caller> worksOnIt = sender == Account.BORDER ? authority : authority.or(this::isKnownToItsSender).or(this::isKnownToItsCoordinator);
            Predicate<Caller> audits = caller -> caller.is(Account.AUDITOR) || caller.is(Account.DATA_PROTECTION);
            return Stream.of(new Secret(word, worksOnIt), new Secret(reasons, authority), new Secret(carried, worksOnIt),
                    new Secret(id, worksOnIt.or(this::isKnownToItsSender).or(audits)), new Secret(reference, worksOnIt.or(this::isKnownToItsSender).or(this::isAskedAboutIt).or(audits.and(caller -> caller.regions().contains("GB")))));
        }
    }
}
