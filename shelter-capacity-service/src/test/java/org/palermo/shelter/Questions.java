package org.palermo.shelter;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import java.time.Instant;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.TestTokens;

/// Requests that the tests send over HTTP.
public final class Questions {
    public static final String API = "/api/shelter/v1";

    private Questions() {}

    public static LocalDate tonight() {
        return tonight(ZoneId.of("Europe/Zurich"));
    }

    /// Tonight by the service's clock: until six in the morning, the night that began the evening before. A test that moves the
    /// clock by a day or more must name its night, because this method uses the real clock.
    public static LocalDate tonight(ZoneId zone) {
        Duration moved = Register.ahead().toHours() < 3 ? Register.ahead() : Duration.ZERO;
        return LocalDateTime.now(zone).plus(moved).minusHours(6).toLocalDate();
    }

    /// A search for a woman tonight in ZZ; the result may be changed.
    public static Map<String, Object> search() {
        Map<String, Object> search = new LinkedHashMap<>();
        search.put("from", tonight().toString());
        search.put("nights", 2);
        search.put("women", 1);
        search.put("region", "ZZ-N");
        return search;
    }

    public static Map<String, Object> search(int women, List<Integer> children) {
        Map<String, Object> search = search();
        search.put("women", women);
        search.put("children", children);
        return search;
    }

    public static Response ask(Account who, Object search) {
        return post(who, "/availability-searches", search);
    }

    /// The token of the first offer with capacity.
    public static String offer(Account who, Object search) {
        return ask(who, search).then().statusCode(200).extract().path("offers.find { it.status == 'CAPACITY' }.offer");
    }

    public static String offer(Account who) {
        return offer(who, search());
    }

    public static Response hold(Account who, String offer) {
        return post(who, "/holds", Map.of("offer", offer));
    }

    /// The id of a new hold.
    public static String held(Account who) {
        return hold(who, offer(who)).then().statusCode(201).extract().path("id");
    }

    /// The id of a new placement that waits for its answer. A shelter that refuses one as full, or for its staff or hygiene, is offered to
    /// the same organisation again only after its next census.
    public static String requested(Account who) {
        return post(who, "/holds/" + held(who) + "/placement", Map.of("purpose", "EMERGENCY"))
                .then().statusCode(201).extract().path("placement.id");
    }

    public static Response post(Account who, String path, Object body) {
        return given().auth().oauth2(who.token()).contentType("application/json").body(body).post(API + path);
    }

    public static Response put(Account who, String path, Object body) {
        return given().auth().oauth2(who.token()).contentType("application/json").body(body).put(API + path);
    }

    public static Response get(Account who, String path) {
        return given().auth().oauth2(who.token()).get(API + path);
    }

    public static Response delete(Account who, String path) {
        return given().auth().oauth2(who.token()).delete(API + path);
    }

    public static Response decide(Account who, String placement, String what, String etag, Object body) {
        var request = given().auth().oauth2(who.token());
        if (etag != null) {
            request.header("If-Match", etag);
        }
        if (body != null) {
            request.contentType("application/json").body(body);
        }
        return request.post(API + "/placements/" + placement + "/" + what);
    }

    /// A shift of the shelter's own manager, from an hour ago until tomorrow.
    public static Map<String, Object> shift(int order) {
        return shift(Account.SHELTER, order);
    }

    public static Map<String, Object> shift(Account onCall, int order) {
        Map<String, Object> shift = new LinkedHashMap<>();
        shift.put("from", Instant.now().minusSeconds(3_600).toString());
        shift.put("until", Instant.now().plusSeconds(86_400).toString());
        shift.put("order", order);
        shift.put("subject", TestTokens.subject(onCall));
        shift.put("called", "Rowena Zieglmayr");
        shift.put("email", "oncall" + order + "@shelter.example");
        shift.put("phone", "+4144555010" + order);
        return shift;
    }
}
