package org.palermo.shelter.oncall;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Finds the times that no shift covers.
final class RosterGaps {

    private RosterGaps() {}

    /// When somebody is on call.
    @RegisterForReflection
    record Span(Instant from, Instant until) {}

    /// @param covered in the order in which they begin; they may overlap
    static List<GapView> between(Instant from, Instant until, List<Span> covered) {
        List<GapView> gaps = new ArrayList<>();
        Instant reached = from;
        for (Span span : covered) {
            if (span.from().isAfter(reached)) {
                gaps.add(new GapView(reached, span.from()));
            }
            reached = span.until().isAfter(reached) ? span.until() : reached;
        }
        if (reached.isBefore(until)) {
            gaps.add(new GapView(reached, until));
        }
        return gaps;
    }
}
