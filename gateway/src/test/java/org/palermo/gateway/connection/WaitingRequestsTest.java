package org.palermo.gateway.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;

/// The first request is there already.
class WaitingRequestsTest {

    private final AtomicInteger closed = new AtomicInteger();
    private final EmbeddedChannel channel = new EmbeddedChannel(new WaitingRequests(closed::incrementAndGet));

    @AfterEach
    void release() {
        channel.finishAndReleaseAll();
    }

    @Test
    void closed_with_the_thirty_third_request_without_an_answer() {
        for (int i = 1; i < WaitingRequests.MOST; i++) {
            request(0);
        }
        assertTrue(channel.isOpen());
        request(0);
        assertFalse(channel.isOpen());
        assertEquals(1, closed.get());
    }

    @Test
    void open_for_any_number_of_requests_that_are_answered() {
        for (int i = 0; i < 10; i++) {
            request(100);
        }
        for (int i = 0; i < 10_000; i++) {
            answer();
            request(i % 700);
        }
        assertTrue(channel.isOpen());
    }

    @Test
    void open_when_one_after_another_is_answered_in_parts() {
        for (int i = 0; i < 1_000; i++) {
            channel.writeOutbound(new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK), LastHttpContent.EMPTY_LAST_CONTENT);
            request(WaitingRequests.MOST_BYTES);
        }
        assertTrue(channel.isOpen());
    }

    @Test
    void closed_when_waiting_bodies_or_heads_are_long() {
        request(WaitingRequests.MOST_BYTES);
        assertFalse(channel.isOpen());

        var other = new EmbeddedChannel(new WaitingRequests(closed::incrementAndGet));
        for (int i = 0; i < 5; i++) {
            var request = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/");
            request.headers().set("X-Long", "a".repeat(15_000));
            other.writeOneInbound(request);
        }
        assertFalse(other.isOpen());
    }

    /// It waits for nobody, and its own limits apply.
    @Test
    void open_for_a_long_body_of_the_request_whose_turn_it_is() {
        for (int i = 0; i < 100; i++) {
            arrives(new DefaultHttpContent(Unpooled.wrappedBuffer(new byte[8_192])));
        }
        arrives(LastHttpContent.EMPTY_LAST_CONTENT);
        assertTrue(channel.isOpen());
    }

    @Test
    void an_invitation_to_go_on_is_no_answer() {
        for (int i = 1; i < WaitingRequests.MOST; i++) {
            request(0);
            channel.writeOutbound(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE));
        }
        request(0);
        assertFalse(channel.isOpen());
    }

    private void request(int bodyBytes) {
        arrives(new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/portal"));
        arrives(new DefaultHttpContent(Unpooled.wrappedBuffer(new byte[bodyBytes])));
        arrives(LastHttpContent.EMPTY_LAST_CONTENT);
    }

    private void arrives(HttpObject part) {
        if (channel.isOpen()) {
            channel.writeOneInbound(part);
        }
    }

    private void answer() {
        channel.writeOutbound(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK));
    }
}
