package org.palermo.referral.mechanism.country;

import static org.palermo.kernel.access.Allowed.EVERYBODY;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.territory.Country;
import org.palermo.kernel.territory.CountryContacts;
import org.palermo.referral.profile.Profile;
import org.palermo.referral.profile.Profiles;

@Tag(name = "Mechanism", description = "The countries of this installation, and whether their mechanisms are operational.")
@Path("/api/nrm/v1/countries")
@Authenticated
class CountriesResource {
    private final Countries countries;
    private final Profiles profiles;

    CountriesResource(Countries countries, Profiles profiles) {
        this.countries = countries;
        this.profiles = profiles;
    }

    @GET
    @PermitAll
    @Operation(operationId = "listCountries", summary = "List the countries of this installation, with their regions and law profiles",
            description = "Anybody may read it without a token.")
    @Allowed(roles = EVERYBODY, scope = "public")
    public Uni<Page<CountryView>> all() {
        return Uni.createFrom()
                .item(new Page<>(countries.all().stream().map(country -> CountryView.of(country, profiles.of(country))).toList(), null));
    }

    /// @param code as other operations name it
    /// @param name in English
    /// @param names by language, BCP 47
    /// @param zone the IANA time zone that decides statutory dates and opening hours
    /// @param profile the code of the law profile that applies
    /// @param adultAge the age of majority in years
    /// @param unverified terms of that law whose source was not read for this edition
    /// @param regions in the order of their names
    /// @param contacts who answers for what; null when the country's file does not say
    @RegisterForReflection
    record CountryView(String code, String name, Map<String, String> names, String zone, String profile, int adultAge,
            List<String> unverified, List<RegionView> regions, CountryContacts contacts) {
        static CountryView of(Country c, Profile law) {
            return new CountryView(c.code(), c.name(), c.names(), c.zone().getId(), c.profile(), law.adultAge().years(),
                    law.unverified().stream().sorted().toList(),
                    c.regions().stream().map(RegionView::of).toList(), c.contacts());
        }
    }

    /// @param code as other operations name it
    /// @param name in English
    /// @param names by language, BCP 47
    /// @param neighbours regions next to it, ISO 3166-2
    /// @param tile its place on the tile map; null when the map does not have it
    @RegisterForReflection
    record RegionView(String code, String name, Map<String, String> names, List<String> neighbours, Country.Tile tile) {
        static RegionView of(Country.Region r) {
            return new RegionView(r.code(), r.name(), r.names(), r.neighbours(), r.tile());
        }
    }
}
