package org.palermo.portal.annualreport;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.portal.annualreport.AnnualReportPage.Option;
import org.palermo.portal.annualreport.AnnualReportPage.Shown;
import org.palermo.portal.api.ApiAnswer;
import org.palermo.portal.api.ApiCalls;
import org.palermo.portal.api.Operations;
import org.palermo.portal.gateway.Countries;
import org.palermo.portal.gateway.PortalGateway;
import org.palermo.portal.page.CurrentReader;
import org.palermo.portal.page.Failure;
import org.palermo.portal.page.FailurePages;
import org.palermo.portal.page.Frame;
import org.palermo.portal.page.Frames;
import org.palermo.portal.page.LastCountry;
import org.palermo.portal.page.Pages;
import org.palermo.portal.pdf.SavedPages;

/// The report of a country and year: the last full year of the first country, until another is chosen.
@Path(AnnualReportResource.HOME)
@Authenticated
class AnnualReportResource {
    static final String HOME = "/portal/annual-report";
    private static final String READ = "getAnnualReport";
    private static final String WORKBOOK = "getAnnualReportWorkbook";
    private static final String WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String PURPOSE = "OVERSIGHT";
    private static final List<String> CONVENTIONS = List.of("C81", "C129");
    private static final String CHIEF_INSPECTOR = "chief-inspector";
    private static final int YEARS = 12;

    @CheckedTemplate(basePath = "pages")
    static class Templates {
        static native TemplateInstance annualReport(Frame frame, AnnualReportPage page);
    }

    private final ApiCalls calls;
    private final Operations operations;
    private final PortalGateway gateway;
    private final AnnualReportViews views;
    private final Frames frames;
    private final FailurePages failures;
    private final CurrentReader reader;
    private final SavedPages saved;
    private final LastCountry last;

    AnnualReportResource(ApiCalls calls, Operations operations, PortalGateway gateway, AnnualReportViews views, Frames frames,
            FailurePages failures, CurrentReader reader, SavedPages saved, LastCountry last) {
        this.calls = calls;
        this.operations = operations;
        this.gateway = gateway;
        this.views = views;
        this.frames = frames;
        this.failures = failures;
        this.reader = reader;
        this.saved = saved;
        this.last = last;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public Uni<RestResponse<String>> page(@RestQuery String country, @RestQuery String year, @RestQuery String convention) {
        return reader.get().chain(person -> gateway.countries().chain(served -> {
            if (!served.isFound() || served.value().items().isEmpty()) {
                return failures.page(Failure.AWAY);
            }
            Choice choice = Choice.of(served.value(), wanted(country), year, convention);
            return calls.read(person, operations.get(READ), choice.path(), Map.of(), PURPOSE)
                    .chain(answer -> shown(person, served.value(), choice, answer));
        }));
    }

    @GET
    @Path("/workbook.xlsx")
    @Produces(WORKBOOK_TYPE)
    public Uni<RestResponse<byte[]>> workbook(@RestQuery String country, @RestQuery String year, @RestQuery String convention) {
        return reader.get().chain(person -> gateway.countries().chain(served -> {
            Choice choice = Choice.of(served.isFound() ? served.value() : new Countries(List.of()), wanted(country), year, convention);
            return calls.readBytes(person, operations.get(WORKBOOK), choice.path(), Map.of("language", frames.of(person).language().tag()),
                            WORKBOOK_TYPE, PURPOSE)
                    .map(file -> file.isEmpty() ? RestResponse.<byte[]>status(RestResponse.Status.SERVICE_UNAVAILABLE)
                            : RestResponse.ResponseBuilder.ok(file.get())
                                    .header("Content-Disposition", "attachment; filename=\"annual-report-"
                                            + choice.country() + "-" + choice.year() + ".xlsx\"").build());
        }));
    }

    @GET
    @Path(SavedPages.FILE)
    @Produces(SavedPages.TYPE)
    public Uni<RestResponse<byte[]>> file(@RestQuery String country, @RestQuery String year, @RestQuery String convention) {
        return page(country, year, convention).chain(shown -> gateway.countries().chain(served -> {
            Choice choice = Choice.of(served.isFound() ? served.value() : new Countries(List.of()), wanted(country), year, convention);
            return saved.save(shown, HOME + choice.query(), "annual-report-" + choice.country() + "-" + choice.year());
        }));
    }

    private String wanted(String country) {
        return country == null ? last.get().orElse(null) : country;
    }

    /// What is shown; values of the address that are none of ours are left out.
    private record Choice(String country, int year, String convention) {
        static Choice of(Countries served, String country, String year, String convention) {
            Set<String> codes = Set.copyOf(served.items().stream().map(Countries.Country::code).toList());
            String first = served.items().isEmpty() ? "ZZ" : served.items().getFirst().code();
            int now = Year.now(ZoneOffset.UTC).getValue();
            int wanted = year != null && year.matches("\\d{4}") ? Integer.parseInt(year) : now - 1;
            return new Choice(country != null && codes.contains(country) ? country : first, Math.clamp(wanted, now - YEARS, now),
                    convention != null && CONVENTIONS.contains(convention) ? convention : CONVENTIONS.getFirst());
        }

        /// For the address of the page.
        String query() {
            return "?country=" + country + "&year=" + year + "&convention=" + convention;
        }

        Map<String, String> path() {
            return Map.of("country", country, "year", Integer.toString(year), "convention", convention);
        }
    }

    private Uni<RestResponse<String>> shown(SecurityIdentity person, Countries served, Choice choice, ApiAnswer answer) {
        if (answer.status() == 401 || answer.status() == 403) {
            return failures.page(Failure.FORBIDDEN);
        }
        Frame frame = frames.of(person);
        String tag = frame.language().tag();
        String place = served.items().stream().filter(one -> one.code().equals(choice.country()))
                .map(one -> one.nameIn(tag)).findFirst().orElse(choice.country());
        Shown shown = answer.isGood() ? views.of(frame.language(), place,
                code -> served.country(choice.country()).map(one -> one.region(code, tag)).orElse(code), answer.body()) : null;
        int now = Year.now(ZoneOffset.UTC).getValue();
        AnnualReportPage page = new AnnualReportPage(
                served.items().stream().map(one -> new Option(one.code(), one.nameIn(tag), one.code().equals(choice.country()))).toList(),
                IntStream.rangeClosed(0, YEARS).mapToObj(back -> Integer.toString(now - back))
                        .map(y -> new Option(y, y, y.equals(Integer.toString(choice.year())))).toList(),
                CONVENTIONS.stream().map(one -> new Option(one, one, one.equals(choice.convention()))).toList(),
                person.hasRole(CHIEF_INSPECTOR), choice.country(), Integer.toString(choice.year()), choice.convention(), shown,
                answer.isGood() ? null : "away");
        TemplateInstance html = Templates.annualReport(frame, page);
        return answer.isGood() ? Pages.ok(frame, html) : Pages.refused(status(answer), frame, html);
    }

    /// That of a refusal, else that of a service that is away: so no file is made of a page without a report.
    private static int status(ApiAnswer answer) {
        boolean isRefusal = answer.status() >= RestResponse.StatusCode.BAD_REQUEST
                && answer.status() < RestResponse.StatusCode.INTERNAL_SERVER_ERROR;
        return isRefusal ? answer.status() : RestResponse.StatusCode.SERVICE_UNAVAILABLE;
    }
}
