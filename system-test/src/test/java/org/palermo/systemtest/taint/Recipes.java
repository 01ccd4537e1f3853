package org.palermo.systemtest.taint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.palermo.systemtest.OneBedShelter;
import org.palermo.systemtest.People;
import org.palermo.systemtest.suite.Answer;

/// What an operation needs to be accepted and its document can't say: the account, the record and the codes. An operation
/// that is not named here is called by the first permitted account, on the latest record of its path.
final class Recipes {

    private static final String REGION = "GB-ENG-LDN";
    private static final String SERVICE_LINES = "/api/nrm/v1/service-lines";
    private static final String BREAK_GLASS_PATH = "/api/nrm/v1/break-glass";
    private static final String BREAK_GLASS = "POST " + BREAK_GLASS_PATH;
    private static final String INQUIRIES = "POST /api/nrm/v1/access-inquiries";
    private static final String STATISTICS = "POST /api/nrm/v1/statistics-releases";
    private static final String SEARCHES = "POST /api/shelter/v1/availability-searches";
    private static final String PLACEMENTS = "/api/shelter/v1/placements";
    private static final String HANDOVER = "PUT /api/shelter/v1/placements/{id}/handover";
    private static final String ACCOMMODATION = "POST /api/nrm/v1/cases/{id}/accommodation-requests";
    /// Where the shelter service shows the requests of cases and searches by them.
    private static final String REQUESTS = "/api/shelter/v1/accommodation-requests";
    private static final String SEARCHES_BY_REQUEST = "POST " + REQUESTS + "/{id}/searches";
    /// The records that belong to a case file.
    private static final Pattern RECORDS = Pattern.compile("(POST|PUT) (/api/nrm/v1/cases/\\{id}/(consents|guardians|safe-contacts|risk-assessments|missing-episodes|exploitation-places|proceedings|hearings|delays|offences|assets|claims|awards|needs|loans|livelihood-steps|rights-requests))(/\\{record})?");
    private static final String LETTERS = "POST /api/nrm/v1/cases/{id}/letters";
    private static final String LETTERS_TO_PERSON = LETTERS + "/to-person";
    private static final String DOCUMENTS = "POST /api/nrm/v1/cases/{id}/documents";
    private static final String REGISTRATIONS = "POST /api/nrm/v1/requests-of-persons";
    private static final String ANSWER_LETTERS = REGISTRATIONS + "/{request}/letters";
    private static final String PROPOSALS = "POST /api/nrm/v1/cases/{id}/decision-proposals";
    private static final String QUESTIONS = "POST /api/nrm/v1/cases/{id}/information-requests";
    /// Where an organisation sees what it is asked.
    private static final String ASKED = "/api/nrm/v1/received-information-requests";
    private static final String ANSWERS = "POST " + ASKED + "/{request}/answer";
    private static final String ANSWER_FILES = "POST " + ASKED + "/{request}/documents";
    private static final String LINKS = "POST /api/nrm/v1/cases/{id}/links";
    private static final String TASKS = "POST /api/nrm/v1/cases/{id}/tasks";
    /// Where a guardian sees the records that are addressed to her organisation.
    private static final String ADDRESSED = "/api/nrm/v1/addressed-records";
    private static final String RECORD_ANSWERS = "POST " + ADDRESSED + "/{record}/answers";
    /// The organisation of the guardian.
    private static final String GUARDIANS = "00000000-0000-7000-8000-000000000051";
    /// The organisation of the first responder.
    private static final String POLICE = "00000000-0000-7000-8000-000000000010";
    private static final String ONWARD = "POST /api/nrm/v1/cases/{id}/onward-referrals";
    /// The organisation of the service provider.
    private static final String CLINIC = "00000000-0000-7000-8000-000000000050";
    private static final String PROVIDERS = "/api/nrm/v1/providers";
    private static final String REFERRAL_CONTACT = "PUT /api/nrm/v1/providers/{id}/referral-contact";
    private static final String CLOSURE = "POST /api/nrm/v1/providers/{id}/closure";
    private static final String CORRECTION = "PATCH /api/nrm/v1/cases/{id}/person";
    private static final String AGE = "POST /api/nrm/v1/cases/{id}/age-determinations";
    private static final Pattern TIED = Pattern.compile("(POST|PUT) /api/nrm/v1/cases/\\{id}/(hearings|delays)(/\\{record})?");
    private static final String PROCEEDINGS = "/api/nrm/v1/cases/{id}/proceedings";
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    /// What a referral says of a person who is identified.
    private static final Map<String, JsonNode> NAMED = Map.of("person.givenName", text("Anna"), "person.familyName", text("Journey"));

    private final Map<String, Operation> operations;
    private final Accounts accounts;
    private final Callers callers;
    private final Records records;
    private final InspectionRecipes inspection;
    private int year = 1901;

    Recipes(Map<String, Operation> operations, Accounts accounts, Callers callers, Records records) {
        this.operations = operations;
        this.accounts = accounts;
        this.callers = callers;
        this.records = records;
        inspection = new InspectionRecipes(this, callers, records);
    }

    /// Operations whose conditions can't be created from outside. A secret is still sent there, and refused.
    static final Set<String> OUT_OF_REACH = Set.of(
            // Needs an event that another service has refused for hours.
            "POST /api/inspection/v1/outbox/parked/{subscriber}/{aggregate}/skip",
            // No law profile that comes with the suite wants a second reader.
            PROPOSALS, PROPOSALS + "/{proposal}/return");

    /// A request that would be accepted as it is.
    record Prepared(String account, String path, Map<String, String> headers, Map<String, JsonNode> given) {}

    Prepared prepare(Operation operation) {
        return prepare(operation, whoCalls(operation), Map.of());
    }

    /// Synchronized, because a needed record must stay the latest of its kind until the request is sent.
    synchronized Prepared prepare(Operation operation, String account, Map<String, JsonNode> more) {
        var given = new HashMap<>(given(operation));
        given.putAll(more);
        needed(operation);
        return onLatest(operation, account, given);
    }

    private Prepared onLatest(Operation operation, String account, Map<String, JsonNode> given) {
        var path = operation.pathWith(collection -> records.latest(collection, account));
        return new Prepared(account, path, headers(operation, account, path), given);
    }

    /// The account that the operation is called with.
    String whoCalls(Operation operation) {
        if (InspectionRecipes.has(operation)) {
            return InspectionRecipes.whoCalls(operation).orElseGet(() -> accounts.first(operation));
        }
        return switch (operation.toString()) {
            case "PUT /api/nrm/v1/service-lines/{id}/state", "PUT /api/nrm/v1/service-lines/{id}/listing", "PUT /api/nrm/v1/service-lines/{id}/description",
                 "PUT /api/nrm/v1/service-lines/{id}/contact", "PUT /api/nrm/v1/service-lines/{id}/capacity", REFERRAL_CONTACT,
                 "POST /api/nrm/v1/service-lines", "POST /api/nrm/v1/service-lines/states" -> "administrator";
            // An account that can see the case anyhow can't use emergency access.
            case BREAK_GLASS, ACCOMMODATION, SEARCHES_BY_REQUEST -> "coordinator";
            // The sample's other organisation with an administrator is not a first responder.
            case "POST /api/nrm/v1/htcds/files" -> "authority";
            case "POST /api/nrm/v1/people", "PUT /api/nrm/v1/people/{id}/roles" -> "agency-administrator";
            case HANDOVER -> "shelter";
            case ANSWERS, ANSWER_FILES -> "responder";
            case RECORD_ANSWERS -> "guardian";
            case CORRECTION -> "authority";
            case LETTERS, DOCUMENTS, ONWARD, TASKS -> "coordinator";
            case String record when RECORDS.matcher(record).matches() -> "coordinator";
            default -> operation.path().startsWith("/api/shelter/v1/shelters") && !operation.isImport() ? "shelter" : accounts.first(operation);
        };
    }

    private Map<String, JsonNode> given(Operation operation) {
        if (InspectionRecipes.has(operation)) {
            return inspection.given(operation);
        }
        return switch (operation.toString()) {
            case "POST /api/nrm/v1/referrals" -> Map.of("region", text(REGION), "consent", NODES.booleanNode(true), "ageGroup", text("ADULT"),
                    "indicators", NODES.arrayNode().add("EX01"));
            case "POST /api/nrm/v1/cases/searches" -> Map.of("name", text("Zsófia"));
            case BREAK_GLASS -> Map.of("kind", text("case_file"), "record", text(made("POST /api/nrm/v1/referrals")), "minutes", NODES.numberNode(60), "explanation", text("Not back since last night."));
            case "POST /api/nrm/v1/people" -> Map.of("givenName", text("Anna"), "familyName", text("Journey"), "roles", NODES.arrayNode().add("ngo"),
                    "email", text(UUID.randomUUID() + "@mail.example"));
            case "PUT /api/nrm/v1/people/{id}/roles" -> Map.of("roles", NODES.arrayNode().add("ngo"));
            case "PUT /api/nrm/v1/service-lines/{id}/state" -> Map.of("state", text(another()));
            case "PUT /api/nrm/v1/service-lines/{id}/contact" -> Map.of("phones.number", text("+441632960117"), "phones.languages", NODES.arrayNode().add("en"),
                    "address.region", text(REGION), "addressConfidential", NODES.booleanNode(false), "web", text("https://help.example.org/"),
                    "hours.alwaysOpen", NODES.booleanNode(true), "hours.periods", NODES.arrayNode(), "takes.women", NODES.booleanNode(true));
            case "POST /api/nrm/v1/providers" -> Map.of("name", text("Taint " + UUID.randomUUID()), "country", text("GB"),
                    "regions", NODES.arrayNode());
            case "PUT /api/nrm/v1/providers/{id}" -> Map.of("name", text("Taint " + UUID.randomUUID()));
            case REFERRAL_CONTACT -> Map.of("telephone", text("+441632960118"), "email", text(UUID.randomUUID() + "@mail.example"));
            case CLOSURE -> Map.of("on", text(LocalDate.now().minusDays(1).toString()));
            case "POST /api/nrm/v1/service-lines" -> Map.of("provider", text(listed("/api/nrm/v1/providers?country=GB&closed=false")), "national", NODES.booleanNode(true),
                    "regions", NODES.arrayNode());
            case "POST /api/nrm/v1/service-lines/states" -> Map.of("state", text(another()),
                    "lines", NODES.arrayNode().add(NODES.objectNode().put("id", records.latest(SERVICE_LINES, "administrator"))));
            // The figures of a quarter can be taken only once.
            case STATISTICS -> Map.of("country", text("ZZ"), "quarter", text("%d-Q1".formatted(year++)));
            case "POST /api/nrm/v1/term-recalculations" -> Map.of("scope", text("GB"));
            case "POST /api/nrm/v1/htcds/files" -> Map.of("region", text(REGION), "sha256", text(UUID.randomUUID().toString().replace("-", "").repeat(2)));
            case "POST /api/nrm/v1/access-difficulties" -> Map.of("region", text(REGION));
            case ACCOMMODATION -> Map.of("region", text(REGION), "avoidRegions", NODES.arrayNode().add("GB-SCT"), "from", text(LocalDate.now().plusDays(3).toString()),
                    "nights", NODES.numberNode(1), "women", NODES.numberNode(1));
            // A correction must change something.
            case CORRECTION -> Map.of("givenName", text("Anna"));
            case LETTERS, ANSWER_LETTERS -> Map.of("language", text("en"));
            case REGISTRATIONS -> Map.of("reference", taken("POST /api/nrm/v1/referrals", Map.of()).json().get("reference"),
                    "receivedOn", text(LocalDate.now().minusDays(1).toString()));
            // The need is of a new case, which stays the latest.
            case ONWARD -> Map.of("kind", text("SERVICE_REFERRAL"), "to", text(CLINIC), "need", text(made("POST /api/nrm/v1/cases/{id}/needs")));
            case LETTERS_TO_PERSON -> Map.of("kind", text("DECISION"), "decision", NODES.nullNode(), "language", text("en"));
            case QUESTIONS -> Map.of("to", text(POLICE), "dueOn", text(LocalDate.now().plusDays(7).toString()));
            case TASKS -> Map.of("dueOn", text(LocalDate.now().plusDays(7).toString()));
            case LINKS -> Map.of("reference", taken("POST /api/nrm/v1/referrals", NAMED).json().get("reference"), "reason", text("SAME_DOCUMENT"));
            case RECORD_ANSWERS -> Map.of("answer", text("STATEMENT"), "said", text("She was told of her rights"));
            case AGE -> Map.of("on", text(LocalDate.now().minusDays(1).toString()));
            case "POST /api/nrm/v1/cases/{id}/transitions" -> Map.of("to", text("SUSPENDED"), "reasons", text("Nobody finds her"));
            case "POST /api/nrm/v1/cases/{id}/extensions" -> Map.of("until", text(LocalDate.now().plusDays(60).toString()));
            // A record that is tied to a proceeding names one of the same case, which is created first.
            case String delay when TIED.matcher(delay).matches() && delay.contains("/delays") -> Map.of("proceeding", text(proceeding(delay)), "since", text(LocalDate.now().toString()));
            case String tied when TIED.matcher(tied).matches() -> Map.of("proceeding", text(proceeding(tied)));
            case String asset when asset.contains("/cases/{id}/assets") -> Map.of("value.currency", text("GBP"), "frozenOn", text(LocalDate.now().toString()));
            case String place when place.contains("/cases/{id}/exploitation-places") -> Map.of("country", text("GB"));
            case String award when award.contains("/cases/{id}/awards") -> Map.of("amount.currency", text("GBP"), "awardedOn", text(LocalDate.now().toString()));
            case "POST /api/nrm/v1/compensation-schemes/eligibility" -> Map.of("country", text("GB"));
            case String consent when consent.contains("/cases/{id}/consents") -> Map.of("scope", NODES.arrayNode().add("HEALTH"));
            case SEARCHES -> Map.of("from", text(LocalDate.now().plusDays(45).toString()), "nights", NODES.numberNode(1), "region", text(REGION));
            case "POST /api/shelter/v1/waitlist" -> Map.of("area", text(area()), "from", text(LocalDate.now().plusDays(45).toString()), "nights", NODES.numberNode(1),
                    "women", NODES.numberNode(1));
            // No shelter takes a child with all these needs: a broadcast is allowed only when a search finds nothing.
            case "POST /api/shelter/v1/broadcasts" -> Map.of("deadline", text(Instant.now().plusSeconds(3_600).toString()), "from", text(LocalDate.now().plusDays(45).toString()),
                    "nights", NODES.numberNode(1), "women", NODES.numberNode(1), "children", NODES.arrayNode().add(3), "needs", needs(), "region", text(REGION));
            case "PUT /api/shelter/v1/shelters/{shelter}/on-call/{shift}" -> shift();
            case "POST /api/shelter/v1/holds" -> Map.of("offer", text(offer()));
            case "POST /api/shelter/v1/raised-holds" -> Map.of("country", text("GB"), "night", text(LocalDate.now().plusDays(45).toString()));
            case "POST /api/shelter/v1/shelters", "PUT /api/shelter/v1/shelters/{id}" -> Map.of("region", text(REGION), "takes", takes(),
                    "accessibility", NODES.arrayNode(), "languages", NODES.arrayNode());
            // One inquiry is open for a person and a day.
            case INQUIRIES -> Map.of("person", text(UUID.randomUUID().toString()), "day", text(LocalDate.now().minusDays(1).toString()));
            case "POST /api/shelter/v1/webhooks" -> Map.of("country", text("GB"), "url", text("https://hooks.example.org/"));
            default -> Map.of();
        };
    }

    /// Creates the records that the operation needs, new each time.
    private void needed(Operation operation) {
        if (InspectionRecipes.has(operation)) {
            inspection.needed(operation);
            return;
        }
        switch (operation.toString()) {
            case "POST /api/nrm/v1/cases/{id}/reasonable-grounds", "POST /api/nrm/v1/cases/{id}/decisions", "POST /api/nrm/v1/cases/{id}/transitions", CORRECTION, AGE, QUESTIONS -> made("POST /api/nrm/v1/referrals");
            case "POST /api/nrm/v1/cases/{id}/extensions", LETTERS_TO_PERSON -> made("POST /api/nrm/v1/cases/{id}/reasonable-grounds");
            case ACCOMMODATION, DOCUMENTS, TASKS -> assign(made("POST /api/nrm/v1/referrals"));
            // A letter contains the person's name.
            case LETTERS -> assign(made("POST /api/nrm/v1/referrals", NAMED));
            case LINKS -> made("POST /api/nrm/v1/referrals", NAMED);
            case String record when RECORDS.matcher(record).matches() && !TIED.matcher(record).matches() -> theRecord(record);
            case String step when step.startsWith(REGISTRATIONS + "/{request}") -> made(REGISTRATIONS);
            case BREAK_GLASS -> endOpen();
            case "POST /api/nrm/v1/break-glass/{id}/review" -> endOne();
            case "PUT /api/shelter/v1/shelters/{id}" -> made("POST /api/shelter/v1/shelters");
            case HANDOVER -> records.put(PLACEMENTS, accepted());
            case ANSWERS, ANSWER_FILES -> records.put(ASKED, made(QUESTIONS));
            case RECORD_ANSWERS -> records.put(ADDRESSED, made("POST /api/nrm/v1/cases/{id}/guardians", Map.of("body", text(GUARDIANS))));
            case INQUIRIES + "/{id}/closure" -> made(INQUIRIES);
            case "PUT /api/nrm/v1/providers/{id}", REFERRAL_CONTACT, CLOSURE -> records.put(PROVIDERS, made("POST " + PROVIDERS));
            case "POST /api/nrm/v1/providers/{id}/reopening" -> made(CLOSURE);
            case SEARCHES_BY_REQUEST -> records.put(REQUESTS, told(made(ACCOMMODATION)));
            default -> { }
        }
    }

    InspectionRecipes inspection() {
        return inspection;
    }

    /// @return the id of a record that was just created
    String made(String operation) {
        return made(operation, Map.of());
    }

    private String made(String operation, Map<String, JsonNode> more) {
        return taken(operation, more).id().toString();
    }

    /// The answer to a request that must be accepted.
    Answer taken(String operation, Map<String, JsonNode> more) {
        var wanted = operations.get(operation);
        return taken(wanted, prepare(wanted, whoCalls(wanted), more));
    }

    /// As [#taken(String, Map)], on the latest records.
    Answer takenOnLatest(String operation, Map<String, JsonNode> more) {
        var wanted = operations.get(operation);
        var given = new HashMap<>(given(wanted));
        given.putAll(more);
        return taken(wanted, onLatest(wanted, whoCalls(wanted), given));
    }

    private Answer taken(Operation operation, Prepared prepared) {
        var asked = send(operation, prepared, Map.of());
        return asked.answer().expect(asked.isTaken() ? asked.answer().status() : 201);
    }

    /// The proceeding of a new case; for a change of a tied record, the proceeding of that record's case.
    private String proceeding(String tied) {
        var asked = RECORDS.matcher(tied);
        asked.matches();
        if (asked.group(1).equals("POST")) {
            return made("POST " + PROCEEDINGS);
        }
        made("POST " + asked.group(2));
        return records.latest(PROCEEDINGS, "coordinator");
    }

    /// Creates a new case and, for a change, the record in it.
    private void theRecord(String operation) {
        var asked = RECORDS.matcher(operation);
        asked.matches();
        if (asked.group(1).equals("POST")) {
            assign(made("POST /api/nrm/v1/referrals"));
        } else {
            made("POST " + asked.group(2));
        }
    }

    /// Assigns the case to the coordinator.
    private void assign(String file) {
        var person = People.subject(callers.suite(), "coordinator");
        callers.ask("authority", "PUT", "/api/nrm/v1/cases/" + file + "/coordinators/" + person, new byte[0], Map.of()).answer().expect(200);
    }

    /// A person may have only a few emergency accesses open at once.
    private void endOpen() {
        callers.get("coordinator", BREAK_GLASS_PATH).answer().json().get("items").forEach(access -> {
            if (access.path("state").asText().equals("OPEN") && access.path("subject").asText().equals(People.subject(callers.suite(), "coordinator").toString())) {
                callers.ask("coordinator", "POST", BREAK_GLASS_PATH + "/" + access.get("id").asText() + "/end", new byte[0], Map.of("If-Match", "\"" + access.get("version").asInt() + "\""))
                        .answer().expect(200);
            }
        });
    }

    /// Ends an emergency access, because only ended ones can be reviewed, and each only once. It is the latest, with all
    /// that was stated when it was opened, or else a new one.
    private void endOne() {
        var latest = records.latest(BREAK_GLASS_PATH, "coordinator");
        var known = callers.get("coordinator", BREAK_GLASS_PATH + "/" + latest).answer();
        var open = known.status() == 200 && known.json().path("state").asText().equals("OPEN") ? latest : made(BREAK_GLASS, Map.of("explanation", text("Not back since last night.")));
        callers.ask("coordinator", "POST", BREAK_GLASS_PATH + "/" + open + "/end", new byte[0], Map.of("If-Match", "\"0\"")).answer().expect(200);
    }

    /// An accepted placement for which nobody has arrived yet.
    private String accepted() {
        OneBedShelter.open(callers.suite());
        var search = "{\"from\": \"%s\", \"nights\": 1, \"women\": 1, \"needs\": %s, \"region\": \"%s\"}"
                .formatted(LocalDate.now().plusDays(35), OneBedShelter.NEEDS, OneBedShelter.REGION);
        var offer = asked("ngo", "/api/shelter/v1/availability-searches", search).at("/offers/0/offer").asText();
        var hold = asked("ngo", "/api/shelter/v1/holds", "{\"offer\": \"%s\"}".formatted(offer)).get("id").asText();
        var placement = asked("ngo", "/api/shelter/v1/holds/" + hold + "/placement", "{\"purpose\": \"EMERGENCY\"}").at("/placement/id").asText();
        asked("shelter", PLACEMENTS + "/" + placement + "/acceptance", "");
        return placement;
    }

    /// A request that has reached the shelter service.
    private String told(String request) {
        Awaitility.await("the request").atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(100))
                .until(() -> callers.get("coordinator", REQUESTS + "/" + request).answer().status() == 200);
        return request;
    }

    private JsonNode asked(String account, String path, String body) {
        var headers = Map.of("Content-Type", "application/json", "If-Match", "\"0\"");
        var asked = callers.ask(account, "POST", path, body.getBytes(StandardCharsets.UTF_8), headers);
        return asked.answer().expect(asked.isTaken() ? asked.answer().status() : 201).json();
    }

    /// Another state than the current one, because a service line can't be moved to its own state.
    private String another() {
        var line = callers.get("administrator", SERVICE_LINES + "/" + records.latest(SERVICE_LINES, "administrator")).answer();
        return line.status() == 200 && line.json().path("state").asText().equals("PARTIAL") ? "SUSPENDED" : "PARTIAL";
    }

    /// A record of the list.
    private String listed(String list) {
        return callers.get("administrator", list).answer().expect(200).json().at("/items/0/id").asText();
    }

    private String area() {
        var search = operations.get(SEARCHES);
        return send(search, prepare(search), Map.of()).answer().expect(200).json().at("/offers/0/area").asText();
    }

    private String offer() {
        var search = operations.get(SEARCHES);
        return send(search, prepare(search), Map.of()).answer().expect(200).json().at("/offers/0/offer").asText();
    }

    Callers.Asked send(Operation operation, Prepared prepared, Map<String, Secret> secrets) {
        var body = new Body(operation, prepared.given(), secrets).json().toString().getBytes(StandardCharsets.UTF_8);
        var asked = callers.ask(prepared.account(), operation.method(), prepared.path(), body, prepared.headers());
        records.remember(operation, asked);
        if (!secrets.isEmpty()) {
            records.mark(operation, prepared.path(), asked);
        }
        return asked;
    }

    /// A change of a record with an ETag needs that ETag.
    private Map<String, String> headers(Operation operation, String account, String path) {
        var headers = new HashMap<String, String>();
        operation.body().ifPresent(body -> headers.put("Content-Type", body.getKey()));
        var names = operation.parametersIn("header").stream().map(parameter -> parameter.get("name").asText()).toList();
        if (InspectionRecipes.has(operation)) {
            headers.putAll(inspection.headers(operation));
        }
        if (names.contains("Idempotency-Key")) {
            headers.put("Idempotency-Key", UUID.randomUUID().toString());
        }
        if (names.contains("If-Match")) {
            headers.put("If-Match", etag(operation, account, path));
        }
        return headers;
    }

    private String etag(Operation operation, String account, String path) {
        var segments = operation.path().split("/");
        int record = segments.length;
        while (record > 0 && !segments[record - 1].startsWith("{")) {
            record--;
        }
        // Data of a country rather than of a record is read at its own path.
        var read = callers.get(account, record == 0 ? path + "?scope=GB" : String.join("/", Arrays.copyOf(path.split("/"), record))).answer();
        var tag = read.header("ETag");
        return tag.isEmpty() ? "\"" + (read.status() == 200 ? read.json().path("version").asInt() : 0) + "\"" : tag;
    }

    private static JsonNode text(String text) {
        return TextNode.valueOf(text);
    }

    private static JsonNode needs() {
        try {
            return Answer.JSON.readTree(OneBedShelter.NEEDS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A free minute in the coming year.
    private Map<String, JsonNode> shift() {
        var from = Instant.now().plusSeconds(ThreadLocalRandom.current().nextInt(86_400, 300 * 86_400));
        return Map.of("from", text(from.toString()), "until", text(from.plusSeconds(60).toString()), "order", NODES.numberNode(9),
                "subject", text(People.subject(callers.suite(), "shelter")),
                "email", text(UUID.randomUUID() + "@mail.example"));
    }

    private static JsonNode takes() {
        return NODES.objectNode().put("women", true).put("womenWithChildren", true).put("girls", false).put("men", false).put("minAge", 18).put("maxAge", 99);
    }
}
