package org.palermo.kernel.retention;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.territory.Countries;

class RetentionJobTest {
    private static final ObjectMapper JSON = JsonMapper.builder().findAndAddModules().build();
    private static final Vertx VERTX = Vertx.vertx();

    @AfterAll
    static void close() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void a_kind_that_can_not_be_read_does_not_keep_the_others() {
        List<RetainedRecords> kinds = List.of(new Kind("broadcast"), new Kind("hold"));
        OneOfEach retention = new OneOfEach("broadcast");
        RetentionTimes times = new RetentionTimes(JSON, new Countries(JSON, List.of("gb", "zz")), List.of("broadcast", "hold"));
        RetentionJob job = new RetentionJob(retention, new RetainedKinds(kinds), times, VERTX);
        assertEquals(2, job.run().await().atMost(Duration.ofSeconds(60)));
        assertEquals(Set.of("hold in GB", "hold in ZZ"), retention.erased);
    }

    private record Kind(String kind) implements RetainedRecords {
        @Override
        public Uni<Optional<Retained>> find(UUID record) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Uni<List<Over>> over(String country, Instant before, Cursor after, int limit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Uni<Boolean> erase(Actor actor, UUID record, Instant overBefore, Instant now) {
            throw new UnsupportedOperationException();
        }
    }

    /// One record of each kind in each country is due.
    private static final class OneOfEach extends Retention {
        private final String unreadable;
        private final Set<String> erased = new TreeSet<>();

        OneOfEach(String unreadable) {
            super(null, null, null, null, null);
            this.unreadable = unreadable;
        }

        @Override
        public Uni<Page<DueView>> due(Actor retention, RetainedRecords records, RetentionRule rule, Cursor after, int limit) {
            return records.kind().equals(unreadable)
                    ? Uni.createFrom().failure(new IllegalStateException("on purpose"))
                    : Uni.createFrom().item(new Page<>(List.of(DueView.of(rule,
                            new RetainedRecords.Over(UUID.randomUUID(), null, Instant.EPOCH), false)), null));
        }

        @Override
        public Uni<Boolean> erase(Actor retention, RetainedRecords records, RetentionRule rule, UUID record) {
            erased.add(rule.kind() + " in " + rule.country());
            return Uni.createFrom().item(true);
        }
    }
}
