package org.palermo.shelter.oncall;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.palermo.shelter.Questions.API;
import static org.palermo.shelter.Questions.delete;
import static org.palermo.shelter.Questions.get;
import static org.palermo.shelter.Questions.post;
import static org.palermo.shelter.Questions.put;
import static org.palermo.shelter.Questions.shift;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Acting;
import org.palermo.kernel.test.InBackground;
import org.palermo.kernel.test.TestTokens;
import org.palermo.shelter.Register;
import org.palermo.shelter.ServiceTest;
import org.palermo.shelter.SomeManager;
import org.palermo.shelter.SomeShelter;
import org.palermo.shelter.SomeWebhook;

@QuarkusTest
class OnCallRosterTest extends ServiceTest {
    private String path;

    @BeforeEach
    void aShelter() {
        path = "/shelters/" + SomeShelter.in("ZZ-N").singleRooms(1).registered() + "/on-call";
    }

    @Test
    void ok_200_puts_somebody_on_call_once() {
        String shift = path + "/" + UUID.randomUUID();
        Map<String, Object> body = shift(1);
        put(Account.SHELTER, shift, body).then().statusCode(200)
                .body("called", equalTo("Rowena Zieglmayr"))
                .body("order", equalTo(1))
                .body("phone", equalTo(body.get("phone")));
        String row = Register.text("select id from on_call_shift");
        put(Account.SHELTER, shift, body).then().statusCode(200);
        assertEquals(row, Register.text("select id from on_call_shift"), "the repeated request keeps the row");
        body.put("email", "new@shelter.example");
        put(Account.SHELTER, shift, body).then().statusCode(200).body("email", equalTo("new@shelter.example"));
        assertNotEquals(row, Register.text("select id from on_call_shift"));
        get(Account.SHELTER, path).then().statusCode(200).body("items", hasSize(1)).body("items[0].webhook", equalTo(false));
        assertEquals(1, Register.count("data_key where purpose = 'NOTE'"), "the key of the earlier shift is destroyed");
    }

    @Test
    void a_corrected_shift_keeps_its_calls() {
        String shift = path + "/" + UUID.randomUUID();
        Map<String, Object> body = shift(1);
        put(Account.SHELTER, shift, body).then().statusCode(200);
        called("EMAIL", "now()");
        called("SMS", "null");
        body.put("phone", "+41445550199");
        put(Account.SHELTER, shift, body).then().statusCode(200);
        assertEquals(2, Register.count("on_call_message m join on_call_shift s on s.id = m.shift"));
        body.put("subject", SomeManager.beside(Account.SHELTER).id());
        body.put("phone", null);
        put(Account.SHELTER, shift, body).then().statusCode(200);
        assertEquals(1, Register.count("on_call_message"), "what was sent to another person is forgotten");
        assertEquals(1, Register.count(
                "on_call_message m join on_call_shift s on s.id = m.shift where channel = 'EMAIL' and sent_at is null"));
        delete(Account.SHELTER, shift).then().statusCode(204);
        assertEquals(0, Register.count("on_call_message"));
    }

    @Test
    void a_call_that_is_written_while_the_shift_is_corrected_is_kept() throws Exception {
        String shift = path + "/" + UUID.randomUUID();
        Map<String, Object> body = shift(1);
        put(Account.SHELTER, shift, body).then().statusCode(200);
        body.put("phone", "+41445550199");
        CompletableFuture<Integer> corrected;
        try (Acting watch = Acting.system("broadcasts")) {
            watch.change(call("SMS", "null"));
            corrected = InBackground.run(() -> put(Account.SHELTER, shift, body).statusCode());
            Awaitility.await().until(() -> Register.count("pg_locks where not granted") > 0);
            watch.commit();
        }
        assertEquals(200, corrected.get());
        assertEquals(1, Register.count("on_call_message m join on_call_shift s on s.id = m.shift"));
    }

    private static void called(String channel, String sentAt) {
        Register.execute(call(channel, sentAt));
    }

    private static String call(String channel, String sentAt) {
        return """
                insert into on_call_message (id, shift, channel, kind, about, reference, created_at, next_attempt_at, sent_at)
                select gen_random_uuid(), id, '%s', 'K', gen_random_uuid(), 'r', now(), now() + interval '1 hour', %s from on_call_shift
                """.formatted(channel, sentAt);
    }

    @Test
    void a_full_roster_takes_no_new_shift_but_lets_a_shift_change() {
        String shift = path + "/" + UUID.randomUUID();
        Map<String, Object> body = shift(1);
        put(Account.SHELTER, shift, body).then().statusCode(200);
        Register.execute("""
                insert into on_call_shift (id, shelter, chosen, starts_at, ends_at, turn, channels, recorded_at)
                select gen_random_uuid(), s.shelter, gen_random_uuid(), now() + make_interval(days => 40 + n),
                       now() + make_interval(days => 40 + n, hours => 8), 9, '{EMAIL}', now()
                  from on_call_shift s, generate_series(1, 499) n
                """);
        put(Account.SHELTER, path + "/" + UUID.randomUUID(), shift(2)).then().statusCode(409)
                .body("type", equalTo("urn:palermo:problem:on-call:too-many"));
        body.put("email", "new@shelter.example");
        put(Account.SHELTER, shift, body).then().statusCode(200).body("email", equalTo("new@shelter.example"));
    }

    @Test
    void no_content_204_takes_a_shift_off() {
        String shift = path + "/" + UUID.randomUUID();
        put(Account.SHELTER, shift, shift(1)).then().statusCode(200);
        delete(Account.SHELTER, shift).then().statusCode(204);
        delete(Account.SHELTER, shift).then().statusCode(204);
        get(Account.SHELTER, path).then().body("items", hasSize(0));
        assertEquals(0, Register.count("data_key where purpose = 'NOTE'"));
    }

    @Test
    void conflict_409_while_a_legal_hold_stands_on_the_shift() {
        String shift = path + "/" + UUID.randomUUID();
        Map<String, Object> body = shift(1);
        put(Account.SHELTER, shift, body).then().statusCode(200);
        String holds = "/retention/on_call_shift/" + Register.text("select id from on_call_shift") + "/legal-holds";
        String hold = post(Account.DATA_PROTECTION, holds,
                Map.of("reason", "PROCEEDINGS", "explanation", "T-2026-113")).then().statusCode(201)
                .extract().path("id");
        Map<String, Object> changed = shift(1);
        changed.put("called", "Somebody else");
        delete(Account.SHELTER, shift).then().statusCode(409).body("type", equalTo("urn:palermo:problem:retention:legal-hold"));
        put(Account.SHELTER, shift, changed).then().statusCode(409).body("type", equalTo("urn:palermo:problem:retention:legal-hold"));
        put(Account.SHELTER, shift, body).then().statusCode(200);
        get(Account.SHELTER, path).then().body("items.called", equalTo(List.of("Rowena Zieglmayr")));
        assertEquals(1, Register.count("data_key where purpose = 'NOTE'"));
        post(Account.DATA_PROTECTION, holds + "/" + hold + "/lift", "").then().statusCode(200);
        put(Account.SHELTER, shift, changed).then().statusCode(200);
        delete(Account.SHELTER, shift).then().statusCode(204);
        assertEquals(0, Register.count("on_call_shift"));
    }

    @Test
    void contact_data_is_never_stored_in_clear_text() {
        put(Account.SHELTER, path + "/" + UUID.randomUUID(), shift(1)).then().statusCode(200);
        String dump = Register.text(
                "select string_agg(cast(o as text), ' ') || string_agg(encode(sealed, 'escape'), '') from on_call_shift o");
        for (String word : List.of("Zieglmayr", "oncall1", "414455")) {
            assertEquals(-1, dump.indexOf(word), word);
        }
    }

    @Test
    void conflict_409_two_people_with_the_same_order_at_the_same_time() {
        put(Account.SHELTER, path + "/" + UUID.randomUUID(), shift(1)).then().statusCode(200);
        put(Account.SHELTER, path + "/" + UUID.randomUUID(), shift(1)).then().statusCode(409)
                .body("type", equalTo("urn:palermo:problem:on-call:taken"));
        put(Account.SHELTER, path + "/" + UUID.randomUUID(), shift(2)).then().statusCode(200);
        Map<String, Object> next = shift(1);
        next.put("from", shift(1).get("until"));
        next.put("until", java.time.Instant.parse((String) next.get("from")).plusSeconds(60).toString());
        put(Account.SHELTER, path + "/" + UUID.randomUUID(), next).then().statusCode(200);
    }

    @Test
    void refused_without_permission() {
        String shift = path + "/" + UUID.randomUUID();
        put(Account.SHELTER, shift, shift(1)).then().statusCode(200);
        given().contentType("application/json").body(shift(1)).put(API + shift).then().statusCode(401);
        for (Account other : List.of(Account.NGO, Account.ADMINISTRATOR, Account.AUDITOR)) {
            get(other, path).then().statusCode(403);
        }
        get(Account.OTHER_SHELTER, path).then().statusCode(404);
        put(Account.OTHER_SHELTER, shift, shift(1)).then().statusCode(404);
        delete(Account.OTHER_SHELTER, shift).then().statusCode(404);
        assertEquals(1, Register.count("on_call_shift"));
    }

    /// A webhook that waits for approval, has ended, or receives only other notices reaches nobody.
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "200 | now(), null, null, null",
        "200 | now(), null, null, 'BROADCAST_ASKED,BROADCAST_ESCALATED,PLACEMENT_REQUESTED,PLACEMENT_ESCALATED,PLACEMENT_NOT_ARRIVED'",
        "400 | null, null, null, null", "400 | now(), now(), 'WITHDRAWN', null", "400 | now(), null, null, 'BROADCAST_ASKED'"})
    void only_an_active_webhook_reaches_a_shift(int status, String state) {
        Map<String, Object> body = shift(1);
        body.put("email", null);
        body.put("phone", null);
        body.put("webhook", true);
        put(Account.SHELTER, path + "/" + UUID.randomUUID(), body).then().statusCode(400)
                .body("violations.field", equalTo(List.of("webhook")));
        SomeWebhook.of(Account.SHELTER, state);
        put(Account.SHELTER, path + "/" + UUID.randomUUID(), body).then().statusCode(status);
        UUID south = SomeShelter.in("ZZ-S").runBy(Account.OTHER_SHELTER).singleRooms(1).registered();
        body.put("subject", TestTokens.subject(Account.OTHER_SHELTER));
        put(Account.OTHER_SHELTER, "/shelters/" + south + "/on-call/" + UUID.randomUUID(), body).then().statusCode(400)
                .body("violations.field", equalTo(List.of("webhook")));
    }

    @Test
    void ok_200_a_shift_sent_again_is_the_same_when_its_webhook_has_ended() {
        String shift = path + "/" + UUID.randomUUID();
        Map<String, Object> body = shift(1);
        body.put("webhook", true);
        SomeWebhook.of(Account.SHELTER);
        put(Account.SHELTER, shift, body).then().statusCode(200);
        Register.execute("update webhook set ended_at = now(), end_reason = 'WITHDRAWN'");
        put(Account.SHELTER, shift, body).then().statusCode(200);
        body.put("phone", null);
        put(Account.SHELTER, shift, body).then().statusCode(400).body("violations.field", equalTo(List.of("webhook")));
    }

    /// The same id at a shelter of another organisation is another shift.
    @Test
    void ok_200_an_id_of_another_shelters_shift_is_free_to_use() {
        String shift = UUID.randomUUID().toString();
        put(Account.SHELTER, path + "/" + shift, shift(1)).then().statusCode(200);
        UUID south = SomeShelter.in("ZZ-S").runBy(Account.OTHER_SHELTER).singleRooms(1).registered();
        put(Account.OTHER_SHELTER, "/shelters/" + south + "/on-call/" + shift, shift(Account.OTHER_SHELTER, 1)).then().statusCode(200);
        assertEquals(2, Register.count("on_call_shift"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "{\"order\":0}", "{\"order\":10}", "{\"phone\":\"0800 1111\"}",
            "{\"email\":\"a@b\\r\\nBcc: c@d.example\"}", "{\"email\":\"nobody\"}", "{\"called\":\" \"}", "{\"called\":\"a\\u0007b\"}",
            "{\"subject\":\"Rowena\"}", "{\"until\":\"2001-01-01T00:00:00Z\"}", "{\"from\":\"2001-01-01T00:00:00Z\"}",
            "{\"from\":\"+999999999-01-01T00:00:00Z\"}", "{\"email\":null,\"phone\":null}", "{\"note\":\"lives at\"}"})
    void invalid_400_names_what_is_wrong(String change) throws Exception {
        Map<String, Object> body = shift(1);
        new ObjectMapper().readTree(change).properties().forEach(field -> body.put(field.getKey(), field.getValue()));
        put(Account.SHELTER, path + "/" + UUID.randomUUID(), change.equals("{}") || change.equals("[]") ? change : body)
                .then().statusCode(400).contentType("application/problem+json");
        assertEquals(0, Register.count("on_call_shift"));
    }
}
