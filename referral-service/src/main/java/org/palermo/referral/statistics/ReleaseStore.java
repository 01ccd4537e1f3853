package org.palermo.referral.statistics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.scope.Sql;
import org.palermo.kernel.statistics.Aside;

/// Queries for statistics releases. The database decides who may read an unpublished one.
@ApplicationScoped
class ReleaseStore {
    private static final String COLUMNS = "id, country, quarter, revision, because, taken_at, published_at";

    private final ObjectMapper json;

    ReleaseStore(ObjectMapper json) {
        this.json = json;
    }

    /// Locks the country, because two callers who take the same quarter must not both count.
    Uni<Void> lock(String country) {
        return Sql.first(Object.class, "select cast(pg_advisory_xact_lock(hashtextextended(?1, 0)) as text)", "palermo.quarterly." + country).replaceWithVoid();
    }

    /// All releases of a year, in the order in which they were taken.
    Uni<List<StoredRelease>> ofYear(String country, Quarter quarter) {
        return Sql.list(Object[].class, "select " + COLUMNS + " from quarterly_release where country = ?1 and quarter like ?2 order by quarter, revision",
                        country, quarter.yearCode() + "-%")
                .map(rows -> rows.stream().map(ReleaseStore::release).toList());
    }

    Uni<Void> add(StoredRelease release, ReleaseFigures figures) {
        return Aside.of(() -> write(figures)).flatMap(written -> Sql.execute("""
                        insert into quarterly_release (id, country, quarter, revision, because, taken_at, figures)
                        values (?1, ?2, ?3, ?4, cast(?5 as text), ?6, cast(cast(?7 as text) as jsonb))
                        """, release.id(), release.country(), release.quarter(), release.revision(), release.because() == null ? null : release.because().name(),
                        release.takenAt(), written))
                .replaceWithVoid();
    }

    /// @return false when it was already published
    Uni<Boolean> publish(UUID id, Instant at) {
        return Sql.execute("update quarterly_release set published_at = ?2 where id = ?1 and published_at is null", id, at).map(changed -> changed == 1);
    }

    Uni<Optional<StoredRelease>> of(UUID id) {
        return Sql.first(Object[].class, "select " + COLUMNS + " from quarterly_release where id = ?1", id).map(row -> row.map(ReleaseStore::release));
    }

    /// A published release of a quarter: the latest or a given revision.
    ///
    /// @param revision null for the latest
    Uni<Optional<StoredRelease>> published(String country, Quarter quarter, Integer revision) {
        return Sql.first(Object[].class, "select " + COLUMNS + """
                         from quarterly_release
                         where country = ?1 and quarter = ?2 and published_at is not null and (cast(?3 as integer) is null or revision = ?3)
                         order by revision desc limit 1
                        """, country, quarter.code(), revision)
                .map(row -> row.map(ReleaseStore::release));
    }

    /// Latest first.
    ///
    /// @param published only published ones
    Uni<List<StoredRelease>> page(String country, boolean published, Cursor after, int limit) {
        return Sql.list(Object[].class, "select " + COLUMNS + """
                         from quarterly_release
                         where country = ?1 and (taken_at, id) < (?2, ?3) and (published_at is not null or not ?4)
                         order by taken_at desc, id desc limit ?5
                        """, country, after.at(), after.id(), published, limit + 1)
                .map(rows -> rows.stream().map(ReleaseStore::release).toList());
    }

    Uni<ReleaseFigures> figures(UUID id) {
        return Sql.first(String.class, "select cast(figures as text) from quarterly_release where id = ?1", id).flatMap(found -> Aside.of(() -> read(found.orElseThrow())));
    }

    private static StoredRelease release(Object[] r) {
        return new StoredRelease((UUID) r[0], (String) r[1], (String) r[2], (Integer) r[3], r[4] == null ? null : ReleaseReason.valueOf((String) r[4]),
                (Instant) r[5], (Instant) r[6]);
    }

    private ReleaseFigures read(String stored) {
        try {
            return json.readValue(stored, ReleaseFigures.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Stored statistics can't be read", e);
        }
    }

    private String write(ReleaseFigures figures) {
        try {
            return json.writeValueAsString(figures);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Statistics can't be written", e);
        }
    }
}
