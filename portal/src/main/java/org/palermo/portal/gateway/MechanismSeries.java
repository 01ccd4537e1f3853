package org.palermo.portal.gateway;

import java.time.LocalDate;
import java.util.List;
import org.palermo.portal.gateway.MechanismStatus.State;

/// Whether the mechanism was operational at the beginning of days, by region and as a whole.
///
/// @param points oldest first
public record MechanismSeries(String country, List<Point> points) {

    public record Point(LocalDate day, State state, List<Region> regions) {}

    /// @param operational how many of the required services were operational
    public record Region(String region, State state, int operational, int required) {}
}
