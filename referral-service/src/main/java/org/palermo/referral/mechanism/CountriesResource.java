package org.palermo.referral.mechanism;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.security.Authenticated;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.territory.Country;

@Tag(name = "Mechanism")
@Path("/api/nrm/v1/countries")
@Authenticated
class CountriesResource {
    private final Countries countries;

    CountriesResource(Countries countries) {
        this.countries = countries;
    }

    @GET
    @PermitAll
    @Operation(summary = "The countries held here, with their regions and the law that holds")
    public Uni<Page<CountryView>> all() {
        return Uni.createFrom().item(new Page<>(countries.all().stream().map(CountryView::of).toList(), null));
    }

    @RegisterForReflection
    record CountryView(String code, String name, Map<String, String> names, String profile, List<RegionView> regions) {
        static CountryView of(Country c) {
            return new CountryView(c.code(), c.name(), c.names(), c.profile(), c.regions().stream().map(RegionView::of).toList());
        }
    }

    @RegisterForReflection
    record RegionView(String code, String name, Map<String, String> names, List<String> neighbours, Country.Tile tile) {
        static RegionView of(Country.Region r) {
            return new RegionView(r.code(), r.name(), r.names(), r.neighbours(), r.tile());
        }
    }
}
