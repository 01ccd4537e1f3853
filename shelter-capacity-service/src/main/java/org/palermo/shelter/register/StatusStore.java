package org.palermo.shelter.register;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

/// What is said of whether a shelter takes people in.
@ApplicationScoped
class StatusStore {
    private static final Query<StatusView> LATEST = Query.of(StatusView.class,
            "select status, since, recorded_by, recorded_at from shelter_state where shelter = $1 order by since desc limit 1");
    private static final Change ADD =
            Change.of("insert into shelter_state (shelter, status, since, recorded_by, recorded_at) values ($1, $2, $3, $4, $5)");

    private final ClosedOperators closed;

    StatusStore(ClosedOperators closed) {
        this.closed = closed;
    }

    Uni<Optional<StatusView>> latest(UUID shelter) {
        return LATEST.first(shelter);
    }

    /// Call it after the shelter was written in this transaction.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when the shelter would take people in and its organisation is closed
    Uni<Void> add(UUID shelter, StatusView state) {
        return closed.requireMayBe(state.status(), shelter)
                .chain(() -> ADD.execute(shelter, state.status(), state.since(), state.recordedBy(), state.recordedAt()))
                .replaceWithVoid();
    }
}
