package org.palermo.shelter.directory.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReadingQueueTest {
    private final ReadingQueue turns = new ReadingQueue();
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
        ((ContextInternal) vertx.getOrCreateContext()).duplicate()
                .runOnContext(_ -> request.get().subscribe().with(answer::complete, answer::completeExceptionally));
        return answer;
    }

    private Uni<String> reading() {
        return turns.inTurn(() -> Uni.createFrom().emitter(emitter -> begun.add(emitter)));
    }

    private void await(int works) {
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> begun.size() >= works);
        assertEquals(works, begun.size());
    }

    private static <T> T get(CompletableFuture<T> answer) throws Exception {
        return answer.get(10, TimeUnit.SECONDS);
    }

    /// Begins as many as may read at once.
    private void allPlacesTaken() {
        for (int reader = 0; reader < ReadingQueue.AT_ONCE; reader++) {
            ask(this::reading);
        }
        await(ReadingQueue.AT_ONCE);
    }

    @Test
    void a_few_read_at_once_and_the_others_in_their_order() throws Exception {
        allPlacesTaken();
        CompletableFuture<String> next = ask(this::reading);
        CompletableFuture<String> last = ask(this::reading);
        get(ask(() -> Uni.createFrom().item("both have joined")));
        assertEquals(ReadingQueue.AT_ONCE, begun.size());
        begun.get(0).complete("first");
        await(ReadingQueue.AT_ONCE + 1);
        begun.get(1).fail(new IllegalStateException("second"));
        await(ReadingQueue.AT_ONCE + 2);
        begun.get(ReadingQueue.AT_ONCE).complete("next");
        begun.get(ReadingQueue.AT_ONCE + 1).complete("last");
        assertEquals("next", get(next));
        assertEquals("last", get(last));
    }

    @Test
    void a_caller_who_leaves_is_passed_over() throws Exception {
        allPlacesTaken();
        Cancellable left = get(ask(() -> Uni.createFrom().item(reading().subscribe().with(_ -> {}))));
        get(ask(() -> Uni.createFrom().item(() -> {
            left.cancel();
            return "";
        })));
        CompletableFuture<String> next = ask(this::reading);
        begun.get(0).complete("first");
        await(ReadingQueue.AT_ONCE + 1);
        assertFalse(next.isDone());
        begun.get(ReadingQueue.AT_ONCE).complete("next");
        assertEquals("next", get(next));
    }

    @Test
    void unavailable_503_when_too_many_wait() throws Exception {
        allPlacesTaken();
        List<CompletableFuture<String>> waiting = new ArrayList<>();
        for (int reader = 0; reader < ReadingQueue.MOST_WAITING; reader++) {
            waiting.add(ask(this::reading));
        }
        HttpProblem refused = (HttpProblem) get(ask(this::reading).handle((_, failure) -> failure));
        assertEquals(503, refused.getStatusCode());
        assertTrue(waiting.stream().noneMatch(CompletableFuture::isDone));
    }
}
