package org.palermo.referral.mechanism.country;

import static org.palermo.kernel.identity.Role.COMPETENT_AUTHORITY;
import static org.palermo.kernel.identity.Role.MECHANISM_ADMINISTRATOR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.territory.Country;
import org.palermo.referral.mechanism.country.CountryLawView.HolidayCalendarView;
import org.palermo.referral.profile.Profile;
import org.palermo.referral.profile.Profiles;

/// The law and calendars of a country, as the files of this installation have them.
@Tag(name = "Mechanism", description = "The countries of this installation, and whether their mechanisms are operational.")
@Path("/api/nrm/v1/countries/{country}/law")
@Authenticated
class CountryLaws {
    private final Countries countries;
    private final Profiles profiles;

    CountryLaws(Countries countries, Profiles profiles) {
        this.countries = countries;
        this.profiles = profiles;
    }

    /// @param country ISO 3166-1
    @GET
    @Operation(operationId = "getCountryLaw", summary = "Read the terms of a country's law with their sources, and its calendars",
            description = "If a term has no number, the law does not set it. `verified` is false if the authors of the files could not "
                    + "read the source.")
    @Allowed(roles = {MECHANISM_ADMINISTRATOR, COMPETENT_AUTHORITY}, scope = "the law and calendars of every country of this installation")
    public Uni<CountryLawView> of(String country) {
        return Uni.createFrom().item(countries.country(country).map(this::view).orElseThrow(Problems::notFound));
    }

    private CountryLawView view(Country country) {
        Profile law = profiles.of(country);
        return new CountryLawView(country.code(), law.code(), law.name(), country.zone().getId(), new LawTerms(law).all(),
                new LawTerms(law).services(), calendars(country));
    }

    private static List<String> regions(Country country, String calendar) {
        return country.regions().stream().filter(region -> calendar.equals(region.calendar())).map(Country.Region::code).toList();
    }

    private static HolidayCalendarView year(Country country, String calendar, int year, Set<LocalDate> holidays) {
        Country.CalendarSource source = country.calendarSources().get(calendar);
        return new HolidayCalendarView(calendar, year, regions(country, calendar), holidays.stream().sorted().toList(),
                source == null ? null : source.source(), source != null && !source.unverified());
    }

    private static List<HolidayCalendarView> calendars(Country country) {
        return country.calendars().entrySet().stream()
                .flatMap(calendar -> calendar.getValue().entrySet().stream()
                        .map(year -> year(country, calendar.getKey(), year.getKey(), year.getValue())))
                .sorted(Comparator.comparing(HolidayCalendarView::calendar)
                        .thenComparing(HolidayCalendarView::year, Comparator.reverseOrder()))
                .toList();
    }
}
