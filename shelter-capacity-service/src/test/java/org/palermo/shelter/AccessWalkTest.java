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
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.walk.AccessWalk;
import org.palermo.kernel.test.walk.Call;
import org.palermo.kernel.test.walk.Caller;
import org.palermo.kernel.test.walk.OversightWalk;
import org.palermo.kernel.test.walk.StoppedEventsWalk;
import org.palermo.kernel.test.walk.Route;
import org.palermo.kernel.test.walk.Secret;

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
        legalHold = Questions.post(Account.DATA_PROTECTION, "/retention/hold/" + north.hold() + "/legal-holds",
                Map.of("reason", "CLAIM", "explanation", heldFor))
                .then().statusCode(201).extract().path("id");
        waitsInTheNorth = Questions.post(Account.NGO, "/waitlist", waits("ZZ")).then().statusCode(201).extract().path("id");
        askedInTheNorth = KnownBroadcast.of(north);
        askedInBritain = KnownBroadcast.of(britain);
        waitsInBritain = Questions.post(Account.OTHER_NGO, "/waitlist", waits("GB")).then().statusCode(201).extract().path("id");
    }

    private static Map<String, Object> waits(String country) {
        return Map.of("area", Register.text("select code from area where country = '" + country + "' limit 1"),
                "from", Questions.tonight().plusDays(1).toString(), "nights", 1, "women", 1);
    }

    @Override
    protected Map<String, Call> calls() {
        String organisation = "{\"id\":\"%s\",\"name\":\"House\",\"kind\":\"SHELTER_OPERATOR\",\"country\":\"ZZ\"}".formatted(
                UUID.randomUUID());
        Map<String, Call> calls = new HashMap<>(stays());
        calls.putAll(Map.ofEntries(
                Map.entry("Shelters.page", Call.query("limit=200")),
                Map.entry("Shelters.register", json(KnownHouse.description("ZZ-S", "Newhouse00000000000a", "SW1A 1AA"))),
                Map.entry("Shelters.describe", json(KnownHouse.description("ZZ-N", "Newhouse00000000000a", "SW1A 1AA")).withETag(0)),
                Map.entry("SheltersResource.importLines", Call.ndjson(SomeShelter.in("ZZ-S").singleRooms(1).line())),
                Map.entry("Places.add", json(Map.of("room", "Attic", "kind", "BED"))),
                Map.entry("Places.change", json(Map.of("operational", false)).withETag(0)),
                Map.entry("Censuses.count", json(Map.of("occupied", 1))),
                Map.entry("Limits.limit", json(Map.of("staffed", 5, "hygieneLimit", 5))),
                Map.entry("Statuses.change", json(Map.of("status", "OPEN"))),
                Map.entry("Supplies.supplies", json(Map.of("lacks", List.of("FOOD")))),
                Map.entry("AvailabilitySearchesResource.search", json(Questions.search())),
                Map.entry("AccommodationRequests.page", Call.query("limit=200")),
                Map.entry("AccommodationRequests.search", json(Map.of())),
                Map.entry("Holds.place", json(Map.of("offer", north.offer()))),
                Map.entry("RaisedHolds.raise", json(Map.of("agency", Account.NGO.agency(), "country", "ZZ", "nights", 1, "people", 30))),
                Map.entry("Holds.page", Call.query("limit=200")),
                Map.entry("PlacementRequestsResource.request", json(Map.of("purpose", "EMERGENCY"))),
                Map.entry("Placements.page", Call.query("limit=200")),
                Map.entry("Placements.accept", Call.PLAIN.withETag(0)),
                Map.entry("Placements.refuse", json(Map.of("reason", "FULL")).withETag(0)),
                Map.entry("Capacity.of", Call.query("country=ZZ")),
                Map.entry("OrganisationsResource.importLines", Call.ndjson(organisation)),
                Map.entry("DirectoryImportsResource.importFile",
                        Call.ndjson("{\"id\":\"" + UUID.randomUUID() + "\",\"name\":\"Walk\",\"status\":\"active\"}")),
                Map.entry("DirectoryResource.services", Call.query("full=true")),
                Map.entry("DirectoryResource.atLocations", Call.query("full=true")),
                Map.entry("DirectoryResource.organizations", Call.query("full_service=true")),
                Map.entry("EventsResource.take", Call.of("application/cloudevents+json", "{}")),
                Map.entry("AuditResource.about", Call.query("record=" + north.hold())),
                Map.entry("RetentionResource.due", Call.query("kind=hold&country=ZZ&limit=200")),
                Map.entry("RetentionResource.named", Call.query("reference=" + north.hold())),
                Map.entry("RetentionResource.hold", json(Map.of("reason", "CLAIM", "explanation", "x"))),
                Map.entry("WebhooksResource.register", json(Map.of("country", "ZZ", "url", "https://hooks.example.org/"))),
                Map.entry("WebhooksResource.approve", Call.PLAIN.withETag(0)),
                Map.entry("WebhooksResource.renew", Call.PLAIN.withETag(0)),
                Map.entry("WebhooksResource.replay", json(Map.of("since", "2026-01-01T00:00:00Z"))),
                Map.entry("WebhooksResource.withdraw", Call.PLAIN.withETag(0)),
                Map.entry("NoticesResource.sayMails", Call.json("{\"delivery\":\"LISTS\",\"language\":\"en\",\"hour\":7}")),
                Map.entry("NoticesResource.stream", Call.query("seconds=0")),
                Map.entry("NoticesResource.page", Call.query("limit=200"))));
        return calls;
    }

    private static Map<String, Call> stays() {
        Map<String, Call> calls = new HashMap<>();
        List.of("Placements.withdraw", "Stays.arrive", "Stays.notArrived", "Stays.missing", "Stays.returned", "Stays.leave")
                .forEach(verb -> calls.put(verb, Call.PLAIN.withETag(0)));
        calls.put("Stays.absent", json(Map.of()).withETag(0));
        calls.put("Stays.extend", json(Map.of("nights", 1)).withETag(0));
        calls.put("Stays.end", json(Map.of("reason", "COMPLETED")).withETag(0));
        calls.put("Stays.moveOn", json(Map.of("to", "OWN_HOME")).withETag(0));
        calls.put("Handovers.give",
                json(Map.of("meetingPoint", "Station", "call", "112", "travelTime", "UNDER_1_HOUR",
                        "transport", "SHELTER_FETCHES")).withETag(0));
        calls.put("AddressReleases.release", json(Map.of("purpose", "ARRIVAL", "minutes", 60)));
        calls.put("Waitlist.join", json(waits("ZZ")));
        Map<String, Object> broadcast = Questions.search();
        broadcast.put("deadline", java.time.Instant.now().plusSeconds(3_600).toString());
        calls.put("Broadcasts.ask", json(broadcast));
        calls.put("Broadcasts.page", Call.query("limit=200"));
        calls.put("BroadcastAlerts.page", Call.query("limit=200"));
        calls.put("BroadcastAlerts.decline", json(Map.of("reason", "FULL")));
        calls.put("OnCallRoster.put", json(Questions.shift(1)));
        calls.put("Waitlist.page", Call.query("limit=200"));
        calls.putAll(OversightWalk.CALLS);
        return calls;
    }

    @Override
    protected List<Caller> more() {
        return List.of(Caller.covering(Account.DATA_PROTECTION, Set.of("GB")), Caller.covering(Account.ADMINISTRATOR, Set.of("ZZ")),
                Caller.covering(Account.ADMINISTRATOR, Set.of("GB-ENG-NE", "ZZ-S")));
    }

    @Override
    protected Map<String, String> foreign(Route route, Caller caller) {
        KnownHouse house = north.isRunBy(caller) || north.isAdministeredBy(caller) ? britain : north;
        KnownHouse stay = north.isRunBy(caller) || north.isHeldBy(caller) ? britain : north;
        boolean seesAll = house.isAdministeredBy(caller);
        return switch (route.name()) {
            case "AccommodationRequests.get", "AccommodationRequests.search" ->
                    caller.is(Account.COORDINATOR) ? Map.of() : Map.of("id", asked);
            case "Shelters.get", "Shelters.describe" -> seesAll ? Map.of() : Map.of("id", house.id());
            case "Places.all", "Places.add", "Censuses.census", "Censuses.count", "Limits.limits",
                    "Limits.limit", "Statuses.status", "Statuses.change", "Supplies.supplies", "Supplies.lacking",
                    "NightBoard.nights" -> seesAll ? Map.of() : Map.of("shelter", house.id());
            case "Places.get", "Places.change" -> leading(route, caller).isEmpty()
                    ? Map.of("shelter", house.id(), "place", house.place())
                    : Map.of("place", house.place());
            case "Holds.get", "Holds.release", "Holds.extend", "PlacementRequestsResource.request" -> Map.of("id", stay.hold());
            case "Placements.get", "Placements.steps", "Placements.accept", "Placements.refuse", "Placements.withdraw",
                    "Stays.arrive", "Stays.notArrived", "Stays.absent", "Stays.missing", "Stays.returned", "Stays.extend",
                    "Stays.end", "Stays.moveOn", "Stays.leave", "Handovers.give", "Handovers.get",
                    "AddressReleases.release", "AddressReleases.all", "AddressReleases.read" -> Map.of("id", stay.placement());
            case "AddressReleases.end" -> Map.of("id", stay.placement(), "release", UUID.randomUUID().toString());
            case "Waitlist.get", "Waitlist.leave" -> Map.of("id", north.isHeldBy(caller) ? waitsInBritain : waitsInTheNorth);
            case "Broadcasts.get", "Broadcasts.cancel" -> Map.of("id", (north.isHeldBy(caller) ? askedInBritain : askedInTheNorth).id());
            case "BroadcastAlerts.get", "BroadcastAlerts.acknowledge", "BroadcastAlerts.accept", "BroadcastAlerts.decline" ->
                Map.of("id", (north.isRunBy(caller) ? askedInBritain : askedInTheNorth).alert());
            case "OnCallRoster.all", "OnCallRoster.gaps" -> Map.of("shelter", house.id());
            case "OnCallRoster.get", "OnCallRoster.put", "OnCallRoster.remove" ->
                    Map.of("shelter", house.id(), "shift", (house == north ? askedInTheNorth : askedInBritain).shift());
            case "WebhooksResource.get", "WebhooksResource.approve", "WebhooksResource.renew",
                    "WebhooksResource.replay", "WebhooksResource.withdraw" ->
                mayApprove(caller) ? Map.of() : Map.of("id", hook);
            case "RetentionResource.held", "RetentionResource.hold",
                    "RetentionResource.lift" -> (caller.is(Account.DATA_PROTECTION) || caller.is(Account.AUDITOR))
                            && caller.regions().contains("ZZ")
                    ? Map.of() : Map.of("kind", "hold", "record", north.hold(), "hold", legalHold);
            case "NoticesResource.read" -> Map.of("id", stay.told());
            default -> Map.of();
        };
    }

    @Override
    protected Map<String, Set<String>> notCompared() {
        return Map.of("everybody reads the whole public directory",
                Set.of("DirectoryResource.about", "DirectoryResource.atLocation", "DirectoryResource.atLocations",
                        "DirectoryResource.organization", "DirectoryResource.organizations", "DirectoryResource.service",
                        "DirectoryResource.services", "DirectoryResource.stream", "DirectoryResource.taxonomies",
                        "DirectoryResource.taxonomy", "DirectoryResource.term", "DirectoryResource.terms"),
                "two numbers of any organisation, for a service only",
                Set.of("OperatorWorkResource.work"),
                OversightWalk.WHY_NOT_COMPARED, OversightWalk.NOT_COMPARED,
                StoppedEventsWalk.WHY_NOT_COMPARED, StoppedEventsWalk.NOT_COMPARED);
    }

    /// The manager of one shelter, and an administrator of both, ask for the other shelter's place under the path of the first.
    @Override
    protected Map<String, String> leading(Route route, Caller caller) {
        if (route.path().startsWith("/hsds/")) {
            return route.path().contains("{entity}") ? Map.of("version", "v3.1", "entity", "services") : Map.of("version", "v3.1");
        }
        boolean inAHouse = route.name().equals("Places.get") || route.name().equals("Places.change");
        return inAHouse && (north.isRunBy(caller) || north.isAdministeredBy(caller) && britain.isAdministeredBy(caller))
                ? Map.of("shelter", north.id())
                : Map.of();
    }

    @Override
    protected List<Secret> secrets() {
        Secret why = new Secret(heldFor, caller -> caller.is(Account.DATA_PROTECTION) && caller.regions().contains("ZZ"));
        Secret forACase = new Secret(asked, caller -> caller.is(Account.COORDINATOR) || caller.is(Account.AUDITOR));
        return Stream.of(Stream.of(new Secret(hookHost, AccessWalkTest::mayApprove), why, forACase),
                Stream.of(north, britain).flatMap(KnownHouse::secrets),
                Stream.of(askedInTheNorth, askedInBritain).flatMap(KnownBroadcast::secrets))
                .flatMap(secrets -> secrets)
                .toList();
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
        get(Account.SHELTER, house).then().statusCode(200)
                .body(containsString(north.word()))
                .body(containsString(north.word().toUpperCase()))
                .body(containsString("qaa-" + north.word().substring(0, 8))).body(not(containsString(north.address())));
        get(Account.SHELTER, house + "/places/" + north.place()).then().statusCode(200).body(containsString(north.room()));
        get(Account.SHELTER, house + "/census").then().statusCode(200).body(containsString("\"occupied\":" + north.count() + ",\"at\""));
        get(Account.SHELTER, house + "/limits").then().statusCode(200)
                .body(containsString("\"hygieneLimit\":" + north.count() + ",\"recordedBy\""));
        get(Account.SHELTER, "/placements/" + north.placement()).then().statusCode(200)
                .body(containsString(north.comes()))
                .body(containsString(north.reference()));
        get(Account.NGO, "/broadcasts/" + askedInTheNorth.id()).then().statusCode(200).body(containsString(askedInTheNorth.reference()));
        get(Account.SHELTER, "/broadcast-alerts/" + askedInTheNorth.alert()).then().statusCode(200)
                .body(containsString(askedInTheNorth.reference()));
        get(Account.SHELTER, house + "/on-call").then().statusCode(200)
                .body(containsString(askedInTheNorth.called()))
                .body(containsString(askedInTheNorth.shift()));
        get(Account.NGO, "/holds/" + north.hold()).then().statusCode(200)
                .body(containsString(north.placement()))
                .body(containsString(north.reference()));
    }

    private static Call json(Map<String, Object> body) {
        try {
            return Call.json(JSON.writeValueAsString(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
