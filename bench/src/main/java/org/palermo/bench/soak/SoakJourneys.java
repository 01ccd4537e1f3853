package org.palermo.bench.soak;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.palermo.bench.soak.Soak.Journey;

/// What each person of the sample does in a day, including the most expensive request of the role.
final class SoakJourneys {

    private static final String NRM = "/api/nrm/v1";
    private static final String SHELTER = "/api/shelter/v1";
    private static final String INSPECTION = "/api/inspection/v1";
    private static final int REFERRALS = 100;

    private final SoakCallers people;
    private final PortalVisits portal;

    /// The case whose audit is read: a recent one.
    private volatile String seen = UUID.randomUUID().toString();

    private SoakJourneys(SoakCallers people) {
        this.people = people;
        this.portal = new PortalVisits(people);
    }

    static List<Journey> all(SoakCallers people) {
        var journeys = new SoakJourneys(people);
        return Stream.of(journeys.casesAndShelters(), new InspectionJourneys(people).all(), journeys.portal()).flatMap(List::stream).toList();
    }

    private List<Journey> casesAndShelters() {
        return List.of(
                new Journey("a first responder refers, the authority decides, a coordinator works on it", this::fromReferralToDecision),
                new Journey("an NGO holds a place, the shelter accepts", this::placeTonight),
                new Journey("the authority reads its worklist", this::worklist),
                new Journey("a shelter counts and reads what is asked of it", this::census),
                new Journey("the rapporteur reads the figures", this::figures),
                new Journey("an auditor reads who has seen what", this::audit),
                new Journey("a border officer refers and asks whether somebody may be removed", this::border),
                new Journey("anybody reads the status and the directory", this::anybody),
                new Journey("a register comes in and goes out", this::register),
                new Journey("those to whom records are addressed read them", this::addressed),
                new Journey("administrators and the data protection officer review", this::administration),
                new Journey("a service provider reads its lines and reports a difficulty", this::provider));
    }

    private List<Journey> portal() {
        return Stream.of("authority", "responder", "coordinator", "shelter", "inspector", "chief", "rapporteur")
                .map(account -> new Journey("the account " + account + " opens the portal", () -> portal.openAs(account))).toList();
    }

    private static String refer(String region, String name) {
        return """
                {"region": "%s", "ageGroup": "ADULT", "consent": true, "sex": "FEMALE", "exploitation": ["LABOUR"], "person": {"givenName": "%s"}}
                """.formatted(region, name);
    }

    private void fromReferralToDecision() throws Exception {
        var receipt = people.post("responder", NRM + "/referrals", refer("ZZ-N", "Ana " + Instant.now().toEpochMilli()));
        var file = NRM + "/cases/" + receipt.get("id").asText();
        people.keep("responder", NRM + "/referrals/" + receipt.get("id").asText());
        people.keep("authority", file);
        seen = receipt.get("id").asText();
        people.get("responder", NRM + "/referrals/" + receipt.get("id").asText());
        var decided = people.change("authority", "POST", file + "/decisions", people.etag("authority", file), """
                {"kind": "REASONABLE_GROUNDS", "outcome": "POSITIVE", "test": "reasonable grounds to believe", "reasons": "%s"}
                """.formatted("Her account is consistent. ".repeat(70)));
        people.change("authority", "POST", file + "/decisions/" + decided.at("/decisions/0/id").asText() + "/telling", people.etag("authority", file),
                "{\"on\": \"%s\", \"by\": \"IN_PERSON\"}".formatted(LocalDate.now(ZoneId.of("Europe/Zurich"))));
        people.change("authority", "PUT", file + "/coordinators/" + portal.subject("coordinator"), null, null);
        var contact = people.post("coordinator", file + "/safe-contacts", """
                {"ways": [{"channel": "PHONE", "value": "+44 7700 900123"}], "when": "in the morning", "words": "the library"}
                """);
        people.keep("coordinator", file + "/safe-contacts/" + contact.get("id").asText());
        people.get("coordinator", file + "/records?limit=200");
        people.download("coordinator", file + "/copy");
        people.get("authority", file + "/certificates");
    }

    private void placeTonight() throws Exception {
        var from = LocalDate.now().plusDays(ThreadLocalRandom.current().nextInt(2, 40));
        people.post("ngo", SHELTER + "/availability-searches", """
                {"from": "%s", "nights": 14, "women": 1, "children": [4, 9], "needs": ["STEP_FREE"], "region": "GB-ENG-LDN"}
                """.formatted(from));
        var found = people.post("ngo", SHELTER + "/availability-searches", """
                {"from": "%s", "nights": 2, "women": 1, "region": "GB-ENG-LDN"}
                """.formatted(from));
        people.get("ngo", SHELTER + "/holds?limit=200");
        people.get("ngo", SHELTER + "/placements?limit=200");
        var offer = StreamSupport.stream(found.get("offers").spliterator(), false).filter(one -> one.get("status").asText().equals("CAPACITY")).findFirst();
        if (offer.isEmpty()) {
            return;
        }
        var hold = people.post("ngo", SHELTER + "/holds", "{\"offer\": \"%s\"}".formatted(offer.get().get("offer").asText()));
        var path = SHELTER + "/holds/" + hold.get("id").asText();
        people.keep("ngo", path);
        var placement = people.post("ngo", path + "/placement", "{\"purpose\": \"EMERGENCY\"}").at("/placement/id").asText();
        people.keep("ngo", SHELTER + "/placements/" + placement);
        for (var manager : List.of("shelter", "other-shelter")) {
            var asked = people.get(manager, SHELTER + "/placements?status=REQUESTED&limit=200").get("items");
            if (StreamSupport.stream(asked.spliterator(), false).anyMatch(one -> one.get("id").asText().equals(placement))) {
                people.change(manager, "POST", SHELTER + "/placements/" + placement + "/acceptance", people.etag(manager, SHELTER + "/placements/" + placement), null);
            }
        }
    }

    private void worklist() throws Exception {
        for (var question : List.of("?limit=200", "?due=overdue&limit=200", "?stage=RECOVERY&limit=200", "?with=MISSING&limit=200")) {
            people.get("authority", NRM + "/cases" + question);
        }
        people.get("authority", NRM + "/cases/summary?country=GB");
        people.get("authority", NRM + "/cases/counts");
        people.get("authority", NRM + "/calendar?days=90");
        people.send("authority", "GET", NRM + "/cases/exports?format=XLSX", null, Map.of("X-Purpose", "OVERSIGHT"));
        people.post("authority", NRM + "/cases/searches", "{\"name\": \"Ana\", \"limit\": 50}");
        people.get("authority", NRM + "/notices?limit=200");
        people.get("regional", SHELTER + "/capacity?country=GB");
    }

    private void census() throws Exception {
        for (var manager : List.of("shelter", "other-shelter")) {
            var shelters = people.get(manager, SHELTER + "/shelters?limit=200").get("items");
            var census = SHELTER + "/shelters/" + shelters.get(ThreadLocalRandom.current().nextInt(shelters.size())).get("id").asText() + "/census";
            people.change(manager, "PUT", census, null, "{\"occupied\": " + people.get(manager, census).get("occupied") + "}");
            people.get(manager, census.replace("/census", "/nights"));
            people.get(manager, SHELTER + "/broadcast-alerts?limit=200");
        }
    }

    private void figures() throws Exception {
        people.get("rapporteur", NRM + "/access-difficulties/summary?country=GB&quarters=8");
        people.get("rapporteur", INSPECTION + "/findings/summary?country=GB");
        people.get("rapporteur", NRM + "/cases/summary?country=GB");
        var releases = people.get("rapporteur", NRM + "/statistics-releases?country=ZZ&limit=200").get("items");
        var release = releases.isEmpty() ? released() : releases.get(0);
        people.get("rapporteur", NRM + "/statistics-releases/" + release.get("id").asText());
        for (JsonNode published : people.get("", NRM + "/statistics/releases?country=ZZ").get("items")) {
            var quarter = NRM + "/statistics/ZZ/" + published.get("quarter").asText();
            people.get("", quarter);
            people.download("", quarter + "/workbook.xlsx");
        }
    }

    private JsonNode released() throws Exception {
        var release = people.post("rapporteur", NRM + "/statistics-releases", "{\"country\": \"ZZ\", \"quarter\": \"%d-Q4\"}".formatted(LocalDate.now().getYear() - 1));
        people.send("authority", "POST", NRM + "/statistics-releases/" + release.get("id").asText() + "/publication", null, Map.of());
        return release;
    }

    private void audit() throws Exception {
        var kinds = Map.of(NRM, "case_file", SHELTER, "hold", INSPECTION, "finding");
        for (var service : List.of(NRM, SHELTER, INSPECTION)) {
            people.get("auditor", service + "/audit?limit=200&record=" + seen);
            people.get("auditor", service + "/audit/links?limit=200");
            people.get("auditor", service + "/retention?limit=200&country=GB&kind=" + kinds.get(service));
        }
    }

    private void border() throws Exception {
        var receipt = people.post("border", NRM + "/referrals", refer("GB-SCT", "Eva"));
        people.keep("border", NRM + "/referrals/" + receipt.get("id").asText());
        people.post("border", NRM + "/removal-questions", "{\"reference\": \"0000 0000 0000 0000 0000 0\"}");
    }

    private void anybody() throws Exception {
        people.get("", NRM + "/mechanism/status?country=GB");
        people.get("", NRM + "/mechanism/status?country=GB&at=" + Instant.now().minus(400, ChronoUnit.DAYS));
        people.get("", NRM + "/mechanism/status/series?country=GB&from=%s&until=%s".formatted(LocalDate.now().minusYears(1), LocalDate.now()));
        people.get("", "/hsds/v3.1/services?per_page=100&full=true&search=helpline");
        people.get("", "/hsds/v3.1/organizations?per_page=100&full_service=true");
        people.download("", "/portal");
    }

    private void register() throws Exception {
        var table = new StringBuilder("prs_FirstName,prs_Birthdate,con_Consent,vic_TypeOfExploitation\n");
        var batch = Instant.now().toEpochMilli();
        for (int row = 0; row < REFERRALS; row++) {
            table.append("Ana ").append(batch).append(' ').append(row).append(",31.12.1990,Yes,Forced labour\n");
        }
        var bytes = table.toString().getBytes(StandardCharsets.UTF_8);
        var file = people.post("authority", NRM + "/htcds/files", "{\"format\": \"CSV\", \"region\": \"ZZ-N\", \"size\": %d, \"sha256\": \"%s\"}".formatted(bytes.length,
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)))).get("id").asText();
        people.upload("authority", "PUT", NRM + "/htcds/files/" + file + "/pieces?from=0", bytes, "application/octet-stream");
        people.keep("authority", NRM + "/htcds/files/" + file);
        people.get("authority", NRM + "/htcds/files/" + file);
        people.export("authority", NRM + "/htcds/exports?format=CSV");
    }

    private void addressed() throws Exception {
        for (var account : List.of("guardian", "lawyer", "prosecutor")) {
            people.get(account, NRM + "/addressed-records?limit=200");
        }
        people.get("lawyer", NRM + "/received-referrals?limit=200");
        people.post("lawyer", NRM + "/compensation-schemes/eligibility", """
                {"country": "GB", "circumstances": {"crimeCountries": ["GB"], "violence": true, "injury": true, "endedOn": "2026-01-05"}}
                """);
    }

    private void administration() throws Exception {
        people.get("administrator", NRM + "/people?limit=200");
        people.get("agency-administrator", NRM + "/people?limit=200");
        people.get("administrator", NRM + "/providers?country=GB&limit=200");
        people.get("administrator", SHELTER + "/shelters?limit=200");
        people.get("data-protection", NRM + "/retention?limit=200&country=GB&kind=case_file");
        people.get("data-protection", NRM + "/audit?limit=200&record=" + seen);
    }

    private void provider() throws Exception {
        people.get("provider", NRM + "/service-lines?country=GB&limit=200");
        people.get("provider", NRM + "/received-referrals?limit=200");
        people.post("provider", NRM + "/access-difficulties", """
                {"region": "GB-ENG-LDN", "category": "IDENTIFICATION", "cause": "FULL", "effect": "DELAYED"}
                """);
        people.get("provider", INSPECTION + "/goods?country=CN");
        people.get("provider", NRM + "/htcds/fields");
    }
}
