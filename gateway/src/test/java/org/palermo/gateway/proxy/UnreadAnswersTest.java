package org.palermo.gateway.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.palermo.gateway.proxy.UnreadAnswers.Answer;
import org.palermo.gateway.proxy.UnreadAnswers.Reader;
import org.palermo.gateway.route.Origin;

import io.netty.channel.embedded.EmbeddedChannel;

/// In these tests a reader may have two, and the patience is two seconds.
class UnreadAnswersTest {

    private static final Reader READER = new Reader(Origin.PORTAL, false, "203.0.113.9");

    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final AtomicLong nanos = new AtomicLong();
    private final UnreadAnswers unread = new UnreadAnswers(List.of(channel.eventLoop()), TimeUnit.SECONDS.toNanos(2), nanos::get);
    private final List<Named> brokenOff = new ArrayList<>();

    private final class Named implements Answer {

        private final Reader reader;

        Named(Reader reader) {
            this.reader = reader;
            stops();
        }

        void stops() {
            unread.stopped(channel.eventLoop(), reader, this, 2);
        }

        void goesOn() {
            unread.goesOn(channel.eventLoop(), reader, this);
        }

        @Override
        public void breakOff() {
            brokenOff.add(this);
        }
    }

    UnreadAnswersTest() {
        channel.freezeTime();
    }

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    @Test
    void the_newest_are_broken_off_when_the_others_have_stood_still() {
        new Named(READER);
        new Named(READER);
        var third = new Named(READER);
        var fourth = new Named(READER);
        pass(1_999);
        assertEquals(List.of(), brokenOff);
        pass(1);
        assertEquals(List.of(third, fourth), brokenOff);
        // They end a moment later; nothing asks again and again until then.
        pass(60_000);
        assertEquals(List.of(third, fourth), brokenOff);
    }

    @Test
    void a_further_one_is_broken_off_when_it_stands_still_for_half_a_second() {
        new Named(READER);
        new Named(READER);
        pass(2_000);
        var third = new Named(READER);
        pass(200);
        var fourth = new Named(READER);
        pass(299);
        assertEquals(List.of(), brokenOff);
        pass(1);
        assertEquals(List.of(third), brokenOff);
        third.goesOn();
        pass(199);
        assertEquals(List.of(third), brokenOff);
        pass(1);
        assertEquals(List.of(third, fourth), brokenOff);
    }

    @Test
    void beyond_twice_as_many_each_is_broken_off_at_once() {
        new Named(READER);
        new Named(READER);
        pass(2_000);
        new Named(READER);
        new Named(READER);
        pass(100);
        assertEquals(List.of(), brokenOff);
        var fifth = new Named(READER);
        assertEquals(List.of(fifth), brokenOff);
    }

    @Test
    void a_further_one_that_goes_on_is_left_alone() {
        new Named(READER);
        new Named(READER);
        pass(2_000);
        var third = new Named(READER);
        for (int i = 0; i < 30; i++) {
            pass(300);
            third.goesOn();
            third.stops();
        }
        assertEquals(List.of(), brokenOff);
        pass(500);
        assertEquals(List.of(third), brokenOff);
    }

    /// Each moves once a second.
    @Test
    void slow_readers_of_many_answers_are_left_alone() {
        var answers = List.of(new Named(READER), new Named(READER), new Named(READER), new Named(READER), new Named(READER));
        for (int second = 0; second < 30; second++) {
            pass(1_000);
            for (var answer : answers) {
                answer.goesOn();
                answer.stops();
            }
        }
        assertEquals(List.of(), brokenOff);
    }

    @Test
    void two_may_stand_still_for_any_time() {
        new Named(READER);
        new Named(READER);
        pass(60_000);
        assertEquals(List.of(), brokenOff);
    }

    @Test
    void each_reader_and_each_origin_by_itself() {
        for (var reader : List.of(READER, new Reader(Origin.KEYCLOAK, false, READER.name()), new Reader(Origin.PORTAL, true, READER.name()),
                new Reader(Origin.PORTAL, false, "203.0.113.10"))) {
            new Named(reader);
            new Named(reader);
        }
        pass(60_000);
        assertEquals(List.of(), brokenOff);
    }

    @Test
    void nothing_is_kept_of_answers_that_go_on() {
        var answers = List.of(new Named(READER), new Named(READER), new Named(READER));
        assertFalse(unread.isEmpty(channel.eventLoop()));
        for (var answer : answers) {
            answer.goesOn();
            answer.goesOn();
        }
        assertTrue(unread.isEmpty(channel.eventLoop()));
        pass(60_000);
        assertEquals(List.of(), brokenOff);
        assertTrue(unread.isEmpty(channel.eventLoop()));
    }

    private void pass(long millis) {
        nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
        channel.advanceTimeBy(millis, TimeUnit.MILLISECONDS);
        channel.runScheduledPendingTasks();
    }
}
