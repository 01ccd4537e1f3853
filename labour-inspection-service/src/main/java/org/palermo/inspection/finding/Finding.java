package org.palermo.inspection.finding;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.palermo.inspection.indicator.Screening;
import org.palermo.inspection.indicator.Subject;
import org.palermo.kernel.problem.Problems;

/// What an inspector found at a visit.
///
/// @param id of the row, which is never shown
/// @param chosen the id that the device chose, or null
/// @param visit id of the visit's row
/// @param country ISO 3166-1 alpha-2
/// @param sector of the work
/// @param workers how many workers the finding concerns
/// @param screening null after the finding was erased, as are the note and `recordedBy`
/// @param digest keyed digest of the submission; empty after erasure and for an imported finding
/// @param version how often it was corrected
record Finding(
        UUID id, UUID chosen, UUID visit, UUID agency, String country, String sector, Subject subject, int workers, List<String> indicators,
        String note, Screening screening, String recordedBy, Instant recordedAt, byte[] digest, int version) {

    /// The id under which the inspectorate knows the finding: the one that the device chose, which may differ from the row's.
    UUID knownAs() {
        return chosen == null ? id : chosen;
    }

    /// The same finding with another row id.
    Finding under(UUID other) {
        return new Finding(other, chosen, visit, agency, country, sector, subject, workers, indicators, note, screening, recordedBy,
                recordedAt, digest, version);
    }

    /// The same finding after a correction.
    Finding saying(Subject otherSubject, int otherWorkers, List<String> otherIndicators, String otherNote, Screening otherScreening) {
        return new Finding(id, chosen, visit, agency, country, sector, otherSubject, otherWorkers, otherIndicators, otherNote,
                otherScreening, recordedBy, recordedAt, digest, version + 1);
    }

    /// Whether this is the same submission again, by the same person. The digest includes the identity of the suspected victim: a
    /// colleague who sends a guess must not learn that it was right.
    boolean isRepeatedBy(Finding again) {
        return visit.equals(again.visit) && again.recordedBy.equals(recordedBy) && Arrays.equals(digest, again.digest);
    }

    boolean isErased() {
        return screening == null;
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when it was erased
    void requireUnerased() {
        if (isErased()) {
            throw Problems.conflict("finding", "erased", "This finding was erased. Record a new one.");
        }
    }
}
