package org.palermo.kernel.disclosure;

import java.util.Map;

/// A table after disclosure control. The release is published; the rest stays inside and is needed to control the next
/// release, because only the true numbers show what a subtraction would reveal.
///
/// @param knowledge the strongest attacker against whom the release is safe, see [AttackerKnowledge]
public record ControlledTable(Cube cube, DisclosureRule rule, Release release, DisclosureReport report, AttackerKnowledge knowledge) {
    /// A stored table of an earlier release, to control the next one; the costs of its control are not stored.
    public static ControlledTable kept(Cube cube, DisclosureRule rule, Release release) {
        return new ControlledTable(cube, rule, release, DisclosureReport.NOT_KEPT, AttackerKnowledge.ofReaders(false));
    }

    Map<CellKey, Published> cells() {
        return release.cells();
    }
}
