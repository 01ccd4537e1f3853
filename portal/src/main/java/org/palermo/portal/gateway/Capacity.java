package org.palermo.portal.gateway;

import java.util.List;

/// Tonight's places by region, and the need of the last weeks that nobody met.
///
/// @param control of the unmet need
public record Capacity(List<Region> regions, List<Unmet> unmet, Control control) {

    /// @param available what may still be given; shelters whose census is too old are unknown and not in it
    /// @param stale shelters whose census is too old
    public record Region(String region, String name, int shelters, int operational, int occupied, int held, int available, int stale) {}

    /// @param week ISO 8601, as in `2026-W03`
    /// @param count null when it may not show
    public record Unmet(String area, String areaName, String need, String week, Long count, boolean suppressed) {}
}
