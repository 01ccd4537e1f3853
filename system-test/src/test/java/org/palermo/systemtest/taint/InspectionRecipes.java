package org.palermo.systemtest.taint;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.palermo.systemtest.People;
import org.palermo.systemtest.suite.Answer;
import org.palermo.systemtest.suite.BasicSignIn;

/// The recipes for labour inspection. Operations are named without the service's path, such as `POST /visits`.
final class InspectionRecipes {

    private static final String API = "/api/inspection/v1";
    private static final String REGION = "GB-ENG-LDN";
    private static final String INSPECTOR = "inspector";
    private static final String CHIEF = "chief";
    private static final String WORKPLACES = "POST /workplaces";
    private static final String FORM_CHOICE = "POST /form-submissions/{id}/choices";
    private static final String FORM_SETTLING = "POST /form-submissions/{id}/settle";
    private static final String COMPANIES = "POST /companies";
    private static final String VISITS = "POST /visits";
    private static final String FINDINGS = "POST /visits/{visit}/findings";
    private static final String EVIDENCE = "POST /visits/{visit}/evidence";
    private static final String DIRECTIVES = "POST /visits/{visit}/directives";
    private static final String PENALTIES = "POST /visits/{visit}/penalties";
    private static final String PLANNED = "POST /planned-visits";
    private static final String AGENCIES = "POST /recruitment-agencies";
    private static final String STATEMENTS = "POST /statements";
    private static final String TIPS = "POST /tips";
    private static final String PARTNER_TIPS = "POST /partner-tips";
    private static final String PURPOSE = "Accounts that take the wages of many";
    private static final String CLAIMS = "POST /wage-claims";
    private static final String HOURS = "POST /wage-claims/{claim}/hours";
    private static final String REPAYMENTS = "POST /wage-claims/{claim}/repayments";
    private static final String APPEAL_DECISION = "POST /directives/{directive}/appeal-decision";
    private static final String TRIAGE = "POST /complaints/{id}/triage";
    private static final String OPEN = "POST /planned-visits/{id}/open";
    private static final String CORRECTIONS = "POST /visits/{visit}/corrections";
    private static final String CUSTODY = "POST /visits/{visit}/evidence/{evidence}/custody";
    private static final String KEEP_ATTACHMENT = "POST /visits/{visit}/attachments/{attachment}/evidence";
    private static final String QUESTION = "POST /visits/{visit}/checklists/{checklist}/questions/{question}";
    private static final String SUSPECTED_VICTIMS = "POST /visits/{visit}/findings/{finding}/suspected-victims";
    private static final String FINDING_CORRECTIONS = "POST /visits/{visit}/findings/{finding}/corrections";
    private static final String WORKER_OFFENCES = "POST /visits/{visit}/worker-offences";
    private static final String WORKER_OFFENCE_ANSWERS = WORKER_OFFENCES + "/{offence}/answers";
    private static final String SAME_PLACE = "POST /workplaces/{id}/possible-duplicates";
    private static final String ANNUAL_FIGURES = "PUT /annual-figures/{country}/{year}/{convention}";
    private static final String REGIONAL_INJURIES = ANNUAL_FIGURES + "/injuries/{region}";
    /// A checklist with a question that is answered in words.
    private static final String CHECKLIST = "domestic-work-2026";
    private static final String IN_WORDS = "DW19";
    /// A week of work in an employment of that year.
    private static final String EMPLOYED_FROM = "2024-04-08";
    private static final String FROM = "2024-05-06";
    private static final String UNTIL = "2024-05-12";
    private static final byte[] ANY_FILE = "%PDF-1.7 nothing".getBytes(UTF_8);
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Recipes recipes;
    private final Callers callers;
    private final Records records;
    private String partner;

    InspectionRecipes(Recipes recipes, Callers callers, Records records) {
        this.recipes = recipes;
        this.callers = callers;
        this.records = records;
    }

    static boolean has(Operation operation) {
        return operation.path().startsWith(API + "/");
    }

    /// Empty if the first permitted account calls it.
    static Optional<String> whoCalls(Operation operation) {
        return switch (name(operation)) {
            // An inspector may have only five phones, and other journeys add some.
            case "POST /workplaces/imports", "POST /visits/imports", "POST /phones", "POST /planned-visits/{id}/move" -> Optional.of(CHIEF);
            case "POST /public-complaints", "POST /public-tips", PARTNER_TIPS, "POST /job-offers/check" -> Optional.of(Callers.NOBODY);
            default -> Optional.empty();
        };
    }

    Map<String, JsonNode> given(Operation operation) {
        return switch (name(operation)) {
            case WORKPLACES -> Map.of("country", text("GB"), "name", unique());
            // A change must change something.
            case "PATCH /workplaces/{id}" -> Map.of("workers", NODES.numberNode(4));
            case "POST /workplaces/{id}/move" -> Map.of("from", text("2026-01-01"));
            case SAME_PLACE -> Map.of("reference", text(reference(made(WORKPLACES))));
            case "POST /visits/{visit}/moves" -> Map.of("workplaceReference", text(reference(made(WORKPLACES))));
            case "POST /conflicts-of-interest" -> Map.of("workplace", text(made(WORKPLACES)));
            case "POST /complaints" -> Map.of("country", text("GB"), "workplaceReference", text(reference(made(WORKPLACES))), "place",
                    text("A laundry"));
            case "POST /public-complaints" -> Map.of("country", text("GB"), "place", text("A laundry"));
            // What follows from a complaint must not show where it comes from.
            case TRIAGE -> Map.of("outcome", text("VISIT"), "workplaceReference", text(reference(made(WORKPLACES))), "from", inDays(0),
                    "by", inDays(20));
            case TIPS -> Map.of("country", text("GB"), "content.words", text("Many wages"),
                    "content.transactions.amount.currency", text("GBP"));
            case "POST /public-tips" -> Map.of("country", text("GB"), "what", text("Twelve people sleep in the hall"));
            // The same id again would be the same tip.
            case PARTNER_TIPS -> Map.of("id", unique(), "purpose", text(PURPOSE), "country", text("GB"), "content.words", text("Many wages"),
                    "content.transactions.amount.currency", text("GBP"));
            case "POST /tips/{tip}/decisions/visit" -> Map.of("workplaceReference", text(reference(made(WORKPLACES))), "from", inDays(0),
                    "by", inDays(20));
            case "POST /tips/{tip}/decisions/referral" -> Map.of("suspectedVictim.consent", NODES.booleanNode(true),
                    "suspectedVictim.region", text(REGION));
            case "POST /partner-agreements" -> Map.of("validUntil", inDays(365));
            case "POST /job-offers/check" -> Map.of("agency", text("An agency"));
            case AGENCIES -> Map.of("name", unique(), "country", text("GB"), "licenceNumber", unique(), "validFrom", text("2024-01-01"),
                    "corridors", NODES.arrayNode().add("QA"));
            case "PUT /recruitment-agencies/{agency}" -> Map.of("name", unique(), "corridors", NODES.arrayNode().add("QA"));
            case "POST /recruitment-agencies/{agency}/job-orders" -> Map.of("country", text("QA"), "validUntil", inDays(365));
            case "POST /recruitment-agencies/{agency}/licence-decisions" -> Map.of("decision", text("SUSPEND"));
            case COMPANIES -> Map.of("name", unique(), "country", text("GB"));
            case "POST /companies/{id}/obligations/turnovers" -> Map.of("yearEnds", text("2024-12-31"), "turnover.currency", text("GBP"));
            case STATEMENTS -> Map.of("company", text(made(COMPANIES)), "statementUrl", text("https://statements.example/"));
            case "POST /statements/{id}/answers" -> Map.of("question", text("AUDITS"));
            case "POST /supply-links" -> Map.of("supplier", text(made(WORKPLACES)), "buyer", text(made(COMPANIES)),
                    "source", text("INSPECTION"), "validFrom", text("2025-01-01"));
            case PLANNED -> Map.of("workplace", text(made(WORKPLACES)), "by", inDays(20));
            case "POST /planned-visits/{id}/assign" -> Map.of("inspector", text(subject()));
            case "POST /planned-visits/{id}/move" -> Map.of("by", inDays(30));
            case OPEN -> Map.of("householdAccess", text("CONSENT"), "entry.consentBy", text("A son"), "entry.consentForm", text("ORAL"));
            case VISITS -> Map.of("workplace", text(made(WORKPLACES)));
            case FINDINGS -> Map.of("id", text(UUID.randomUUID().toString()), "indicators", NODES.arrayNode(),
                    "workers", NODES.numberNode(1),
                    "suspectedVictim.consent", NODES.booleanNode(true), "suspectedVictim.region", text(REGION),
                    "violations", NODES.arrayNode(), "suspectedVictims", NODES.arrayNode());
            case SUSPECTED_VICTIMS -> Map.of("indicators", NODES.arrayNode().add("EX01"), "victim.consent", NODES.booleanNode(true),
                    "victim.region", text(REGION));
            case FINDING_CORRECTIONS -> Map.of("indicators", NODES.arrayNode().add("EX01"));
            case "PUT /submissions/{id}" -> Map.of("workplace", household(), "kind", text("PLANNED"),
                    "startedAt", text("2026-01-05T09:30:00Z"), "householdAccess", text("CONSENT"), "entry.consentBy", text("A son"),
                    "entry.consentForm", text("ORAL"), "findings.violations", NODES.arrayNode(),
                    "findings.subject", text("ADULT"), "findings.workers", NODES.numberNode(1),
                    "findings.indicators", NODES.arrayNode().add("EX01"));
            case FORM_CHOICE -> Map.of("field", text("findings[0].workers"), "take", text("STANDING"));
            case FORM_SETTLING -> Map.of("outcome", text("FIELDS"), "choices.field", text("findings[0].workers"), "choices.take", text("OTHER"),
                    "reason", text("Counted again at the door"));
            case "POST /visits/{visit}/answers" -> Map.of("checklist", text(CHECKLIST), "answers.question", text(IN_WORDS));
            case QUESTION -> Map.of("text", text("A house"));
            case "POST /visits/{visit}/interviews" -> Map.of("language", text("so"));
            case WORKER_OFFENCES -> Map.of("seenOn", inDays(0));
            case "POST /visits/{visit}/close" -> Map.of("endedAt", text(Instant.now().minusSeconds(60).toString()));
            case CORRECTIONS -> Map.of("part", text("SUMMARY"), "value", text("Twelve people work there"));
            case EVIDENCE -> Map.of("kind", text("DOCUMENT"), "type", text("PDF"));
            case DIRECTIVES -> Map.of("violations", NODES.arrayNode().add(violation()), "dueOn", inDays(20));
            case "POST /directives/{directive}/extension", "POST /penalties/{penalty}/extension" -> Map.of("dueOn", inDays(40));
            case PENALTIES -> Map.of("violation", text(violation()), "amount.minor", NODES.numberNode(10_000), "amount.currency", text("GBP"),
                    "servedOn", inDays(0), "dueOn", inDays(20));
            case CLAIMS -> Map.of("workplace", text(made(WORKPLACES)), "currency", text("GBP"), "worker.label", text("Second machine"),
                    "worker.employedFrom", text(EMPLOYED_FROM));
            case "PUT /wage-claims/{claim}" -> Map.of("label", text("Third machine"), "employedFrom", text(EMPLOYED_FROM));
            case HOURS -> Map.of("from", text(FROM), "until", text(UNTIL), "hours", NODES.numberNode(40),
                    "daysWorked", NODES.numberNode(5));
            case "POST /wage-claims/{claim}/pay" -> Map.of("from", text(FROM), "until", text(UNTIL), "paid.currency", text("GBP"));
            case "POST /wage-claims/{claim}/fees" -> Map.of("amount.currency", text("GBP"), "paidOn", text("2024-02-01"));
            case REPAYMENTS -> Map.of("amount.currency", text("GBP"), "paidOn", text("2024-06-01"));
            case ANNUAL_FIGURES -> Map.of("offices", NODES.numberNode(1));
            default -> Map.of();
        };
    }

    /// A partner signs in with a credential of its own.
    Map<String, String> headers(Operation operation) {
        return name(operation).equals(PARTNER_TIPS) ? Map.of("Authorization", partner()) : Map.of();
    }

    /// The sign-in of a partner that may send everything.
    private String partner() {
        if (partner == null) {
            var agreement = asked("/partner-agreements", """
                    {"partner": "Bank of Zed", "kind": "BANK", "purpose": "%s", "legalBasis": "Act 7", "validFrom": "2025-01-01", "validUntil": "%s",
                     "fields": ["WORDS", "PLACE", "PLACE_KIND", "SEEN_ON", "DANGER_NOW", "SUBJECT_NAME", "SUBJECT_CONTACT", "ACCOUNTS", "TRANSACTIONS", "BOOKINGS",
                      "JOURNEYS", "LISTINGS", "TIPPER_NAME", "TIPPER_CONTACT"]}""".formatted(PURPOSE, LocalDate.now().plusDays(365))).get("id").asText();
            var made = asked("/partner-agreements/" + agreement + "/credentials", "{\"name\": \"The bank\"}");
            partner = BasicSignIn.of(made);
        }
        return partner;
    }

    /// What the chief inspector makes.
    private JsonNode asked(String path, String body) {
        return callers.ask(CHIEF, "POST", API + path, body.getBytes(UTF_8), Map.of("Content-Type", "application/json")).answer().expect(201).json();
    }

    /// Creates the records that the operation needs, new each time.
    void needed(Operation operation) {
        switch (name(operation)) {
            case TRIAGE -> complaint();
            case "POST /statements/{id}/answers" -> made(STATEMENTS);
            case "POST /tips/{tip}/decisions/referral" -> made(TIPS);
            // An agreement has three credentials at most.
            case "POST /partner-agreements/{agreement}/credentials" -> made("POST /partner-agreements");
            case APPEAL_DECISION -> step(INSPECTOR, "/directives/" + made(DIRECTIVES), "/appeal",
                    "{\"lodgedOn\": \"%s\"}".formatted(LocalDate.now()));
            case "POST /planned-visits/{id}/assign" -> {
                theTeam();
                made(PLANNED);
            }
            case OPEN -> accepted();
            case CORRECTIONS -> made("POST /visits/{visit}/close");
            case WORKER_OFFENCE_ANSWERS -> made(WORKER_OFFENCES);
            case CUSTODY -> evidence(ANY_FILE);
            case KEEP_ATTACHMENT -> attachment(ANY_FILE);
            case FORM_CHOICE, FORM_SETTLING -> waitingForm();
            case QUESTION -> {
                made(VISITS);
                records.put(API + "/visits/{visit}/checklists", CHECKLIST);
                records.put(API + "/visits/{visit}/checklists/{checklist}/questions", IN_WORDS);
            }
            case SUSPECTED_VICTIMS, FINDING_CORRECTIONS -> made(FINDINGS);
            // Only what was calculated can be paid back.
            case REPAYMENTS -> {
                made(HOURS);
                onLatest("POST /wage-claims/{claim}/calculations", Map.of());
            }
            case ANNUAL_FIGURES, REGIONAL_INJURIES -> List.of("/annual-figures", "/annual-reports").forEach(collection -> {
                records.put(API + collection, "GB");
                records.put(API + collection + "/{country}", "2025");
                records.put(API + collection + "/{country}/{year}", "C81");
                records.put(API + collection + "/{country}/{year}/{convention}/injuries", REGION);
            });
            // The violation of an order or a penalty has created its visit.
            case DIRECTIVES, PENALTIES -> { }
            case String ofWorkplace when ofWorkplace.contains(" /workplaces/{id}") -> made(WORKPLACES);
            case String ofCompany when ofCompany.contains(" /companies/{id}/") -> made(COMPANIES);
            case String ofAgency when ofAgency.contains(" /recruitment-agencies/{agency}") -> made(AGENCIES);
            case String ofPlan when ofPlan.contains(" /planned-visits/{id}/") -> made(PLANNED);
            case String ofOrder when ofOrder.contains(" /directives/{directive}/") -> made(DIRECTIVES);
            case String ofPenalty when ofPenalty.contains(" /penalties/{penalty}/") -> made(PENALTIES);
            case String ofVisit when ofVisit.contains(" /visits/{visit}/") -> made(VISITS);
            case String ofClaim when ofClaim.contains(" /wage-claims/{claim}") -> made(CLAIMS);
            default -> { }
        }
    }

    private static String name(Operation operation) {
        return operation.method() + " " + operation.path().substring(API.length());
    }

    private String made(String name) {
        return made(name, Map.of()).json().path("id").asText();
    }

    /// The answer to a creation that must be accepted.
    private Answer made(String name, Map<String, JsonNode> more) {
        return recipes.taken(name.replaceFirst(" ", " " + API), more);
    }

    /// The answer to an operation on the latest records, without those that it would need otherwise.
    private Answer onLatest(String name, Map<String, JsonNode> more) {
        return recipes.takenOnLatest(name.replaceFirst(" ", " " + API), more);
    }

    private String reference(String workplace) {
        return callers.get(INSPECTOR, API + "/workplaces/" + workplace).answer().expect(200).json().get("reference").asText();
    }

    /// The subject of the inspector's tokens.
    private String subject() {
        return People.subject(callers.suite(), INSPECTOR);
    }

    /// A violation of a new visit, for which an order can be issued.
    private String violation() {
        made(VISITS);
        var acted = NODES.objectNode().put("code", "WAGES_BELOW_MINIMUM").put("actedOn", "2025-12-31").put("workers", 1);
        return onLatest(FINDINGS, Map.of("violations", NODES.arrayNode().add(acted))).json().at("/violations/0/id").asText();
    }

    /// The latest complaint, or a new one if it was decided before. Who takes a complaint in isn't told its id.
    private void complaint() {
        var latest = latestComplaint();
        if (!latest.path("state").asText().equals("NEW")) {
            sent(INSPECTOR, "POST", "/complaints",
                    "{\"channel\": \"PHONE\", \"country\": \"GB\", \"place\": \"A laundry\", \"what\": \"No wages\"}", "");
            latest = latestComplaint();
        }
        records.put(API + "/complaints", latest.get("id").asText());
    }

    private JsonNode latestComplaint() {
        return callers.get(CHIEF, API + "/complaints?limit=1").answer().expect(200).json().at("/items/0");
    }

    /// A form that says another number of workers than the one that became the visit.
    private void waitingForm() {
        var form = "/submissions/" + UUID.randomUUID();
        var body = """
                {"workplace": "%s", "kind": "PLANNED", "startedAt": "2026-01-05T09:30:00Z", "findings": [{"subject": "ADULT", "workers": 1, "indicators": ["EX01"]}]}"""
                .formatted(made(WORKPLACES));
        phone(form, body, 200);
        phone(form, body.replace("\"workers\": 1", "\"workers\": 2"), 409);
        records.put(API + "/form-submissions", callers.get(INSPECTOR, API + "/form-submissions?state=WAITING&limit=1").answer().expect(200).json().at("/items/0/id").asText());
    }

    private void phone(String path, String body, int status) {
        callers.ask(INSPECTOR, "PUT", API + path, body.getBytes(UTF_8), Map.of("Content-Type", "application/json")).answer().expect(status);
    }

    /// The inspector joins her team unless she is in it.
    private void theTeam() {
        if (callers.get(INSPECTOR, API + "/team/" + subject()).answer().status() != 200) {
            sent(INSPECTOR, "POST", "/team", "{\"name\": \"Anna\", \"visitsPerWeek\": 5}", "");
        }
    }

    /// A visit to a private household that the inspector has accepted for today.
    private void accepted() {
        theTeam();
        var planned = made(PLANNED, Map.of("workplace", household(), "inspector", text(subject()))).id();
        step(INSPECTOR, "/planned-visits/" + planned, "/accept", "{\"day\": \"%s\"}".formatted(LocalDate.now()));
    }

    /// A new private household.
    private JsonNode household() {
        return made(WORKPLACES, Map.of("kind", text("PRIVATE_HOUSEHOLD"), "address", unique(), "sector", text("Apparel"))).json().get("id");
    }

    /// Evidence of a new visit, whose file has come: only what is there can be handed over.
    ///
    /// @return its path
    String evidence(byte[] file) {
        var evidence = made(EVIDENCE);
        var path = API + "/visits/" + records.latest(API + "/visits", INSPECTOR) + "/evidence/" + evidence;
        callers.ask(INSPECTOR, "PUT", path + "/content", file, Map.of("Content-Type", "application/octet-stream")).answer().expect(200);
        return path;
    }

    /// A file that a phone sent to the latest visit, because each can be kept as evidence once.
    ///
    /// @return its path
    String attachment(byte[] file) {
        var visit = records.latest(API + "/visits", INSPECTOR);
        var upload = callers.ask(INSPECTOR, "POST", API + "/uploads", new byte[0], Map.of("Tus-Resumable", "1.0.0",
                "Upload-Length", String.valueOf(file.length), "Upload-Metadata", "visit " + Base64.getEncoder().encodeToString(visit.getBytes(UTF_8))))
                .answer().expect(201).header("Location");
        callers.ask(INSPECTOR, "PATCH", upload, file, Map.of("Tus-Resumable", "1.0.0", "Upload-Offset", "0",
                "Content-Type", "application/offset+octet-stream")).answer().expect(204);
        var attachment = upload.substring(upload.lastIndexOf('/') + 1);
        records.put(API + "/visits/{visit}/attachments", attachment);
        return API + "/visits/" + visit + "/attachments/" + attachment;
    }

    /// Does a step of a record with its present ETag.
    private void step(String account, String record, String step, String body) {
        sent(account, "POST", record + step, body, callers.get(account, API + record).answer().expect(200).header("ETag"));
    }

    private void sent(String account, String method, String path, String body, String etag) {
        var headers = new HashMap<>(Map.of("Content-Type", "application/json"));
        if (!etag.isEmpty()) {
            headers.put("If-Match", etag);
        }
        var asked = callers.ask(account, method, API + path, body.getBytes(UTF_8), headers);
        asked.answer().expect(asked.isTaken() ? asked.answer().status() : 201);
    }

    private static JsonNode unique() {
        return text("Taint " + UUID.randomUUID());
    }

    private static JsonNode inDays(int days) {
        return text(LocalDate.now().plusDays(days).toString());
    }

    private static JsonNode text(String text) {
        return TextNode.valueOf(text);
    }
}
