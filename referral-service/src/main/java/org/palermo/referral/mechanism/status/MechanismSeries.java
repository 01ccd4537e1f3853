package org.palermo.referral.mechanism.status;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.palermo.kernel.territory.Country;
import org.palermo.referral.profile.Profile;

/// The status of a country's mechanism over time, by the rule of {@link MechanismStatus} at each point. The required categories are those
/// that the country's law requires now.
///
/// @param name the name of the country in English
/// @param step the length of a step
/// @param points oldest first
@RegisterForReflection
public record MechanismSeries(String country, String name, SeriesStep step, List<Point> points) {

    /// @param day a date in the country's time zone
    /// @param at the start of that day
    /// @param state whether the mechanism is operational
    /// @param shares the share of regions in each state, from 0 to 1
    /// @param regions the status of each region
    @RegisterForReflection
    @Schema(name = "MechanismSeriesPoint")
    public record Point(LocalDate day, Instant at, OperationalState state, MechanismStatus.Shares shares, List<RegionState> regions) {}

    /// @param state whether the mechanism is operational in the region
    /// @param operational the number of required categories that are operational
    /// @param required the number of required categories
    @RegisterForReflection
    public record RegionState(String region, OperationalState state, int operational, int required) {}

    static MechanismSeries of(Country country, Profile profile, SeriesStep step, List<LocalDate> days, ServedHistory history) {
        List<Point> points = days.stream().map(day -> {
            Instant at = day.atStartOfDay(country.zone()).toInstant();
            return point(day, MechanismStatus.of(country, profile, at, history.at(at)));
        }).toList();
        return new MechanismSeries(country.code(), country.name(), step, points);
    }

    private static Point point(LocalDate day, MechanismStatus status) {
        return new Point(day, status.at(), status.state(), status.shares(),
                status.regions().stream().map(MechanismSeries::region).toList());
    }

    private static RegionState region(MechanismStatus.RegionStatus region) {
        List<MechanismStatus.CategoryStatus> required = region.categories()
                .stream().filter(MechanismStatus.CategoryStatus::required).toList();
        int operational = (int) required.stream().filter(category -> category.state() == CategoryState.OPERATIONAL).count();
        return new RegionState(region.region(), region.state(), operational, required.size());
    }
}
