package org.palermo.shelter;

import static org.palermo.shelter.Questions.API;
import static org.palermo.shelter.Questions.held;
import static org.palermo.shelter.Questions.offer;
import static org.palermo.shelter.Questions.requested;
import static org.palermo.shelter.Questions.search;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.walk.AuditWalk;
import org.palermo.kernel.test.walk.OversightWalk;
import org.palermo.kernel.test.walk.StoppedEventsWalk;
import org.palermo.kernel.test.walk.Route;

@QuarkusTest
class AuditWalkTest extends ServiceTest {
    private static final String NO_PERSON = "beds and figures of a house, no person and no address";

    @Test
    void every_answer_is_audited() {
        AuditWalk walk = new AuditWalk("org.palermo.shelter");
        SomeShelter imported = SomeShelter.in("ZZ-N").singleRooms(6);
        String line = imported.line();
        walk.call("SheltersResource.importLines", Account.ADMINISTRATOR,
                r -> r.contentType("application/x-ndjson").body(line.getBytes()).post(API + "/shelters/imports"),
                answer -> List.of(Register.text("select id from shelter limit 1")));
        String shelter = Register.text("select id from shelter limit 1");
        walk.call("Shelters.page", Account.SHELTER, r -> r.get(API + "/shelters"), AuditWalk::all);
        String etag = walk.call("Shelters.get", Account.SHELTER, r -> r.get(API + "/shelters/" + shelter), AuditWalk::theOne)
                .header("ETag");
        walk.call("Shelters.describe", Account.SHELTER,
                r -> r.header("If-Match", etag).body(shelter()).put(API + "/shelters/" + shelter), AuditWalk::theOne);
        walk.call("Shelters.register", Account.SHELTER, r -> r.body(shelter()).post(API + "/shelters"), AuditWalk::theOne);
        houses(walk, shelter);
        stays(walk);
        broadcasts(walk, shelter);
        retention(walk);
        webhooks(walk);
        walk.call("NoticesResource.sayMails", Account.SHELTER, r -> r.body("{\"delivery\":\"DAILY\",\"language\":\"fr\",\"hour\":7}")
                .put(API + "/notices/mails"),
                answer -> List.of(Register.text("select id from mail_wish order by changed_at desc limit 1")));
        String wish = Register.text("select id from mail_wish order by changed_at desc limit 1");
        walk.call("NoticesResource.sayMails", Account.SHELTER, r -> r.body("{\"delivery\":\"LISTS\",\"language\":\"fr\",\"hour\":7}")
                .put(API + "/notices/mails"), answer -> List.of(wish));
        walk.call("AuditResource.about", Account.DATA_PROTECTION, r -> r.get(API + "/audit?record=" + shelter), answer -> List.of(shelter));
        walk.call("AuditResource.links", Account.AUDITOR, r -> r.get(API + "/audit/links?limit=1"),
                answer -> List.of(
                        Register.text("select epoch from feed_epoch where feed = 'audit' order by began_at desc, epoch desc limit 1")));
        OversightWalk.audit(walk, API);
        StoppedEventsWalk.audit(walk, API, "referral");
        Map<String, String> excused = new TreeMap<>(Map.ofEntries(
                Map.entry("OperatorWorkResource.work", "two numbers of an organisation, asked by a service"),
                Map.entry("Places.all", NO_PERSON),
                Map.entry("Places.get", NO_PERSON),
                Map.entry("Censuses.census", NO_PERSON),
                Map.entry("Limits.limits", NO_PERSON),
                Map.entry("Statuses.status", NO_PERSON),
                Map.entry("Supplies.lacking", NO_PERSON),
                Map.entry("NightBoard.nights", NO_PERSON),
                Map.entry("OnCallRoster.gaps", NO_PERSON),
                Map.entry("Capacity.of", "figures, no record"),
                Map.entry("OrganisationsResource.importLines", "the register of organisations"),
                Map.entry("WebhooksResource.all", "addresses of systems"),
                Map.entry("WebhooksResource.get", "an address of a system"),
                Map.entry("NoticesResource.mails", "the caller's own wish"),
                Map.entry("NoticesResource.stream", "as the page"),
                Map.entry("NoticesResource.page", "a reference and a kind; what it is about is recorded when it is opened"),
                Map.entry("NoticesResource.read", "marks what was told")));
        excused.put("DirectoryImportsResource.importFile", "public entries of other directories");
        excused.putAll(StoppedEventsWalk.EXCUSED);
        excused.put("EventsResource.take", "what a service was told, kept in the inbox");
        Route.of("org.palermo.shelter").stream().filter(route -> route.operation().open())
                .forEach(route -> excused.put(route.name(), "public, read by nobody in particular"));
        walk.complete(excused);
    }

    private static void houses(AuditWalk walk, String shelter) {
        String path = API + "/shelters/" + shelter;
        var added = walk.call("Places.add", Account.SHELTER,
                r -> r.body(Map.of("room", "Attic", "kind", "BED")).post(path + "/places"), AuditWalk::theOne);
        String place = added.path("id");
        walk.call("Places.change", Account.SHELTER,
                r -> r.header("If-Match", "\"0\"").body(Map.of("operational", false)).put(path + "/places/" + place + "/state"),
                AuditWalk::theOne);
        walk.call("Censuses.count", Account.SHELTER, r -> r.body(Map.of("occupied", 1)).put(path + "/census"), answer -> List.of(shelter));
        walk.call("Limits.limit", Account.SHELTER,
                r -> r.body(Map.of("staffed", 50, "hygieneLimit", 50)).put(path + "/limits"), answer -> List.of(shelter));
        walk.call("Statuses.change", Account.SHELTER,
                r -> r.body(Map.of("status", "OPEN")).put(path + "/status"), answer -> List.of(shelter));
        walk.call("Supplies.supplies", Account.SHELTER,
                r -> r.body(Map.of("lacks", List.of("FOOD"))).put(path + "/supplies"), answer -> List.of(shelter));
    }

    private static void stays(AuditWalk walk) {
        SomeCase known = SomeCase.of(Account.COORDINATOR);
        String caseFile = known.id();
        Map<String, Object> search = search();
        search.put("caseFile", caseFile);
        walk.call("AvailabilitySearchesResource.search", Account.COORDINATOR,
                r -> r.body(search).post(API + "/availability-searches"), answer -> List.of(caseFile));
        String asked = known.asked(data -> { });
        walk.call("AccommodationRequests.page", Account.COORDINATOR, r -> r.get(API + "/accommodation-requests"), AuditWalk::all);
        walk.call("AccommodationRequests.get", Account.COORDINATOR,
                r -> r.get(API + "/accommodation-requests/" + asked), AuditWalk::theOne);
        walk.call("AccommodationRequests.search", Account.COORDINATOR,
                r -> r.body(Map.of()).post(API + "/accommodation-requests/" + asked + "/searches"), answer -> List.of(asked, caseFile));
        String offer = offer(Account.NGO);
        String hold = walk.call("Holds.place", Account.NGO, r -> r.body(Map.of("offer", offer)).post(API + "/holds"), AuditWalk::theOne)
                .path("id");
        walk.call("Holds.page", Account.NGO, r -> r.get(API + "/holds"), AuditWalk::all);
        walk.call("Holds.get", Account.NGO, r -> r.get(API + "/holds/" + hold), AuditWalk::theOne);
        walk.call("PlacementRequestsResource.request", Account.NGO,
                r -> r.body(Map.of("purpose", "EMERGENCY")).post(API + "/holds/" + hold + "/placement"),
                answer -> List.of(answer.<String>path("placement.id")));
        walk.call("Holds.extend", Account.NGO, r -> r.post(API + "/holds/" + hold + "/extension"), AuditWalk::theOne);
        walk.call("RaisedHolds.raise", Account.ADMINISTRATOR,
                r -> r.body(Map.of("agency", Account.NGO.agency(), "country", "ZZ", "nights", 2, "people", 30)).post(API + "/raised-holds"),
                AuditWalk::theOne);
        String released = held(Account.NGO);
        walk.call("Holds.release", Account.NGO, r -> r.delete(API + "/holds/" + released), answer -> List.of(released));
        String placement = walk.call("Placements.page", Account.SHELTER, r -> r.get(API + "/placements"), AuditWalk::all)
                .path("items[0].id");
        String etag = walk.call("Placements.get", Account.SHELTER, r -> r.get(API + "/placements/" + placement), AuditWalk::theOne)
                .header("ETag");
        walk.call("Placements.accept", Account.SHELTER,
                r -> r.header("If-Match", etag).post(API + "/placements/" + placement + "/acceptance"), AuditWalk::theOne);
        life(walk, placement);
        Map<String, Object> wait = Map.of("area", Register.text("select code from area where country = 'ZZ' limit 1"),
                "from", Questions.tonight().toString(), "nights", 1, "women", 1);
        String entry = walk.call("Waitlist.join", Account.NGO, r -> r.body(wait).post(API + "/waitlist"), AuditWalk::theOne).path("id");
        walk.call("Waitlist.page", Account.NGO, r -> r.get(API + "/waitlist"), AuditWalk::all);
        walk.call("Waitlist.get", Account.NGO, r -> r.get(API + "/waitlist/" + entry), AuditWalk::theOne);
        walk.call("Waitlist.leave", Account.NGO, r -> r.delete(API + "/waitlist/" + entry), answer -> List.of(entry));
        String other = requested(Account.NGO);
        walk.call("Placements.refuse", Account.SHELTER,
                r -> r.header("If-Match", "\"0\"").body(Map.of("reason", "FULL")).post(API + "/placements/" + other + "/refusal"),
                AuditWalk::theOne);
    }

    /// No shelter has a place for so many people, until a shelter with as many beds accepts.
    private static void broadcasts(AuditWalk walk, String shelter) {
        Map<String, Object> asked = search(7, List.of());
        asked.put("deadline", java.time.Instant.now().plusSeconds(3_600).toString());
        String broadcast = walk.call("Broadcasts.ask", Account.NGO, r -> r.body(asked).post(API + "/broadcasts"), AuditWalk::theOne)
                .path("id");
        walk.call("Broadcasts.page", Account.NGO, r -> r.get(API + "/broadcasts"), AuditWalk::all);
        walk.call("Broadcasts.get", Account.NGO, r -> r.get(API + "/broadcasts/" + broadcast), AuditWalk::theOne);
        String larger = SomeShelter.in("ZZ-N").singleRooms(9).registered().toString();
        Register.execute("""
                insert into broadcast_alert
                select gen_random_uuid(), b.id, s.id, s.operator_agency, 'ASKED', null, 1, null, now()
                  from broadcast b, shelter s
                 where s.id in ('%s', '%s')
                """.formatted(shelter, larger));
        String declined = alert(shelter);
        String accepted = alert(larger);
        walk.call("BroadcastAlerts.page", Account.SHELTER, r -> r.get(API + "/broadcast-alerts"), AuditWalk::all);
        walk.call("BroadcastAlerts.get", Account.SHELTER, r -> r.get(API + "/broadcast-alerts/" + declined), AuditWalk::theOne);
        walk.call("BroadcastAlerts.acknowledge", Account.SHELTER,
                r -> r.post(API + "/broadcast-alerts/" + declined + "/acknowledgement"), AuditWalk::theOne);
        walk.call("BroadcastAlerts.decline", Account.SHELTER,
                r -> r.body(Map.of("reason", "FULL")).post(API + "/broadcast-alerts/" + declined + "/refusal"), AuditWalk::theOne);
        walk.call("BroadcastAlerts.accept", Account.SHELTER,
                r -> r.post(API + "/broadcast-alerts/" + accepted + "/acceptance"), AuditWalk::theOne);
        String other = Questions.post(Account.NGO, "/broadcasts", more(asked)).then().statusCode(201).extract().path("id");
        walk.call("Broadcasts.cancel", Account.NGO, r -> r.delete(API + "/broadcasts/" + other), answer -> List.of(other));
        String path = API + "/shelters/" + shelter + "/on-call";
        String shift = UUID.randomUUID().toString();
        walk.call("OnCallRoster.put", Account.SHELTER,
                r -> r.body(Questions.shift(1)).put(path + "/" + shift), answer -> List.of(row(shift)));
        walk.call("OnCallRoster.all", Account.SHELTER, r -> r.get(path), answer -> List.of(row(shift)));
        walk.call("OnCallRoster.get", Account.SHELTER, r -> r.get(path + "/" + shift), answer -> List.of(row(shift)));
        String before = row(shift);
        walk.call("OnCallRoster.remove", Account.SHELTER, r -> r.delete(path + "/" + shift), answer -> List.of(before));
    }

    private static Map<String, Object> more(Map<String, Object> asked) {
        Map<String, Object> more = new TreeMap<>(asked);
        more.put("women", 12);
        return more;
    }

    private static String alert(String shelter) {
        return Register.text("select id from broadcast_alert where shelter = '" + shelter + "'");
    }

    private static String row(String shift) {
        return Register.text("select id from on_call_shift where chosen = '" + shift + "'");
    }

    private static void retention(AuditWalk walk) {
        String over = Register.text("select id from hold where state = 'RELEASED' limit 1");
        Register.execute("update hold set ended_at = '2001-01-01', expires_at = '2001-01-01' where id = '" + over + "'");
        walk.call("RetentionResource.due", Account.AUDITOR, r -> r.get(API + "/retention?kind=hold&country=ZZ"),
                answer -> answer.path("items.record"));
        walk.call("RetentionResource.named", Account.DATA_PROTECTION,
                r -> r.get(API + "/retention/records?reference=" + over), answer -> List.of(over));
        String holds = API + "/retention/hold/" + over + "/legal-holds";
        String hold = walk.call("RetentionResource.hold", Account.DATA_PROTECTION,
                r -> r.body(Map.of("reason", "CLAIM", "explanation", "x")).post(holds), answer -> List.of(over))
                .path("id");
        walk.call("RetentionResource.held", Account.AUDITOR, r -> r.get(holds), answer -> List.of(over));
        walk.call("RetentionResource.lift", Account.DATA_PROTECTION, r -> r.post(holds + "/" + hold + "/lift"), answer -> List.of(over));
    }

    private static void webhooks(AuditWalk walk) {
        Register.execute("truncate webhook");
        String hook = walk.call("WebhooksResource.register", Account.AGENCY_ADMINISTRATOR,
                r -> r.body(Map.of("country", "ZZ", "url", "https://hooks.example.org/")).post(API + "/webhooks"),
                AuditWalk::theOne).path("id");
        String path = API + "/webhooks/" + hook;
        walk.call("WebhooksResource.replay", Account.AGENCY_ADMINISTRATOR,
                r -> r.body(Map.of("since", "2026-01-01T00:00:00Z")).post(path + "/replays"), AuditWalk::theOne);
        walk.call("WebhooksResource.renew", Account.AGENCY_ADMINISTRATOR,
                r -> r.header("If-Match", "\"0\"").post(path + "/secret"), AuditWalk::theOne);
        walk.call("WebhooksResource.approve", Account.ADMINISTRATOR,
                r -> r.header("If-Match", "\"1\"").post(path + "/approval"), AuditWalk::theOne);
        walk.call("WebhooksResource.withdraw", Account.AGENCY_ADMINISTRATOR,
                r -> r.header("If-Match", "\"2\"").delete(path), AuditWalk::theOne);
    }

    private static void life(AuditWalk walk, String placement) {
        String path = API + "/placements/" + placement;
        walk.call("Placements.steps", Account.NGO, r -> r.get(path + "/steps"), answer -> List.of(placement));
        String etag = Questions.get(Account.SHELTER, "/placements/" + placement).header("ETag");
        walk.call("Handovers.give", Account.SHELTER,
                r -> r.header("If-Match", etag)
                        .body(Map.of("meetingPoint", "Station", "call", "112",
                                "travelTime", "UNDER_1_HOUR", "transport", "SHELTER_FETCHES"))
                        .put(path + "/handover"),
                answer -> List.of(placement));
        walk.call("Handovers.get", Account.NGO, r -> r.get(path + "/handover"), answer -> List.of(placement));
        String release = walk.call("AddressReleases.release", Account.SHELTER,
                r -> r.body(Map.of("purpose", "ARRIVAL", "minutes", 60)).post(path + "/address-releases"), answer -> List.of(placement))
                .path("id");
        walk.call("AddressReleases.all", Account.SHELTER, r -> r.get(path + "/address-releases"), answer -> List.of(placement));
        String shelter = Questions.get(Account.SHELTER, "/placements/" + placement).path("shelter");
        walk.call("AddressReleases.read", Account.NGO, r -> r.get(path + "/address"), answer -> List.of(placement, shelter));
        walk.call("AddressReleases.end", Account.SHELTER,
                r -> r.delete(path + "/address-releases/" + release), answer -> List.of(placement));
        verb(walk, "Stays.arrive", Account.SHELTER, placement, "arrival", null);
        verb(walk, "Stays.extend", Account.SHELTER, placement, "extension", Map.of("nights", 1));
        verb(walk, "Stays.absent", Account.SHELTER, placement, "absence", Map.of());
        verb(walk, "Stays.missing", Account.SHELTER, placement, "missing", null);
        verb(walk, "Stays.returned", Account.SHELTER, placement, "return", null);
        verb(walk, "Stays.end", Account.SHELTER, placement, "end", Map.of("reason", "COMPLETED"));
        verb(walk, "Stays.moveOn", Account.SHELTER, arrived(), "move", Map.of("to", "OWN_HOME"));
        verb(walk, "Stays.leave", Account.NGO, arrived(), "departure", null);
        verb(walk, "Placements.withdraw", Account.NGO, requested(Account.NGO), "withdrawal", null);
        String missed = accepted();
        Register.time(java.time.Duration.ofDays(1));
        verb(walk, "Stays.notArrived", Account.SHELTER, missed, "no-show", null);
        Register.time(java.time.Duration.ZERO);
    }

    private static void verb(AuditWalk walk, String operation, Account who, String placement, String verb, Object body) {
        String etag = Questions.get(who, "/placements/" + placement).header("ETag");
        walk.call(operation, who,
                r -> (body == null ? r : r.body(body)).header("If-Match", etag).post(API + "/placements/" + placement + "/" + verb),
                AuditWalk::theOne);
    }

    private static String accepted() {
        String placement = requested(Account.NGO);
        Questions.decide(Account.SHELTER, placement, "acceptance", "\"0\"", null).then().statusCode(200);
        return placement;
    }

    private static String arrived() {
        String placement = accepted();
        Questions.decide(Account.SHELTER, placement, "arrival", "\"1\"", null).then().statusCode(200);
        return placement;
    }

    private static Map<String, Object> shelter() {
        return Map.ofEntries(
                Map.entry("operatorName", "Rowan Refuges"), Map.entry("region", "ZZ-N"), Map.entry("name", "Court " + UUID.randomUUID()),
                Map.entry("address", Map.of("line1", "7 Lantern Row", "town", "Coldwick", "postcode", "ZQ7 7AA")),
                Map.entry("takes",
                        Map.of("women", true, "womenWithChildren", true, "girls", false, "men", false, "minAge", 18, "maxAge", 120)),
                Map.entry("accessibility", List.of()), Map.entry("languages", List.of("en")), Map.entry("pets", false),
                Map.entry("medicalIsolation", false), Map.entry("security", "STANDARD"), Map.entry("status", "OPEN"),
                Map.entry("confidential", true), Map.entry("staffedPlaces", 10), Map.entry("hygieneLimit", 10));
    }
}
