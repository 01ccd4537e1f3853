package org.palermo.local.sample;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// A service line, in the form of `POST /api/nrm/v1/service-lines/imports`. Its provider is marked as synthetic.
///
/// @param regions empty when it is national
/// @param history earlier states, oldest first; the present one is only in `state`, `reason` and `since`
record ServiceLine(
        UUID id,
        UUID providerId,
        String category,
        String pillar,
        boolean national,
        List<String> regions,
        List<String> channels,
        boolean transport,
        String state,
        String reason,
        Instant since,
        Helpline helpline,
        List<Change> history,
        boolean publicListing) {

    record Change(String state, String reason, Instant since) {}

    /// @param unansweredShare of all calls, 0 to 1
    record Helpline(int lines, int averageWaitSeconds, double unansweredShare) {}
}
