package org.palermo.kernel.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ComputationQueueTest {
    private static final int MOST = 2;

    private final ComputationQueue turns = new ComputationQueue(MOST);
    /// Begun and unfinished work, in the order in which it began.
    private final List<UniEmitter<? super String>> begun = Collections.synchronizedList(new ArrayList<>());
    private Vertx vertx;

    @BeforeEach
    void start() {
        vertx = Vertx.vertx();
    }

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /// Like a request, on a context of its own.
    private <T> CompletableFuture<T> ask(Supplier<Uni<T>> request) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        ((ContextInternal) vertx.getOrCreateContext()).duplicate().runOnContext(_ -> request.get().subscribe().with(answer::complete, answer::completeExceptionally));
        return answer;
    }

    private CompletableFuture<String> work() {
        return ask(() -> turns.<String>inTurn(() -> Uni.createFrom().emitter(emitter -> begun.add(emitter))));
    }

    private void await(int works) throws InterruptedException {
        for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10); begun.size() < works && System.nanoTime() < end;) {
            Thread.onSpinWait();
        }
        assertEquals(works, begun.size());
    }

    private static String get(CompletableFuture<String> answer) throws Exception {
        return answer.get(10, TimeUnit.SECONDS);
    }

    @Test
    void one_after_another_and_503_beyond_the_limit() throws Exception {
        CompletableFuture<String> first = work();
        await(1);
        CompletableFuture<String> second = work();
        CompletableFuture<String> third = work();
        HttpProblem refused = (HttpProblem) work().handle((_, failure) -> failure).get(10, TimeUnit.SECONDS);
        assertEquals(503, refused.getStatusCode());
        assertEquals(5, refused.getHeaders().get("Retry-After"));
        assertEquals(1, begun.size());
        begun.get(0).complete("one");
        assertEquals("one", get(first));
        await(2);
        begun.get(1).fail(new IllegalStateException("two"));
        assertTrue(second.handle((_, failure) -> failure).get(10, TimeUnit.SECONDS) instanceof IllegalStateException);
        await(3);
        begun.get(2).complete("three");
        assertEquals("three", get(third));
    }

    @Test
    void a_caller_who_leaves_frees_a_place_and_stops_no_work() throws Exception {
        CountDownLatch left = new CountDownLatch(1);
        List<Cancellable> callers = Collections.synchronizedList(new ArrayList<>());
        for (int caller = 0; caller < 2; caller++) {
            ask(() -> Uni.createFrom().item(callers.add(turns.<String>inTurn(() -> Uni.createFrom().emitter(emitter -> begun.add(emitter))).subscribe().with(_ -> {})))).get(10, TimeUnit.SECONDS);
        }
        await(1);
        ask(() -> Uni.createFrom().item(() -> {
            callers.forEach(Cancellable::cancel);
            left.countDown();
            return "";
        })).get(10, TimeUnit.SECONDS);
        left.await();
        CompletableFuture<String> next = work();
        assertFalse(next.isDone());
        assertEquals(1, begun.size());
        begun.get(0).complete("nobody reads it");
        await(2);
        begun.get(1).complete("next");
        assertEquals("next", get(next));
    }

    @Test
    void reads_existing_results_without_a_turn_and_missing_ones_in_a_turn() throws Exception {
        AtomicInteger read = new AtomicInteger();
        List<Boolean> mine = Collections.synchronizedList(new ArrayList<>());
        assertEquals("there", get(ask(() -> turns.first(() -> {
            mine.add(ComputationQueue.isMine());
            Optional<String> found = read.incrementAndGet() < 4 ? Optional.empty() : Optional.of("there");
            return Uni.createFrom().item(found);
        }))));
        assertEquals(List.of(false, true, true, true), mine);
        mine.clear();
        assertEquals("there", get(ask(() -> turns.first(() -> {
            mine.add(ComputationQueue.isMine());
            return Uni.createFrom().item(Optional.of("there"));
        }))));
        assertEquals(List.of(false), mine);
    }
}
