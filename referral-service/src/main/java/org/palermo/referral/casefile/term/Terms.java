package org.palermo.referral.casefile.term;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.territory.Country;
import org.palermo.referral.profile.Profile;
import org.palermo.referral.profile.Profiles;

/// Counts terms with the law and the calendar of a region.
@ApplicationScoped
public class Terms {
    private final Countries countries;
    private final Profiles profiles;

    Terms(Countries countries, Profiles profiles) {
        this.countries = countries;
        this.profiles = profiles;
    }

    public CaseTerms from(Instant instant, String region) {
        Country country = countries.ofRegion(region).orElseThrow();
        return CaseTerms.from(instant, region, country, profiles.of(country));
    }

    public Profile law(String region) {
        return profiles.of(countries.ofRegion(region).orElseThrow());
    }

    /// The time zone of a region's statutory dates.
    public ZoneId zone(String region) {
        return countries.ofRegion(region).orElseThrow().zone();
    }

    /// For each region held here: today's date there, and the last day that is due soon.
    public List<DueWindow> windows(Instant now) {
        return countries.all().stream().flatMap(country -> windows(now, country).stream()).toList();
    }

    /// The same for the regions of one country.
    public List<DueWindow> windows(Instant now, Country country) {
        return country.regions().stream().map(region -> window(now, country, region)).toList();
    }

    public DueWindow window(Instant now, String region) {
        Country country = countries.ofRegion(region).orElseThrow();
        return window(now, country, country.region(region).orElseThrow());
    }

    private DueWindow window(Instant now, Country country, Country.Region region) {
        Profile profile = profiles.of(country);
        LocalDate today = LocalDate.ofInstant(now, country.zone());
        return new DueWindow(region.code(), today, profile.dueSoonUntil(today, country.workingDays(region.code())));
    }

    /// @param soonUntil the last day that is due soon
    public record DueWindow(String region, LocalDate today, LocalDate soonUntil) {
        public DueState of(LocalDate dueOn) {
            if (dueOn == null) {
                return DueState.NONE;
            }
            if (dueOn.isBefore(today)) {
                return DueState.OVERDUE;
            }
            return dueOn.isAfter(soonUntil) ? DueState.LATER : DueState.SOON;
        }
    }
}
