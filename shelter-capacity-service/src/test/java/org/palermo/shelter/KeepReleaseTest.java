package org.palermo.shelter;

import static io.restassured.RestAssured.given;
import static org.palermo.shelter.Questions.API;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.upgrade.KeepRelease;
import org.palermo.kernel.test.upgrade.Read;
import org.palermo.kernel.test.walk.Call;
import org.palermo.shelter.directory.HsdsApi;

@QuarkusTest
@EnabledIfSystemProperty(named = KeepRelease.ASKED, matches = ".+")
class KeepReleaseTest extends KeepRelease {
    private static final String DIRECTORY = "/hsds/v3.1";
    private static final List<String> LISTS = List.of("services", "organizations", "service_at_locations", "taxonomies", "taxonomy_terms");

    private KnownHouse house;
    private KnownBroadcast broadcast;
    private String webhook;

    @Override
    protected String packageName() {
        return "org.palermo.shelter";
    }

    @Override
    protected void fill() {
        Register.clear();
        new AuditWalkTest().every_answer_is_audited();
        house = KnownHouse.of(Account.OTHER_SHELTER, Account.OTHER_NGO, "GB-ENG-NE");
        expected();
        broadcast = KnownBroadcast.of(house);
        aPublicShelter();
        HsdsApi.line(line -> { });
        SomeCase.of(Account.COORDINATOR).asked(asked -> { });
        webhook = created(Account.AGENCY_ADMINISTRATOR, "/webhooks", Map.of("country", "ZZ", "url", "https://hooks.example.org/"));
        created(Account.DATA_PROTECTION, "/retention/hold/" + house.hold() + "/legal-holds",
                Map.of("reason", "CLAIM", "explanation", "She sues the house."));
        // Figures are taken when somebody asks first.
        Questions.get(Account.ADMINISTRATOR, "/capacity?country=ZZ").then().statusCode(200);
    }

    /// She is accepted, knows where somebody meets her, and her organisation may see the address.
    private void expected() {
        Questions.decide(house.operator(), house.placement(), "acceptance", "\"0\"", null).then().statusCode(200);
        String placement = "/placements/" + house.placement();
        given().auth().oauth2(house.operator().token()).contentType(ContentType.JSON).header("If-Match", "\"1\"")
                .body(Map.of("meetingPoint", "Station", "call", "112", "travelTime", "UNDER_1_HOUR", "transport", "SHELTER_FETCHES"))
                .put(API + placement + "/handover").then().statusCode(200);
        created(house.operator(), placement + "/address-releases", Map.of("purpose", "ARRIVAL", "minutes", 60));
    }

    private static void aPublicShelter() {
        Map<String, Object> open = new HashMap<>(KnownHouse.description("ZZ-S", "Openhouse0000000000a", "SW1A 1AA"));
        open.put("confidential", false);
        created(Account.SHELTER, "/shelters", open);
    }

    private static String created(Account account, String path, Object body) {
        return Questions.post(account, path, body).then().statusCode(201).extract().path("id");
    }

    @Override
    protected Map<String, Call> calls() {
        return Map.of(
                "AuditResource.about", Call.query("record=" + house.hold()),
                "AuditResource.links", Call.query("limit=5"),
                "Capacity.of", Call.query("country=ZZ"),
                "RetentionResource.due", Call.query("kind=hold&country=ZZ&limit=200"),
                "Shelters.page", Call.query("limit=200"));
    }

    @Override
    protected List<Read> more() {
        String shelter = API + "/shelters/" + house.id();
        String placement = "/placements/" + house.placement();
        Stream<String> ofTheHouse = Stream.of(
                "", "/places", "/places/" + house.place(), "/census", "/limits", "/status", "/supplies", "/nights", "/on-call")
                .map(part -> shelter + part);
        Stream<String> others = Stream.of(
                "/broadcasts/" + broadcast.id(), "/broadcast-alerts/" + broadcast.alert(),
                placement, placement + "/handover", placement + "/address",
                "/webhooks/" + webhook, "/retention/hold/" + house.hold() + "/legal-holds").map(path -> API + path);
        List<Read> more = new ArrayList<>(Stream.of(ofTheHouse, others, directory()).flatMap(paths -> paths).map(Read::get).toList());
        Map<String, Object> waits = Map.of("area", Register.text("select code from area where country = 'ZZ' order by code limit 1"),
                "from", Questions.tonight().plusDays(1).toString(), "nights", 1, "women", 1);
        more.add(Read.repeated(Account.NGO, API + "/waitlist", JsonObject.mapFrom(waits).encode(), "kept-with-the-release"));
        return more;
    }

    private static Stream<String> directory() {
        Stream<String> lists = LISTS.stream().map(list -> DIRECTORY + "/" + list);
        Stream<String> entries = LISTS.stream()
                .flatMap(list -> HsdsApi.ids("v3.1/" + list).stream().limit(3).map(id -> DIRECTORY + "/" + list + "/" + id));
        return Stream.of(Stream.of(DIRECTORY, DIRECTORY + "/streams/services"), lists, entries).flatMap(paths -> paths);
    }

    @Override
    protected Map<String, String> excused() {
        return Map.of("NoticesResource.stream", "a stream, which waits");
    }
}
