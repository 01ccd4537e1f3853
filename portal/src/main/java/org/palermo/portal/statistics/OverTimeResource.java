package org.palermo.portal.statistics;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.portal.gateway.Countries.Country;
import org.palermo.portal.gateway.MechanismSeries;
import org.palermo.portal.gateway.PortalGateway;
import org.palermo.portal.morning.CountryChoice;
import org.palermo.portal.morning.MechanismPanels;
import org.palermo.portal.page.Failure;
import org.palermo.portal.page.FailurePages;
import org.palermo.portal.page.Frame;
import org.palermo.portal.page.Pages;
import org.palermo.portal.page.PublicFrames;
import org.palermo.portal.words.Words;

/// How the status of the mechanism changed over time: public, with or without sign-in.
@Path("/portal/mechanism")
@Produces(MediaType.TEXT_HTML)
class OverTimeResource {

    @CheckedTemplate(basePath = "pages")
    static class Templates {
        static native TemplateInstance overTime(Frame frame, OverTimePage page);
    }

    private final PortalGateway gateway;
    private final MechanismPanels mechanism;
    private final Pages pages;
    private final PublicFrames frames;
    private final FailurePages failures;
    private final Words words;

    OverTimeResource(PortalGateway gateway, MechanismPanels mechanism, Pages pages, PublicFrames frames, FailurePages failures,
            Words words) {
        this.gateway = gateway;
        this.mechanism = mechanism;
        this.pages = pages;
        this.frames = frames;
        this.failures = failures;
        this.words = words;
    }

    /// @param period the code of a {@link StatusPeriod}; without a known one, the last twelve months
    /// @param region without a known one, the whole country
    @GET
    @PermitAll
    public Uni<RestResponse<String>> page(@RestQuery String country, @RestQuery String period, @RestQuery String region) {
        return frames.get().chain(frame -> mechanism.choose(country).chain(choice -> choice.isKnown()
                ? of(frame, choice, period, Filters.region(choice.country(), region)) : failures.page(Failure.AWAY)));
    }

    private Uni<RestResponse<String>> of(Frame frame, CountryChoice choice, String period, String region) {
        List<StatusPeriod> offered = StatusPeriod.all(today(choice.country()));
        StatusPeriod span = StatusPeriod.of(period, offered);
        return gateway.series(choice.country().code(), span.from(), span.until(), span.step())
                .chain(answer -> pages.found(answer,
                        found -> Pages.ok(frame, Templates.overTime(frame, shown(frame, choice, offered, span, region, found)))));
    }

    private static LocalDate today(Country country) {
        return LocalDate.now(country.zone() == null ? ZoneOffset.UTC : ZoneId.of(country.zone()));
    }

    private OverTimePage shown(Frame frame, CountryChoice choice, List<StatusPeriod> offered, StatusPeriod span, String region,
            MechanismSeries found) {
        ReleasedWords said = new ReleasedWords(words, frame.language(), choice.country());
        StatusOverTime time = new StatusOverTime(found, choice.country(), said, frame::date, region);
        Filters filters = new Filters(words, frame.language());
        List<Filter> all = new ArrayList<>(filters.countries(choice));
        all.add(filters.of("period", "field.period", offered.stream().map(StatusPeriod::code).toList(), span.code(),
                code -> offered(code, offered, said)));
        all.add(filters.regions(choice.country(), region));
        return new OverTimePage(said.say("figures.of-country", Map.of("title", said.say("overTime.title"), "country",
                choice.country().nameIn(frame.language().tag()))), all, time.chart(), region == null, time.days(), time.changes());
    }

    private static String offered(String code, List<StatusPeriod> offered, ReleasedWords said) {
        return StatusPeriod.of(code, offered).isYear() ? said.isolated(code) : said.say("overTime.period." + code);
    }
}
