package org.palermo.shelter.register;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/// The latest count.
///
/// @param occupied places with somebody in them; null when nobody has ever counted
/// @param stale too old to say anything about tonight: the shelter's places are unknown, not available
/// @param recordedBy subject of who sent it
@RegisterForReflection
public record CensusView(Integer occupied, Instant at, boolean stale, String recordedBy, Instant recordedAt) {
    static final CensusView NEVER = new CensusView(null, null, true, null, null);

    static CensusView of(Count count, Instant staleBefore) {
        return new CensusView(count.occupied(), count.at(), count.at().isBefore(staleBefore), count.by(), count.recordedAt());
    }
}
