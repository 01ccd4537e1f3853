package org.palermo.inspection.finding;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.palermo.inspection.indicator.Screening;
import org.palermo.inspection.indicator.Subject;

/// What was found on a visit.
///
/// @param id of its row, which is shown to nobody
/// @param chosen by the device; null when it chose none
/// @param visit its row's id
/// @param sector of the work
/// @param screening null once its time was over, as are the note and who recorded it
/// @param digest of the submission, keyed
record Finding(
        UUID id, UUID chosen, UUID visit, UUID agency, String country, String sector, Subject subject, int workers, List<String> indicators,
        String note, Screening screening, String recordedBy, Instant recordedAt, byte[] digest) {

    /// As its inspectorate knows it: the id that the device chose, whichever the row has.
    UUID knownAs() {
        return chosen == null ? id : chosen;
    }

    Finding under(UUID other) {
        return new Finding(other, chosen, visit, agency, country, sector, subject, workers, indicators, note, screening, recordedBy, recordedAt, digest);
    }

    /// The same again, by the same person: a colleague who guesses who the suspected victim is must not be told that she is
    /// right. Who she is stands in the digest and in nothing that is shown.
    boolean isRepeatedBy(Finding again) {
        return visit.equals(again.visit) && again.recordedBy.equals(recordedBy) && Arrays.equals(digest, again.digest);
    }

    boolean isErased() {
        return screening == null;
    }
}
