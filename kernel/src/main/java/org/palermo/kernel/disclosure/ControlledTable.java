package org.palermo.kernel.disclosure;

import java.util.Map;

/// A table after disclosure control. The release goes out; the rest stays inside and is given back when the next release
/// is controlled, since only the true numbers tell what a subtraction would show.
///
/// @param knowledge the strongest attacker against whom the release is safe, see [Knowledge]
public record ControlledTable(Cube cube, DisclosureRule rule, Release release, DisclosureReport report, Knowledge knowledge) {
    /// A table of an earlier release as it was kept, to control the next one by; what its control cost is not kept.
    public static ControlledTable kept(Cube cube, DisclosureRule rule, Release release) {
        return new ControlledTable(cube, rule, release, DisclosureReport.NOT_KEPT, Knowledge.ofReaders(false));
    }

    Map<CellKey, Published> cells() {
        return release.cells();
    }
}
