package org.palermo.shelter;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.palermo.shelter.Questions.get;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.test.AccessWalk;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Call;
import org.palermo.kernel.test.Caller;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.Route;
import org.palermo.kernel.test.Secret;

/// Two shelters in two countries, of two operators, each with a stay that another organisation requested.
@QuarkusTest
@WithTestResource(value = Palermo.class, scope = TestResourceScope.GLOBAL)
class AccessWalkTest extends AccessWalk {
    private static final ObjectMapper JSON = new ObjectMapper();

    private String legalHold;
    private String heldFor;
    private String hook;
    private String hookHost;
    private KnownHouse north;
    private KnownHouse britain;
    private String waitsInTheNorth;
    private String waitsInBritain;
    private String asked;
    private KnownBroadcast askedInTheNorth;
    private KnownBroadcast askedInBritain;

    @Override
    protected String packageName() {
        return "org.palermo.shelter";
    }

    @Override
    protected void arrange() {
        Register.clear();
        north = KnownHouse.of(Account.SHELTER, Account.NGO, "ZZ-N");
        britain = KnownHouse.of(Account.OTHER_SHELTER, Account.OTHER_NGO, "GB-ENG-NE");
        aForeignWebhook();
        asked = SomeCase.of(Account.COORDINATOR).asked(data -> { });
        heldFor = "Zl" + UUID.randomUUID().toString().replace("-", "");
        legalHold = Questions.post(Account.DATA_PROTECTION, "/retention/hold/" + north.hold() + "/legal-holds", Map.of("reason", "CLAIM", "explanation", heldFor))
                .then().statusCode(201).extract().path("id");
        waitsInTheNorth = Questions.post(Account.NGO, "/waitlist", waits("ZZ")).then().statusCode(201).extract().path("id");
        askedInTheNorth = KnownBroadcast.of(north);
        askedInBritain = KnownBroadcast.of(britain);
        waitsInBritain = Questions.post(Account.OTHER_NGO, "/waitlist", waits("GB")).then().statusCode(201).extract().path("id");
    }

    private static Map<String, Object> waits(String country) {
        return Map.of("area", Register.text("select code from area where country = '" + country + "' limit 1"), "from", Questions.tonight().plusDays(1).toString(), "nights", 1, "women", 1);
    }

    @Override
    protected Map<String, Call> calls() {
        String organisation = "{\"id\":\"%s\",\"name\":\"House\",\"kind\":\"SHELTER_OPERATOR\",\"country\":\"ZZ\"}".formatted(UUID.randomUUID());
        Map<String, Call> calls = new HashMap<>(stays());
        calls.putAll(Map.ofEntries(
                Map.entry("SheltersResource.page", Call.query("limit=200")),
                Map.entry("SheltersResource.register", json(KnownHouse.description("ZZ-S", "Newhouse00000000000a", "SW1A 1AA"))),
                Map.entry("SheltersResource.describe", json(KnownHouse.description("ZZ-N", "Newhouse00000000000a", "SW1A 1AA")).withETag(0)),
                Map.entry("SheltersResource.importLines", Call.ndjson(SomeShelter.in("ZZ-S").singleRooms(1).line())),
                Map.entry("PlacesResource.add", json(Map.of("room", "Attic", "kind", "BED"))),
                Map.entry("PlacesResource.change", json(Map.of("operational", false)).withETag(0)),
                Map.entry("OccupancyResource.count", json(Map.of("occupied", 1))),
                Map.entry("OccupancyResource.limit", json(Map.of("staffed", 5, "hygieneLimit", 5))),
                Map.entry("StatusResource.change", json(Map.of("status", "OPEN"))),
                Map.entry("StatusResource.supplies", json(Map.of("lacks", List.of("FOOD")))),
                Map.entry("AvailabilitySearchesResource.search", json(Questions.search())),
                Map.entry("AccommodationRequestsResource.page", Call.query("limit=200")),
                Map.entry("AccommodationRequestsResource.search", json(Map.of())),
                Map.entry("HoldsResource.place", json(Map.of("offer", north.offer()))),
                Map.entry("RaisedHoldsResource.raise", json(Map.of("agency", Account.NGO.agency(), "country", "ZZ", "nights", 1, "people", 30))),
                Map.entry("HoldsResource.page", Call.query("limit=200")),
                Map.entry("PlacementRequestsResource.request", json(Map.of("purpose", "EMERGENCY"))),
                Map.entry("PlacementsResource.page", Call.query("limit=200")),
                Map.entry("PlacementsResource.accept", Call.PLAIN.withETag(0)),
                Map.entry("PlacementsResource.refuse", json(Map.of("reason", "FULL")).withETag(0)),
                Map.entry("CapacityResource.of", Call.query("country=ZZ")),
                Map.entry("OrganisationsResource.importLines", Call.ndjson(organisation)),
                Map.entry("DirectoryImportsResource.importFile", Call.ndjson("{\"id\":\"" + UUID.randomUUID() + "\",\"name\":\"Walk\",\"status\":\"active\"}")),
                Map.entry("DirectoryResource.services", Call.query("full=true")),
                Map.entry("DirectoryResource.atLocations", Call.query("full=true")),
                Map.entry("DirectoryResource.organizations", Call.query("full_service=true")),
                Map.entry("EventsResource.take", Call.of("application/cloudevents+json", "{}")),
                Map.entry("AuditResource.about", Call.query("record=" + north.hold())),
                Map.entry("RetentionResource.due", Call.query("kind=hold&country=ZZ&limit=200")),
                Map.entry("RetentionResource.hold", json(Map.of("reason", "CLAIM", "explanation", "x"))),
                Map.entry("WebhooksResource.register", json(Map.of("country", "ZZ", "url", "https://hooks.example.org/"))),
                Map.entry("WebhooksResource.approve", Call.PLAIN.withETag(0)),
                Map.entry("WebhooksResource.renew", Call.PLAIN.withETag(0)),
                Map.entry("WebhooksResource.replay", json(Map.of("since", "2026-01-01T00:00:00Z"))),
                Map.entry("WebhooksResource.withdraw", Call.PLAIN.withETag(0)),
                Map.entry("NoticesResource.stream", Call.query("seconds=0")),
                Map.entry("NoticesResource.page", Call.query("limit=200"))));
        return calls;
    }

    private static Map<String, Call> stays() {
        Map<String, Call> calls = new HashMap<>();
        List.of("PlacementsResource.withdraw", "StaysResource.arrive", "StaysResource.notArrived", "StaysResource.missing", "StaysResource.returned", "StaysResource.leave")
                .forEach(verb -> calls.put(verb, Call.PLAIN.withETag(0)));
        calls.put("StaysResource.absent", json(Map.of()).withETag(0));
        calls.put("StaysResource.extend", json(Map.of("nights", 1)).withETag(0));
        calls.put("StaysResource.end", json(Map.of("reason", "COMPLETED")).withETag(0));
        calls.put("StaysResource.moveOn", json(Map.of("to", "OWN_HOME")).withETag(0));
        calls.put("HandoversResource.give", json(Map.of("meetingPoint", "Station", "call", "112", "travelTime", "UNDER_1_HOUR", "transport", "SHELTER_FETCHES")).withETag(0));
        calls.put("AddressReleasesResource.release", json(Map.of("purpose", "ARRIVAL", "minutes", 60)));
        calls.put("WaitlistResource.join", json(waits("ZZ")));
        Map<String, Object> broadcast = Questions.search();
        broadcast.put("deadline", java.time.Instant.now().plusSeconds(3_600).toString());
        calls.put("BroadcastsResource.ask", json(broadcast));
        calls.put("BroadcastsResource.page", Call.query("limit=200"));
        calls.put("BroadcastAlertsResource.page", Call.query("limit=200"));
        calls.put("BroadcastAlertsResource.decline", json(Map.of("reason", "FULL")));
        calls.put("OnCallResource.put", json(Questions.shift(1)));
        calls.put("WaitlistResource.page", Call.query("limit=200"));
        return calls;
    }

    @Override
    protected List<Caller> more() {
        return List.of(Caller.covering(Account.DATA_PROTECTION, Set.of("GB")), Caller.covering(Account.ADMINISTRATOR, Set.of("ZZ")), Caller.covering(Account.ADMINISTRATOR, Set.of("GB-ENG-NE", "ZZ-S")));
    }

    @Override
    protected Map<String, String> foreign(Route route, Caller caller) {
        KnownHouse house = north.isRunBy(caller) || north.isAdministeredBy(caller) ? britain : north;
        KnownHouse stay = north.isRunBy(caller) || north.isHeldBy(caller) ? britain : north;
        boolean seesAll = house.isAdministeredBy(caller);
        return switch (route.name()) {
            case "AccommodationRequestsResource.get", "AccommodationRequestsResource.search" -> caller.is(Account.COORDINATOR) ? Map.of() : Map.of("id", asked);
            case "SheltersResource.get", "SheltersResource.describe" -> seesAll ? Map.of() : Map.of("id", house.id());
            case "PlacesResource.all", "PlacesResource.add", "OccupancyResource.census", "OccupancyResource.count", "OccupancyResource.limits",
                    "OccupancyResource.limit", "StatusResource.status", "StatusResource.change", "StatusResource.supplies", "StatusResource.lacking", "StatusResource.nights" -> seesAll ? Map.of() : Map.of("shelter", house.id());
            case "PlacesResource.get", "PlacesResource.change" -> leading(route, caller).isEmpty() ? Map.of("shelter", house.id(), "place", house.place()) : Map.of("place", house.place());
            case "HoldsResource.get", "HoldsResource.release", "HoldsResource.extend", "PlacementRequestsResource.request" -> Map.of("id", stay.hold());
            case "PlacementsResource.get", "PlacementsResource.steps", "PlacementsResource.accept", "PlacementsResource.refuse", "PlacementsResource.withdraw",
                    "StaysResource.arrive", "StaysResource.notArrived", "StaysResource.absent", "StaysResource.missing", "StaysResource.returned", "StaysResource.extend",
                    "StaysResource.end", "StaysResource.moveOn", "StaysResource.leave", "HandoversResource.give", "HandoversResource.get",
                    "AddressReleasesResource.release", "AddressReleasesResource.all", "AddressReleasesResource.read" -> Map.of("id", stay.placement());
            case "AddressReleasesResource.end" -> Map.of("id", stay.placement(), "release", UUID.randomUUID().toString());
            case "WaitlistResource.get", "WaitlistResource.leave" -> Map.of("id", north.isHeldBy(caller) ? waitsInBritain : waitsInTheNorth);
            case "BroadcastsResource.get", "BroadcastsResource.cancel" -> Map.of("id", (north.isHeldBy(caller) ? askedInBritain : askedInTheNorth).id());
            case "BroadcastAlertsResource.get", "BroadcastAlertsResource.acknowledge", "BroadcastAlertsResource.accept", "BroadcastAlertsResource.decline" ->
                Map.of("id", (north.isRunBy(caller) ? askedInBritain : askedInTheNorth).alert());
            case "OnCallResource.all" -> Map.of("shelter", house.id());
            case "OnCallResource.put", "OnCallResource.remove" -> Map.of("shelter", house.id(), "shift", (house == north ? askedInTheNorth : askedInBritain).shift());
            case "WebhooksResource.get", "WebhooksResource.approve", "WebhooksResource.renew", "WebhooksResource.replay", "WebhooksResource.withdraw" ->
                mayApprove(caller) ? Map.of() : Map.of("id", hook);
            case "RetentionResource.held", "RetentionResource.hold", "RetentionResource.lift" -> (caller.is(Account.DATA_PROTECTION) || caller.is(Account.AUDITOR)) && caller.regions().contains("ZZ")
                    ? Map.of() : Map.of("kind", "hold", "record", north.hold(), "hold", legalHold);
            case "NoticesResource.read" -> Map.of("id", stay.told());
            default -> Map.of();
        };
    }

    /// The manager of one shelter, and an administrator of both, ask for the other shelter's place under the path of the first.
    @Override
    protected Map<String, String> leading(Route route, Caller caller) {
        if (route.path().startsWith("/hsds/")) {
            return route.path().contains("{entity}") ? Map.of("version", "v3.1", "entity", "services") : Map.of("version", "v3.1");
        }
        boolean inAHouse = route.name().equals("PlacesResource.get") || route.name().equals("PlacesResource.change");
        return inAHouse && (north.isRunBy(caller) || north.isAdministeredBy(caller) && britain.isAdministeredBy(caller)) ? Map.of("shelter", north.id()) : Map.of();
    }

    @Override
    protected List<Secret> secrets() {
        Secret why = new Secret(heldFor, caller -> caller.is(Account.DATA_PROTECTION) && caller.regions().contains("ZZ"));
        Secret forACase = new Secret(asked, caller -> caller.is(Account.COORDINATOR) || caller.is(Account.AUDITOR));
        return Stream.of(Stream.of(new Secret(hookHost, AccessWalkTest::mayApprove), why, forACase), Stream.of(north, britain).flatMap(KnownHouse::secrets),
                Stream.of(askedInTheNorth, askedInBritain).flatMap(KnownBroadcast::secrets)).flatMap(secrets -> secrets).toList();
    }

    private static boolean mayApprove(Caller caller) {
        return caller.is(Account.ADMINISTRATOR) && caller.regions().contains("GB");
    }

    /// A webhook of an organisation in the United Kingdom, waiting for approval.
    private void aForeignWebhook() {
        hook = UUID.randomUUID().toString();
        hookHost = "h" + hook.replace("-", "");
        Register.execute("""
                truncate webhook;
                insert into webhook (id, agency, country, url, secret, registered_by, registered_at, next_attempt_at)
                values ('%s', '%s', 'GB', 'https://%s.example.org/', 'x', 'somebody', now(), now())
                """.formatted(hook, Account.SHELTER.agency(), hookHost));
    }

    /// Checks that the secrets appear at all; otherwise the walk would search for text that no answer contains.
    @Test
    void authorisedCallersSeeTheSecrets() {
        String house = "/shelters/" + north.id();
        get(Account.SHELTER, house).then().statusCode(200).body(containsString(north.word())).body(containsString(north.word().toUpperCase()))
                .body(containsString("qaa-" + north.word().substring(0, 8))).body(not(containsString(north.address())));
        get(Account.SHELTER, house + "/places/" + north.place()).then().statusCode(200).body(containsString(north.room()));
        get(Account.SHELTER, house + "/census").then().statusCode(200).body(containsString("\"occupied\":" + north.count() + ",\"at\""));
        get(Account.SHELTER, house + "/limits").then().statusCode(200).body(containsString("\"hygieneLimit\":" + north.count() + ",\"recordedBy\""));
        get(Account.SHELTER, "/placements/" + north.placement()).then().statusCode(200).body(containsString(north.comes())).body(containsString(north.reference()));
        get(Account.NGO, "/broadcasts/" + askedInTheNorth.id()).then().statusCode(200).body(containsString(askedInTheNorth.reference()));
        get(Account.SHELTER, "/broadcast-alerts/" + askedInTheNorth.alert()).then().statusCode(200).body(containsString(askedInTheNorth.reference()));
        get(Account.SHELTER, house + "/on-call").then().statusCode(200).body(containsString(askedInTheNorth.called())).body(containsString(askedInTheNorth.shift()));
        get(Account.NGO, "/holds/" + north.hold()).then().statusCode(200).body(containsString(north.placement())).body(containsString(north.reference()));
    }

    private static Call json(Map<String, Object> body) {
        try {
            return Call.json(JSON.writeValueAsString(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
