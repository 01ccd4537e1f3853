package org.palermo.shelter.webhook;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.shelter.Questions.API;
import static org.palermo.shelter.Questions.get;
import static org.palermo.shelter.Questions.post;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.test.Account;
import org.palermo.shelter.Register;
import org.palermo.shelter.ServiceTest;
import org.palermo.shelter.notice.SentNotices;

/// The agency administrator belongs to the same organisation as the NGO account.
@QuarkusTest
class WebhooksTest extends ServiceTest {
    private Receiver receiver;

    @BeforeEach
    void open() {
        Register.execute("truncate webhook");
        receiver = new Receiver();
    }

    @AfterEach
    void close() {
        receiver.close();
        Register.execute("truncate webhook");
    }

    @Test
    void ok_201_once_approved_receives_signed_notices_without_personal_data() throws Exception {
        Response hook = register(receiver.url() + "/hook");
        SentNotices.to(Account.NGO, "BEFORE_APPROVAL");
        awaitNumbered();
        approve(hook).then().statusCode(200).body("state", equalTo("ACTIVE"));
        String about = SentNotices.to(Account.NGO, "PLACEMENT_ACCEPTED");
        SentNotices.to(Account.OTHER_NGO, "PLACEMENT_REFUSED");
        await().until(() -> receiver.requests().size() == 2);
        Receiver.Request told = receiver.requests().get(1);
        assertEquals(List.of("BEFORE_APPROVAL", "PLACEMENT_ACCEPTED"), receiver.kinds());
        assertEquals("/hook", told.path());
        assertTrue(told.body().startsWith("{\"type\":\"notice.placement_accepted\",\"timestamp\":\""), told.body());
        assertTrue(told.body()
                .endsWith("\"data\":{\"kind\":\"PLACEMENT_ACCEPTED\",\"about\":\"" + about
                        + "\",\"reference\":\"REF-PLACEMENT_ACCEPTED\"}}"),
                told.body());
        assertEquals(signed(hook.path("secret"), told), told.signatures());
        assertTrue(Math.abs(Instant.now().getEpochSecond() - told.timestamp()) < 60);
    }

    @Test
    void ok_200_a_repeat_has_the_same_id_and_nothing_overtakes() {
        approve(register(receiver.url()));
        receiver.status = 503;
        SentNotices.to(Account.NGO, "ONE");
        SentNotices.to(Account.NGO, "TWO");
        await().until(() -> receiver.requests().size() >= 2);
        get(Account.AGENCY_ADMINISTRATOR, "/webhooks").then().body("[0].state", equalTo("FAILING")).body("[0].lastFailure", equalTo("503"));
        receiver.status = 200;
        await().until(() -> receiver.kinds().contains("TWO"));
        List<Receiver.Request> ones = receiver.requests().stream().filter(request -> request.kind().equals("ONE")).toList();
        assertEquals(1, ones.stream().map(Receiver.Request::id).distinct().count());
        assertEquals("TWO", receiver.kinds().getLast());
        await().untilAsserted(() -> get(Account.AGENCY_ADMINISTRATOR, "/webhooks").then().body("[0].state", equalTo("ACTIVE"))
                .body("[0].lastFailure", nullValue()));
    }

    @Test
    void ok_200_a_redirect_is_a_failure_and_is_not_followed() {
        approve(register(receiver.url() + "/hook"));
        receiver.status = 302;
        SentNotices.to(Account.NGO, "ONE");
        await().untilAsserted(() -> get(Account.AGENCY_ADMINISTRATOR, "/webhooks").then().body("[0].lastFailure", equalTo("302")));
        assertFalse(receiver.requests().stream().anyMatch(request -> request.path().equals("/elsewhere")));
    }

    @Test
    void ok_200_an_address_that_is_not_public_is_not_called() {
        approve(register("http://10.255.0.1/hook"));
        SentNotices.to(Account.NGO, "ONE");
        await().untilAsserted(() ->
                get(Account.AGENCY_ADMINISTRATOR, "/webhooks").then().body("[0].lastFailure", equalTo("ADDRESS_NOT_PUBLIC")));
    }

    @Test
    void ok_200_a_slow_receiver_delays_no_other() {
        try (Receiver slow = new Receiver()) {
            slow.beforeAnswer = () -> sleep(Duration.ofSeconds(2));
            approve(register(slow.url()));
            approve(register(receiver.url()));
            for (int n = 0; n < 10; n++) {
                SentNotices.to(Account.NGO, "ONE");
            }
            await().until(() -> receiver.requests().size() == 10 && !slow.requests().isEmpty());
            SentNotices.to(Account.NGO, "TWO");
            await().until(() -> receiver.kinds().contains("TWO"));
            assertTrue(slow.requests().size() < 10, "the slow receiver has got all");
        }
    }

    @Test
    void ok_200_a_webhook_that_was_served_waits_behind_the_others() {
        approve(register(receiver.url()));
        String before = Register.text("select clock_timestamp()");
        SentNotices.to(Account.NGO, "ONE");
        await().until(() -> receiver.requests().size() == 1);
        await().until(() -> Register.count("webhook where next_attempt_at > '%s' and lease is null".formatted(before)) == 1);
    }

    @Test
    void ok_200_a_secret_that_does_not_open_stops_no_other_webhook() {
        Response damaged = register(receiver.url() + "/secret-damaged");
        Response closed = register(receiver.url() + "/key-damaged");
        Register.execute("update webhook set secret = 'x' where id = '%s'".formatted(damaged.<String>path("id")));
        Register.execute("update data_key set wrapped = set_byte(wrapped, 20, 255 - get_byte(wrapped, 20)) where owner = '%s'"
                .formatted(closed.<String>path("id")));
        approve(damaged);
        approve(closed);
        approve(register(receiver.url() + "/whole"));
        SentNotices.to(Account.NGO, "ONE");
        await().until(() -> receiver.requests().size() == 1);
        assertEquals("/whole", receiver.requests().getFirst().path());
        await().until(() -> Register.count("webhook where last_failure = 'SECRET_UNREADABLE' "
                + "and next_attempt_at > clock_timestamp() + interval '4 minutes'") == 2);
    }

    @Test
    void ok_200_nothing_more_is_sent_to_a_webhook_that_was_withdrawn_meanwhile() {
        Response hook = register(receiver.url());
        SentNotices.to(Account.NGO, "ONE");
        SentNotices.to(Account.NGO, "TWO");
        awaitNumbered();
        withdrawWhileOneIsSent(hook);
        await().during(Duration.ofSeconds(2)).until(() -> receiver.kinds().equals(List.of("ONE")));
    }

    @Test
    void ok_200_the_end_of_a_webhook_that_was_withdrawn_meanwhile_is_not_told() {
        Response hook = register(receiver.url());
        receiver.status = 410;
        SentNotices.to(Account.NGO, "ONE");
        awaitNumbered();
        withdrawWhileOneIsSent(hook);
        await().during(Duration.ofSeconds(2)).until(() -> Register.count("webhook where end_reason = 'WITHDRAWN'") == 1);
        assertEquals(0, Register.count("notice where kind = 'WEBHOOK_ENDED'"));
    }

    @Test
    void ok_200_an_answer_of_410_ends_the_webhook() {
        Response hook = register(receiver.url());
        approve(hook);
        receiver.status = 410;
        SentNotices.to(Account.NGO, "ONE");
        await().untilAsserted(() -> get(Account.AGENCY_ADMINISTRATOR, "/webhooks").then().body("[0].state", equalTo("ENDED"))
                .body("[0].endReason", equalTo("GONE")));
        get(Account.NGO, "/notices").then().body("items.kind", hasItem("WEBHOOK_ENDED"));
        assertEquals(1, receiver.requests().size());
        assertEquals(0, keysOf(hook));
    }

    @Test
    void ok_200_a_webhook_that_always_fails_ends() {
        Response hook = register(receiver.url());
        approve(hook);
        receiver.status = 500;
        SentNotices.to(Account.NGO, "ONE");
        await().untilAsserted(() -> get(Account.AGENCY_ADMINISTRATOR, "/webhooks").then().body("[0].state", equalTo("ENDED"))
                .body("[0].endReason", equalTo("FAILED")));
        assertEquals(0, keysOf(hook));
    }

    @Test
    void ok_200_a_replay_delivers_again_from_an_instant_on() {
        Response hook = register(receiver.url());
        approve(hook);
        SentNotices.to(Account.NGO, "ONE");
        Instant between = Instant.parse(
                Register.text("select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"));
        SentNotices.to(Account.NGO, "TWO");
        await().until(() -> receiver.requests().size() == 2);
        post(Account.AGENCY_ADMINISTRATOR, "/webhooks/" + hook.path("id") + "/replays",
                Map.of("since", between.toString())).then().statusCode(200);
        await().until(() -> receiver.requests().size() == 3);
        assertEquals(List.of("ONE", "TWO", "TWO"), receiver.kinds());
        assertEquals(receiver.requests().get(1).id(), receiver.requests().get(2).id());
    }

    @Test
    void ok_200_both_secrets_sign_for_a_day() throws Exception {
        Response hook = register(receiver.url());
        approve(hook);
        String fresh = given().auth().oauth2(Account.AGENCY_ADMINISTRATOR.token())
                .header("If-Match", "\"1\"")
                .post(API + "/webhooks/" + hook.path("id") + "/secret")
                .then().statusCode(200).body("secret", startsWith("whsec_")).extract().path("secret");
        SentNotices.to(Account.NGO, "ONE");
        await().until(() -> receiver.requests().size() == 1);
        Receiver.Request told = receiver.requests().getFirst();
        assertEquals(signed(fresh, told) + " " + signed(hook.path("secret"), told), told.signatures());
    }

    @Test
    void ok_200_receives_only_the_chosen_kinds() {
        Response hook = given().auth().oauth2(Account.AGENCY_ADMINISTRATOR.token()).contentType("application/json")
                .body(Map.of("country", "ZZ", "url", receiver.url(), "kinds", List.of("TWO"))).post(API + "/webhooks");
        approve(hook);
        SentNotices.to(Account.NGO, "ONE");
        SentNotices.to(Account.NGO, "TWO");
        await().until(() -> receiver.requests().size() == 1);
        assertEquals(List.of("TWO"), receiver.kinds());
    }

    @Test
    void ok_200_the_secret_is_sealed_and_shown_once() {
        String secret = register(receiver.url()).path("secret");
        get(Account.AGENCY_ADMINISTRATOR, "/webhooks").then().body("[0].secret", nullValue());
        assertEquals("0",
                Register.text("select count(*) from webhook where position('%s'::bytea in secret) > 0".formatted(secret.substring(6))));
    }

    @Test
    void not_found_404_of_another_organisation() {
        String id = register(receiver.url()).path("id");
        Register.execute("update webhook set agency = '%s', country = 'GB'".formatted(Account.SHELTER.agency()));
        get(Account.AGENCY_ADMINISTRATOR, "/webhooks/" + id).then().statusCode(404);
        get(Account.AGENCY_ADMINISTRATOR, "/webhooks").then().body("size()", equalTo(0));
        post(Account.AGENCY_ADMINISTRATOR, "/webhooks/" + id + "/replays", Map.of("since", "2026-01-01T00:00:00Z")).then().statusCode(404);
    }

    @Test
    void conflict_409_beyond_five() {
        for (int n = 0; n < 5; n++) {
            register(receiver.url()).then().statusCode(201);
        }
        register(receiver.url()).then().statusCode(409).body("type", equalTo("urn:palermo:problem:webhook:too-many"));
    }

    @Test
    void conflict_409_withdrawn_and_its_secret_destroyed() {
        Response hook = register(receiver.url());
        withdraw(hook, 0).then().statusCode(200).body("endReason", equalTo("WITHDRAWN"));
        given().auth().oauth2(Account.ADMINISTRATOR.token())
                .header("If-Match", "\"1\"")
                .post(API + "/webhooks/" + hook.path("id") + "/approval")
                .then().statusCode(409);
        assertEquals(0, keysOf(hook));
    }

    @Test
    void forbidden_403_wrong_role() {
        post(Account.NGO, "/webhooks", Map.of("country", "ZZ", "url", receiver.url())).then().statusCode(403);
        given().auth().oauth2(Account.AGENCY_ADMINISTRATOR.token())
                .header("If-Match", "\"0\"")
                .post(API + "/webhooks/" + register(receiver.url()).path("id") + "/approval")
                .then().statusCode(403);
    }

    @Test
    void invalid_400_names_what_is_wrong() {
        post(Account.AGENCY_ADMINISTRATOR, "/webhooks", Map.of("country", "FR", "url", receiver.url())).then().statusCode(400)
                .body("violations[0].field", equalTo("country"));
        post(Account.AGENCY_ADMINISTRATOR, "/webhooks",
                Map.of("country", "ZZ", "url", receiver.url(), "kinds", List.of("MARIA"))).then().statusCode(400)
                .body("violations[0].field", equalTo("kinds"));
        post(Account.AGENCY_ADMINISTRATOR, "/webhooks", Map.of("country", "ZZ", "url", "ftp://example.org/")).then().statusCode(400)
                .body("violations[0].field", equalTo("url"));
    }

    private static Response register(String url) {
        return post(Account.AGENCY_ADMINISTRATOR, "/webhooks", Map.of("country", "ZZ", "url", url));
    }

    private static Response approve(Response hook) {
        return given().auth().oauth2(Account.ADMINISTRATOR.token())
                .header("If-Match", "\"0\"")
                .post(API + "/webhooks/" + hook.path("id") + "/approval");
    }

    private static Response withdraw(Response hook, int version) {
        return given().auth().oauth2(Account.AGENCY_ADMINISTRATOR.token())
                .header("If-Match", "\"" + version + "\"")
                .delete(API + "/webhooks/" + hook.path("id"));
    }

    /// The receiver answers the first request after the webhook was withdrawn.
    private void withdrawWhileOneIsSent(Response hook) {
        CountDownLatch withdrawn = new CountDownLatch(1);
        receiver.beforeAnswer = () -> awaitOpen(withdrawn);
        approve(hook);
        await().until(() -> receiver.requests().size() == 1);
        withdraw(hook, 1).then().statusCode(200);
        withdrawn.countDown();
    }

    private static int keysOf(Response hook) {
        return Register.count("data_key where purpose = 'WEBHOOK' and owner = '%s'".formatted(hook.<String>path("id")));
    }

    private static void sleep(Duration length) {
        try {
            Thread.sleep(length);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void awaitOpen(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void awaitNumbered() {
        await().until(() -> Register.text("select count(*) from feed_pending where feed = 'notices'").equals("0"));
    }

    private static String signed(String secret, Receiver.Request told) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring(6)), "HmacSHA256"));
        return "v1,"
                + Base64.getEncoder()
                        .encodeToString(
                                mac.doFinal((told.id() + "." + told.timestamp() + "." + told.body()).getBytes(StandardCharsets.UTF_8)));
    }
}
