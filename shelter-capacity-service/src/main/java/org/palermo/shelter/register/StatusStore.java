package org.palermo.shelter.register;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.scope.Sql;

@ApplicationScoped
class StatusStore {

    Uni<Optional<StatusView>> latest(UUID shelter) {
        return Sql.first(Object[].class, "select status, since, recorded_by, recorded_at from shelter_state where shelter = ?1 order by since desc limit 1", shelter)
                .map(row -> row.map(r -> new StatusView(ShelterStatus.valueOf((String) r[0]), (Instant) r[1], (String) r[2], (Instant) r[3])));
    }

    Uni<Void> add(UUID shelter, StatusView state) {
        return Sql.execute("""
                        insert into shelter_state (shelter, status, since, recorded_by, recorded_at) values (?1, ?2, ?3, ?4, ?5)
                        """, shelter, state.status().name(), state.since(), state.recordedBy(), state.recordedAt())
                .replaceWithVoid();
    }
}
