package org.palermo.kernel.statistics;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The most recently used figures of releases, kept in memory so that answers need not parse stored ones. The database
/// decides each time who may read a release, and only then gives its id.
@ApplicationScoped
class StandingReleases {
    /// About 130 bytes each.
    private static final int FIGURES = 60_000;

    private final Map<UUID, StandingRelease> kept = new LinkedHashMap<>(16, 0.75f, true);
    private int figures;

    synchronized Optional<StandingRelease> find(UUID id) {
        return Optional.ofNullable(id).map(kept::get);
    }

    synchronized StandingRelease keep(UUID id, StandingRelease release) {
        StandingRelease before = kept.put(id, release);
        figures += weight(release) - (before == null ? 0 : weight(before));
        Iterator<StandingRelease> eldest = kept.values().iterator();
        while (figures > FIGURES && kept.size() > 1) {
            figures -= weight(eldest.next());
            eldest.remove();
        }
        return release;
    }

    private static int weight(StandingRelease release) {
        return 1 + release.figures().size() + release.dimensions().stream().mapToInt(codes -> codes.size()).sum();
    }
}
