package org.palermo.gateway.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;

/// The first request is there already.
class WaitingRequestsTest {

    private final AtomicInteger closed = new AtomicInteger();
    private final AtomicInteger spoilt = new AtomicInteger();
    private final EmbeddedChannel channel = waiting();

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

        var other = waiting();
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

    /// Malformed chunks end no request for Vert.x either.
    @Test
    void a_waiting_request_that_is_still_arriving_ends_before_its_connection_and_gets_no_answer() {
        for (var last : List.of(new DefaultHttpContent(Unpooled.wrappedBuffer(new byte[2])), malformed())) {
            var connection = waiting();
            connection.writeOneInbound(LastHttpContent.EMPTY_LAST_CONTENT);
            connection.writeOneInbound(new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/portal"));
            connection.writeOneInbound(last);
            spoilt.set(0);
            connection.close();
            assertSame(LastHttpContent.EMPTY_LAST_CONTENT, newest(connection));
            assertEquals(1, spoilt.get());
            connection.finishAndReleaseAll();
        }
    }

    @Test
    void the_end_of_a_connection_adds_nothing_to_whole_requests_or_the_one_whose_turn_it_is() {
        request(2);
        arrives(new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/portal"));
        answer();
        answer();
        var part = new DefaultHttpContent(Unpooled.wrappedBuffer(new byte[2]));
        arrives(part);
        channel.close();
        assertSame(part, newest(channel));

        var other = waiting();
        other.writeOneInbound(new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/portal"));
        var end = new DefaultLastHttpContent(Unpooled.wrappedBuffer(new byte[2]));
        other.writeOneInbound(end);
        other.close();
        assertSame(end, newest(other));
        other.finishAndReleaseAll();
        assertEquals(0, spoilt.get());
    }

    /// The request that was too much is not passed on, and so has no end.
    @Test
    void the_end_of_a_connection_adds_nothing_to_a_request_that_was_not_passed_on() {
        for (int i = 1; i <= WaitingRequests.MOST; i++) {
            arrives(new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/portal"));
            arrives(new DefaultLastHttpContent());
        }
        assertFalse(channel.isOpen());
        assertTrue(newest(channel) instanceof DefaultLastHttpContent);
        assertEquals(0, spoilt.get());
    }

    private EmbeddedChannel waiting() {
        return new EmbeddedChannel(new WaitingRequests(closed::incrementAndGet, spoilt::incrementAndGet));
    }

    private static HttpContent malformed() {
        var chunk = new DefaultLastHttpContent();
        chunk.setDecoderResult(DecoderResult.failure(new IllegalArgumentException("chunk size")));
        return chunk;
    }

    private static Object newest(EmbeddedChannel connection) {
        Object newest = null;
        for (Object next; (next = connection.readInbound()) != null;) {
            newest = next;
        }
        return newest;
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
