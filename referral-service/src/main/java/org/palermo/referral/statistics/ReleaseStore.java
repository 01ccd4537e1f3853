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
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;
import org.palermo.kernel.statistics.OffEventLoop;

/// Queries for statistics releases. The database decides who may read an unpublished one.
@ApplicationScoped
class ReleaseStore {
    private static final String COLUMNS = "id, country, quarter, revision, because, taken_at, published_at";
    private static final Query<String> LOCK = Query.of(String.class, "select cast(pg_advisory_xact_lock(hashtextextended($1, 0)) as text)");
    private static final Query<StoredRelease> OF_YEAR = Query.of(StoredRelease.class, "select " + COLUMNS + """
             from quarterly_release where country = $1 and quarter like $2 order by quarter, revision
            """);
    private static final Change ADD = Change.of("""
            insert into quarterly_release (id, country, quarter, revision, because, taken_at, figures)
            values ($1, $2, $3, $4, cast($5 as text), $6, cast(cast($7 as text) as jsonb))
            """);
    private static final Change PUBLISH =
            Change.of("update quarterly_release set published_at = $2 where id = $1 and published_at is null");
    private static final Query<StoredRelease> OF_ID =
            Query.of(StoredRelease.class, "select " + COLUMNS + " from quarterly_release where id = $1");
    private static final Query<StoredRelease> PUBLISHED = Query.of(StoredRelease.class, "select " + COLUMNS + """
             from quarterly_release
             where country = $1 and quarter = $2 and published_at is not null and (cast($3 as integer) is null or revision = $3)
             order by revision desc limit 1
            """);
    private static final Query<StoredRelease> PAGE = Query.of(StoredRelease.class, "select " + COLUMNS + """
             from quarterly_release
             where country = $1 and (taken_at, id) < ($2, $3) and (published_at is not null or not $4)
             order by taken_at desc, id desc limit $5
            """);
    private static final Query<String> FIGURES =
            Query.of(String.class, "select cast(figures as text) from quarterly_release where id = $1");

    private final ObjectMapper json;

    ReleaseStore(ObjectMapper json) {
        this.json = json;
    }

    /// Locks the country, because two callers who take the same quarter must not both count.
    Uni<Void> lock(String country) {
        return LOCK.first("palermo.quarterly." + country).replaceWithVoid();
    }

    /// All releases of a year, in the order in which they were taken.
    Uni<List<StoredRelease>> ofYear(String country, Quarter quarter) {
        return OF_YEAR.list(country, quarter.yearCode() + "-%");
    }

    Uni<Void> add(StoredRelease release, ReleaseFigures figures) {
        return OffEventLoop.of(() -> write(figures))
                .flatMap(written -> ADD.execute(release.id(), release.country(), release.quarter(), release.revision(), release.because(),
                        release.takenAt(), written))
                .replaceWithVoid();
    }

    /// @return false when it was already published
    Uni<Boolean> publish(UUID id, Instant at) {
        return PUBLISH.execute(id, at).map(changed -> changed == 1);
    }

    Uni<Optional<StoredRelease>> of(UUID id) {
        return OF_ID.first(id);
    }

    /// A published release of a quarter: the latest or a given revision.
    ///
    /// @param revision null for the latest
    Uni<Optional<StoredRelease>> published(String country, Quarter quarter, Integer revision) {
        return PUBLISHED.first(country, quarter.code(), revision);
    }

    /// Latest first.
    ///
    /// @param published only published ones
    Uni<List<StoredRelease>> page(String country, boolean published, Cursor after, int limit) {
        return PAGE.list(country, after.at(), after.id(), published, limit + 1);
    }

    Uni<ReleaseFigures> figures(UUID id) {
        return FIGURES.one(id).flatMap(stored -> OffEventLoop.of(() -> read(stored)));
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
