package org.palermo.kernel.disclosure;

import java.util.Map;

/// A table after disclosure control. The release goes out; the rest stays inside and is given back when the next release
/// is controlled, since only the true numbers tell what a subtraction would show.
///
/// @param knowledge the strongest attacker against whom the release is safe, see [Knowledge]
public record ControlledTable(Cube cube, DisclosureRule rule, Release release, DisclosureReport report, Knowledge knowledge) {
    Map<CellKey, Published> cells() {
        return release.cells();
    }
}
