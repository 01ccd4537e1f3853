package org.palermo.shelter.register;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

@ApplicationScoped
class StatusStore {
    private static final Query<StatusView> LATEST = Query.of(StatusView.class,
            "select status, since, recorded_by, recorded_at from shelter_state where shelter = $1 order by since desc limit 1");
    private static final Change ADD =
            Change.of("insert into shelter_state (shelter, status, since, recorded_by, recorded_at) values ($1, $2, $3, $4, $5)");

    Uni<Optional<StatusView>> latest(UUID shelter) {
        return LATEST.first(shelter);
    }

    Uni<Void> add(UUID shelter, StatusView state) {
        return ADD.execute(shelter, state.status(), state.since(), state.recordedBy(), state.recordedAt()).replaceWithVoid();
    }
}
