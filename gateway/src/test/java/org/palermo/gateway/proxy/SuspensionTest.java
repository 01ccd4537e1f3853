package org.palermo.gateway.proxy;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.palermo.gateway.suite.GatewayTest;
import org.palermo.gateway.suite.OriginBehaviour;
import org.palermo.gateway.suite.Protocol;
import org.palermo.gateway.suite.TestSuite;
import org.palermo.gateway.suite.Tokens;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;

@QuarkusTest
class SuspensionTest extends GatewayTest {

    private static final Duration PROMISED = Duration.ofSeconds(2);

    private final String subject = UUID.randomUUID().toString();

    @AfterEach
    void nobodyIsSuspended() {
        OriginBehaviour.halfWay.set(false);
        OriginBehaviour.listed.set(OriginBehaviour.NOBODY);
    }

    private int ask(String token) {
        return outside.get(Protocol.HTTP_1_1, ECHO, "Authorization", "Bearer " + token).status();
    }

    private void suspend(String issuedBefore) {
        OriginBehaviour.listed.set("{\"subjects\":[{\"subject\":\"%s\",\"issuedBefore\":%s}]}".formatted(subject, issuedBefore));
    }

    /// The token is used every 50 ms, so it is remembered.
    @Test
    void unauthorised_401_a_token_in_use_within_two_seconds() throws InterruptedException {
        var token = Tokens.of(subject);
        assertEquals(200, ask(token));
        suspend("null");
        var suspended = System.nanoTime();
        var last = suspended;
        while (System.nanoTime() - suspended < Duration.ofSeconds(4).toNanos()) {
            var asked = System.nanoTime();
            if (ask(token) == 200) {
                last = asked;
            }
            Thread.sleep(50);
        }
        assertTrue(Duration.ofNanos(last - suspended).compareTo(PROMISED) < 0, "accepted " + Duration.ofNanos(last - suspended) + " after");
        assertEquals("suspended", outside.get(Protocol.H2C, ECHO, "Authorization", "Bearer " + token).problem());
        assertEquals(200, ask(Tokens.accepted()));
    }

    @Test
    void ok_200_a_reinstated_subject_with_a_new_token() {
        var now = NumericDate.now();
        var old = Tokens.signed(claims -> {
            claims.setSubject(subject);
            claims.setIssuedAt(NumericDate.fromSeconds(now.getValue() - 60));
        });
        suspend(Long.toString(now.getValue() - 10));
        await().atMost(PROMISED).until(() -> ask(old) == 401);
        assertEquals(200, ask(Tokens.of(subject)));
    }

    @Test
    void unauthorised_401_people_of_a_closed_organisation_until_it_is_open_again() {
        var closed = UUID.randomUUID();
        var token = Tokens.signed(claims -> claims.setClaim("agency", closed.toString()));
        var written = Tokens.signed(claims -> claims.setClaim("agency", closed.toString().toUpperCase(Locale.ROOT)));
        var other = Tokens.signed(claims -> claims.setClaim("agency", UUID.randomUUID().toString()));
        assertEquals(200, ask(token));
        OriginBehaviour.listed.set("{\"subjects\":[],\"agencies\":[\"%s\"]}".formatted(closed));
        await().atMost(PROMISED).until(() -> ask(token) == 401);
        assertEquals(401, ask(written));
        assertEquals(200, ask(other));
        OriginBehaviour.listed.set(OriginBehaviour.NOBODY);
        await().atMost(PROMISED).until(() -> ask(token) == 200);
    }

    @ParameterizedTest
    @EnumSource
    void an_open_stream_is_broken_off(Protocol protocol) throws Exception {
        var begun = new CompletableFuture<Void>();
        var broken = new CompletableFuture<Throwable>();
        outside.open(protocol, HttpMethod.GET, "/api/nrm/v1/notices/stream?drip", "Authorization", "Bearer " + Tokens.of(subject))
                .compose(request -> request.send()).onSuccess(response -> {
                    response.exceptionHandler(broken::complete);
                    response.endHandler(ended -> broken.completeExceptionally(new AssertionError("it came to its end")));
                    response.handler(piece -> begun.complete(null));
                });
        begun.get(10, TimeUnit.SECONDS);
        suspend("null");
        // The origin ends the stream a good two seconds after its first piece; a normal end is not a break.
        broken.get(10, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @EnumSource
    void unauthorised_401_in_the_middle_of_an_upload(Protocol protocol) {
        OriginBehaviour.listed.set(OriginBehaviour.NOBODY);
        var begun = System.nanoTime();
        new Thread(() -> {
            try {
                Thread.sleep(300);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            suspend("null");
        }).start();
        var answer = outside.stream(protocol, "/api/inspection/v1/workplaces/imports", Buffer.buffer(new byte[16]), 200, 50, "Authorization", "Bearer " + Tokens.of(subject));
        assertEquals(401, answer.status());
        assertEquals("suspended", answer.problem());
        assertTrue(System.nanoTime() - begun < Duration.ofSeconds(3).toNanos());
    }

    @Test
    void the_last_list_is_used_while_none_can_be_fetched() throws InterruptedException {
        var token = Tokens.of(subject);
        suspend("null");
        await().atMost(PROMISED).until(() -> ask(token) == 401);
        OriginBehaviour.listed.set(null);
        Thread.sleep(2500);
        assertEquals(401, ask(token));
        OriginBehaviour.listed.set(OriginBehaviour.NOBODY);
        await().atMost(PROMISED).until(() -> ask(token) == 200);
    }

    @Test
    void unauthorised_401_after_a_list_that_stopped_half_way() throws InterruptedException {
        var token = Tokens.of(subject);
        assertEquals(200, ask(token));
        OriginBehaviour.halfWay.set(true);
        Thread.sleep(2500);
        suspend("null");
        OriginBehaviour.halfWay.set(false);
        await().atMost(PROMISED.plusSeconds(5)).until(() -> ask(token) == 401);
    }

    @Test
    void not_found_404_the_list_from_outside() {
        assertEquals(404, outside.get(Protocol.HTTP_1_1, "/suspensions", token()).status());
        var seen = outside.get(Protocol.HTTP_1_1, ECHO, tokenAnd("X-Palermo-Suspensions-Key", TestSuite.SUSPENSIONS_KEY));
        assertFalse(seen.body().toString().contains(TestSuite.SUSPENSIONS_KEY));
    }
}
