package org.palermo.kernel.protection;

import static io.quarkus.scheduler.Scheduled.ConcurrentExecution.SKIP;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.schedule.ScheduledRun;
import org.palermo.kernel.scope.Scope;

/// How many data keys depend on each master key (`palermo_data_keys`): an old one can be retired when none does. Counted
/// once a minute, because it reads the whole table.
@ApplicationScoped
class KeyGauge {
    private static final Logger LOG = Logger.getLogger(KeyGauge.class);
    private static final Actor KEYS = Actor.system("keys");
    private static final String COUNT = "select master_key_id, count(*) as keys from data_key group by master_key_id";

    private final Scope scope;
    private final MultiGauge gauge;

    KeyGauge(Scope scope, MeterRegistry meters) {
        this.scope = scope;
        this.gauge = MultiGauge.builder("palermo.data.keys").description("Data keys by the master key that wraps them").register(meters);
    }

    @Scheduled(identity = "key-gauge", every = "1m", delayed = "1s", concurrentExecution = SKIP)
    Uni<Void> scheduled() {
        return ScheduledRun.of(this::count, LOG, "The keys could not be counted and will be tried again");
    }

    private Uni<Void> count() {
        return scope.run(KEYS, (connection, now) -> connection.query(COUNT).execute())
                .invoke(rows -> {
                    List<MultiGauge.Row<?>> counted = new ArrayList<>();
                    for (Row row : rows) {
                        counted.add(MultiGauge.Row.of(Tags.of("master", String.valueOf(row.getLong("master_key_id"))),
                                row.getLong("keys")));
                    }
                    gauge.register(counted, true);
                })
                .replaceWithVoid();
    }
}
