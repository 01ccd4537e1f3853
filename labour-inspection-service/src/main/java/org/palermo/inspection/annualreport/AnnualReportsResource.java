package org.palermo.inspection.annualreport;

import static org.palermo.kernel.identity.Role.CHIEF_INSPECTOR;
import static org.palermo.kernel.identity.Role.COMPETENT_AUTHORITY;
import static org.palermo.kernel.identity.Role.MECHANISM_ADMINISTRATOR;
import static org.palermo.kernel.identity.Role.NATIONAL_RAPPORTEUR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.kernel.territory.Countries;

@Tag(name = "Annual report", description = "The annual report of C81 article 21 and C129, and the figures that are entered for it.")
@Path("/api/inspection/v1/annual-reports/{country}/{year}/{convention}")
@Authenticated
class AnnualReportsResource {
    private static final String SCOPE = "the report of a country that the caller covers, with visits protected and released for the "
            + "period; chief inspector: exact figures of the caller's inspectorate";

    private final AnnualReports reports;
    private final Countries countries;
    private final CurrentActor actor;

    AnnualReportsResource(AnnualReports reports, Countries countries, CurrentActor actor) {
        this.reports = reports;
        this.countries = countries;
        this.actor = actor;
    }

    /// @param year the calendar year
    /// @param convention `C81` for industry and commerce, `C129` for agriculture
    @GET
    @Operation(operationId = "getAnnualReport", summary = "Read the annual report of labour inspection, with its seven blocks",
            description = "Each block has its figures or the reason why there are none; `regions` has visits, violations and penalties by "
                    + "region. Agriculture is section A of ISIC Rev. 4; a workplace without a code counts by its sector. `control` says "
                    + "how these figures are protected for an office that reads the report of the whole country.")
    @Allowed(roles = {CHIEF_INSPECTOR, NATIONAL_RAPPORTEUR, COMPETENT_AUTHORITY, MECHANISM_ADMINISTRATOR}, scope = SCOPE)
    public Uni<AnnualReportView> get(@Pattern(regexp = "[A-Z]{2}") String country, @Min(1990) @Max(2200) int year,
            @Pattern(regexp = "C81|C129") String convention) {
        return reports.of(actor.get(), country, year, Convention.valueOf(convention));
    }

    /// @param year the calendar year
    /// @param convention `C81` for industry and commerce, `C129` for agriculture
    /// @param language of the words, one of ar, en, es, fr, ru and zh; otherwise English
    @GET
    @Path("/workbook.xlsx")
    @Produces(AnnualReportWorkbook.TYPE)
    @Operation(operationId = "getAnnualReportWorkbook", summary = "Read the annual report as a workbook, one sheet for each block",
            description = "The same figures as in the report, in words. Another sheet has the figures by region.")
    @Allowed(roles = {CHIEF_INSPECTOR, NATIONAL_RAPPORTEUR, COMPETENT_AUTHORITY, MECHANISM_ADMINISTRATOR}, scope = SCOPE)
    public Uni<byte[]> workbook(@Pattern(regexp = "[A-Z]{2}") String country, @Min(1990) @Max(2200) int year,
            @Pattern(regexp = "C81|C129") String convention, @RestQuery @DefaultValue("en") @Pattern(regexp = "[a-z]{2}") String language) {
        return reports.of(actor.get(), country, year, Convention.valueOf(convention)).map(report -> AnnualReportWorkbook.in(language)
                .bytes(report, countries.country(country).map(known -> known.nameIn(language)).orElse(country),
                        code -> region(country, code, language)));
    }

    /// The code of a region that the country file doesn't have.
    private String region(String country, String code, String language) {
        return countries.country(country).flatMap(known -> known.region(code))
                .map(found -> found.names().getOrDefault(language, found.name())).orElse(code);
    }
}
