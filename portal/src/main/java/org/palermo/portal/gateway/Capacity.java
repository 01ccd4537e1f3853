package org.palermo.portal.gateway;

import java.util.List;

/// Tonight's places by region, and the unmet need of the last weeks.
///
/// @param control disclosure control of the unmet need
public record Capacity(List<Region> regions, List<Unmet> unmet, DisclosureControl control) {

    /// @param available places that can still be given; shelters whose census is too old count as unknown, not as available
    /// @param stale number of shelters whose census is too old
    public record Region(String region, String name, int shelters, int operational, int occupied, int held, int available, int stale) {}

    /// @param week ISO 8601, as in `2026-W03`
    /// @param count null when suppressed
    public record Unmet(String area, String areaName, String need, String week, Long count, boolean suppressed) {}
}
