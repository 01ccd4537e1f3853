package org.palermo.kernel.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OpenFilesTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    private final Vertx vertx = Vertx.vertx();
    private final CountDownLatch closed = new CountDownLatch(1);

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private OpenFiles files(Duration longest) {
        return new OpenFiles(null, vertx, longest);
    }

    private OpenFiles.Reading reading(Callable<byte[]> next) {
        return new OpenFiles.Reading(next, closed::countDown);
    }

    private void assertClosed() throws InterruptedException {
        assertTrue(closed.await(10, TimeUnit.SECONDS), "the file is closed");
    }

    @Test
    void what_was_read_to_its_end_is_closed() throws InterruptedException {
        AtomicInteger left = new AtomicInteger(3);
        Multi<byte[]> blocks = files(SOON).begin("she", () -> reading(() -> left.getAndDecrement() > 0 ? new byte[] {1} : null)).await().atMost(SOON);
        assertEquals(3, blocks.filter(block -> block.length > 0).collect().asList().await().atMost(SOON).size());
        assertClosed();
    }

    @Test
    void a_file_that_can_not_be_read_is_closed() throws InterruptedException {
        assertThrows(CompletionException.class, () -> files(SOON).begin("she", () -> reading(() -> {
            throw new IOException("changed");
        })).await().atMost(SOON));
        assertClosed();
    }

    @Test
    void a_file_that_opens_after_its_caller_has_gone_is_closed() throws InterruptedException {
        CountDownLatch opening = new CountDownLatch(1);
        CountDownLatch gone = new CountDownLatch(1);
        Cancellable caller = files(SOON).begin("she", () -> {
            opening.countDown();
            gone.await();
            return reading(() -> new byte[] {1});
        }).subscribe().with(blocks -> {});
        opening.await();
        caller.cancel();
        // Long enough for the first attempt to close to come and go.
        Thread.sleep(100);
        gone.countDown();
        assertClosed();
    }

    @Test
    void a_caller_who_stops_reading_loses_the_place_after_the_longest_time() throws InterruptedException {
        OpenFiles files = files(Duration.ofMillis(300));
        Multi<byte[]> first = null;
        for (int i = 0; i < OpenFiles.EACH; i++) {
            first = files.begin("she", () -> reading(() -> new byte[] {1})).await().atMost(SOON);
        }
        assertThrows(HttpProblem.class, () -> files.begin("she", () -> reading(() -> null)).await().atMost(SOON));
        AssertSubscriber<byte[]> slow = first.subscribe().withSubscriber(AssertSubscriber.create(1));
        slow.awaitItems(1);
        assertArrayEquals(new byte[] {1}, slow.getItems().getFirst());
        assertClosed();
        // Another one of her files may have been closed first.
        slow.request(Long.MAX_VALUE).awaitFailure();
        assertDoesNotThrow(() -> files.begin("she", () -> reading(() -> null)).await().atMost(SOON));
    }
}
