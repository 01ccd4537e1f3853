package org.palermo.kernel.disclosure;

import java.util.List;

/// What the control of one release cost, for the rapporteur who publishes it. Internal only, because it distinguishes the
/// kinds of hidden cells.
///
/// @param cells published positions, margins included
/// @param primary sensitive cells hidden for their own sake
/// @param complementary cells hidden because others could be computed from them
/// @param rounded cells that show a multiple instead of their number
/// @param cellShare hidden cells over all cells
/// @param countShare the count in hidden cells without parts, divided by the total count of the cube
/// @param sensitiveIncrements cells whose growth since an earlier release is itself small, so that the subtraction had to
/// be blocked
/// @param openToInsiders cells that are protected from everyone who reads the releases, but not from somebody who is also
/// told which cells were hidden for their own sake or did not change
/// @param unprotectable cells that earlier releases already disclosed, or that could not be protected by hiding any other
/// cell
public record DisclosureReport(int cells, int primary, int complementary, int rounded, double cellShare, double countShare,
        int sensitiveIncrements, List<Place> openToInsiders, List<Place> unprotectable) {
    static final DisclosureReport NOT_KEPT = new DisclosureReport(0, 0, 0, 0, 0, 0, 0, List.of(), List.of());

    public DisclosureReport {
        openToInsiders = List.copyOf(openToInsiders);
        unprotectable = List.copyOf(unprotectable);
    }

    @Override
    public String toString() {
        return ("%d cells: %d primary, %d complementary suppressions (%.1f %% of cells, %.1f %% of counts), %d rounded, "
                + "%d small increments, %d open to insiders, %d unprotectable")
                .formatted(cells, primary, complementary, 100 * cellShare, 100 * countShare, rounded, sensitiveIncrements,
                        openToInsiders.size(), unprotectable.size());
    }
}
