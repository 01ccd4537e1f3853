package org.palermo.kernel.bodies;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LargeBodiesTest {
    private final Vertx vertx = Vertx.vertx();
    private final LargeBodies bodies = new LargeBodies(vertx);
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch mayReturn = new CountDownLatch(1);

    @AfterEach
    void close() {
        mayReturn.countDown();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void three_files_at_once_and_one_for_each_caller() {
        LargeBody first = admitted("one");
        admitted("two");
        assertTrue(admit("two").isEmpty());
        admitted("three");
        assertTrue(admit("four").isEmpty());
        first.left();
        first.left();
        admitted("four");
        assertTrue(admit("one").isEmpty());
    }

    @Test
    void forms_take_no_place_of_a_piece_and_pieces_none_of_a_form() {
        for (int i = 0; i < 12; i++) {
            assertTrue(bodies.admit(LargeBodies.Kind.FORM, "phone " + i, () -> false).isPresent());
        }
        assertTrue(bodies.admit(LargeBodies.Kind.FORM, "another phone", () -> false).isEmpty());
        for (int i = 0; i < 24; i++) {
            assertTrue(bodies.admit(LargeBodies.Kind.PIECE, "phone " + i, () -> false).isPresent());
        }
        assertTrue(bodies.admit(LargeBodies.Kind.PIECE, "another phone", () -> false).isEmpty());
        admitted("another phone");
    }

    /// A caller may have the end of its answer before its request has ended here.
    @Test
    void an_answered_caller_may_send_the_next_file_at_once_unless_work_continues() throws Exception {
        bodies.admit("one", () -> true).orElseThrow();
        LargeBody next = bodies.admit("one", () -> true).orElseThrow();
        next.work(this::waiting).subscribe().with(_ -> {});
        assertTrue(begun.await(10, SECONDS));
        assertTrue(admit("one").isEmpty());
        mayReturn.countDown();
        awaitPlace("one");
    }

    /// The thread that ends the request is delayed before it frees the place.
    @Test
    void an_answered_caller_may_send_the_next_file_while_another_thread_ends_the_request() throws Exception {
        LargeBody file = bodies.admit("one", () -> true).orElseThrow();
        file.whenOver(() -> {
            begun.countDown();
            assertDoesNotThrow(() -> mayReturn.await());
        });
        Thread ends = Thread.ofPlatform().start(file::left);
        assertTrue(begun.await(10, SECONDS));
        assertTrue(bodies.admit("one", () -> true).isPresent());
        mayReturn.countDown();
        ends.join();
    }

    @Test
    void the_place_of_a_caller_who_hangs_up_is_kept_until_the_work_returns() throws Exception {
        LargeBody file = admitted("one");
        CompletableFuture<Void> over = new CompletableFuture<>();
        file.whenOver(() -> over.complete(null));
        Cancellable answer = file.work(this::waiting).subscribe().with(_ -> {});
        assertTrue(begun.await(10, SECONDS));
        answer.cancel();
        file.left();
        assertTrue(admit("one").isEmpty());
        assertFalse(over.isDone());
        mayReturn.countDown();
        over.get(10, SECONDS);
        awaitPlace("one");
    }

    @Test
    void a_present_caller_keeps_the_place_between_two_works() {
        LargeBody file = admitted("one");
        assertEquals("header", file.work(() -> "header").await().atMost(Duration.ofSeconds(10)));
        assertTrue(admit("one").isEmpty());
        assertThrows(IllegalStateException.class, () -> file.work(() -> {
            throw new IllegalStateException();
        }).await().atMost(Duration.ofSeconds(10)));
        assertTrue(admit("one").isEmpty());
        file.left();
        awaitPlace("one");
    }

    @Test
    void waiting_work_does_not_delay_other_work_of_its_event_loop() throws Exception {
        LargeBody slow = admitted("slow");
        LargeBody other = admitted("other");
        CompletableFuture<String> read = new CompletableFuture<>();
        vertx.getOrCreateContext().runOnContext(_ -> {
            slow.work(this::waiting).subscribe().with(_ -> {});
            other.work(() -> "read").subscribe().with(read::complete, read::completeExceptionally);
        });
        assertEquals("read", read.get(10, SECONDS));
        assertEquals(1, mayReturn.getCount());
    }

    @Test
    void late_408_work_on_a_file_that_is_over() {
        LargeBody file = admitted("one");
        file.left();
        HttpProblem refused = assertThrows(HttpProblem.class, () -> file.work(() -> "read").await().atMost(Duration.ofSeconds(10)));
        assertEquals(408, refused.getStatusCode());
        admitted("one");
    }

    private String waiting() throws InterruptedException {
        begun.countDown();
        mayReturn.await();
        return "read";
    }

    private Optional<LargeBody> admit(String subject) {
        return bodies.admit(subject, () -> false);
    }

    private LargeBody admitted(String subject) {
        return admit(subject).orElseThrow();
    }

    /// The place is freed on the thread on which the work returns.
    private void awaitPlace(String subject) {
        long end = System.nanoTime() + SECONDS.toNanos(10);
        while (admit(subject).isEmpty()) {
            assertTrue(System.nanoTime() < end);
            Thread.onSpinWait();
        }
    }
}
