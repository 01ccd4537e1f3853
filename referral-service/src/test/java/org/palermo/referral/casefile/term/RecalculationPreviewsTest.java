package org.palermo.referral.casefile.term;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.identity.Actor;

/// What is kept of previews, and how many run.
class RecalculationPreviewsTest {
    private final Vertx vertx = Vertx.vertx();
    private final WaitingStore store = new WaitingStore();
    private final RecalculationPreviews previews = new RecalculationPreviews(store, vertx);

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void one_is_counted_at_a_time_the_others_wait_and_a_fifth_gets_503() {
        for (String scope : List.of("GB", "ZZ", "GB-SCT", "GB-NIR")) {
            assertEquals(RecalculationView.State.COUNTING, begin(scope).view().state());
        }
        HttpProblem refused = assertThrows(HttpProblem.class, () -> begin("GB-WLS"));
        assertEquals(503, refused.getStatusCode());
        assertEquals(1, asked());
        store.answer();
        Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> previews.find("GB").orElseThrow().isComplete());
        assertEquals(1, asked(), "the next one");
    }

    @Test
    void the_oldest_result_makes_place_for_another_country() {
        for (String scope : List.of("GB", "ZZ", "GB-SCT", "GB-NIR")) {
            begin(scope);
            asked();
            store.answer();
            Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> previews.find(scope).orElseThrow().isComplete());
        }
        begin("GB-WLS");
        assertTrue(previews.find("GB").isEmpty());
        assertTrue(previews.find("ZZ").orElseThrow().isComplete());
    }

    @Test
    void a_second_caller_does_not_begin_another_count() {
        begin("GB");
        begin("GB");
        assertEquals(1, asked());
        store.answer();
        Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> previews.find("GB").orElseThrow().isComplete());
        assertEquals(0, store.waiting.size());
    }

    @Test
    void a_failure_is_forgotten_so_that_the_next_caller_begins_anew() {
        begin("GB");
        asked();
        store.waiting.remove().fail(new IllegalStateException("The database is not available"));
        Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> previews.find("GB").isEmpty());
    }

    @Test
    void terms_that_are_written_for_a_region_end_the_results_of_its_country_and_of_no_other() {
        for (String scope : List.of("GB", "ZZ", "GB-SCT", "GB-NIR")) {
            begin(scope);
        }
        previews.forget("GB-SCT");
        assertTrue(previews.find("GB").isEmpty());
        assertTrue(previews.find("GB-SCT").isEmpty());
        assertTrue(previews.find("GB-NIR").isPresent());
        assertTrue(previews.find("ZZ").isPresent());
    }

    private Recalculation.Counted begin(String scope) {
        return previews.continueInBackground(Actor.system("test"), new RecalculationRun(scope, "uk", null));
    }

    private int asked() {
        Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> !store.waiting.isEmpty());
        return store.waiting.size();
    }

    /// Answers when the test says so, with no file.
    private static final class WaitingStore extends RecalculationStore {
        private final Queue<UniEmitter<? super List<FileTerms>>> waiting = new ConcurrentLinkedQueue<>();

        WaitingStore() {
            super(null);
        }

        @Override
        Uni<List<FileTerms>> page(Actor actor, String scope, UUID after, int limit) {
            return Uni.createFrom().<List<FileTerms>>emitter(waiting::add);
        }

        private void answer() {
            waiting.remove().complete(List.of());
        }
    }
}
