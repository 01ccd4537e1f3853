package org.palermo.portal.statistics;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.portal.gateway.AccessDifficulties;
import org.palermo.portal.gateway.AccessDifficulties.Quarter;
import org.palermo.portal.gateway.MechanismStatus.Category;
import org.palermo.portal.gateway.PortalGateway;
import org.palermo.portal.morning.CountryChoice;
import org.palermo.portal.morning.MechanismPanels;
import org.palermo.portal.page.CurrentReader;
import org.palermo.portal.page.Failure;
import org.palermo.portal.page.FailurePages;
import org.palermo.portal.page.Frame;
import org.palermo.portal.page.Frames;
import org.palermo.portal.page.Pages;
import org.palermo.portal.words.Words;

/// Services that survivors could not reach, by quarter. The referral service decides who may read it, and of which country.
@Path(UnreachedResource.HOME)
@Produces(MediaType.TEXT_HTML)
class UnreachedResource {
    static final String HOME = "/portal/desk/unreached-services";
    /// How many quarters the page shows.
    private static final List<String> PERIODS = List.of("4", "8", "12", "20");
    private static final String USUAL = "8";
    private static final int NOT_FOUND = 404;

    @CheckedTemplate(basePath = "pages")
    static class Templates {
        static native TemplateInstance unreached(Frame frame, UnreachedPage page);
    }

    private final PortalGateway gateway;
    private final MechanismPanels mechanism;
    private final Pages pages;
    private final Frames frames;
    private final FailurePages failures;
    private final CurrentReader reader;
    private final Words words;

    UnreachedResource(PortalGateway gateway, MechanismPanels mechanism, Pages pages, Frames frames, FailurePages failures,
            CurrentReader reader, Words words) {
        this.gateway = gateway;
        this.mechanism = mechanism;
        this.pages = pages;
        this.frames = frames;
        this.failures = failures;
        this.reader = reader;
        this.words = words;
    }

    /// What the address asks for. What is not known there is left out.
    private record Asked(String period, String service, String region, String quarter) {}

    /// @param country without one, the country that the reader chose last, else her own
    /// @param period how many quarters
    /// @param figure a category of service; without a known one, all
    /// @param region without a known one, the whole country
    /// @param quarter whose parts are shown; without a known one, the latest
    @GET
    @Authenticated
    public Uni<RestResponse<String>> page(@RestQuery String country, @RestQuery String period, @RestQuery String figure,
            @RestQuery String region, @RestQuery String quarter) {
        return reader.get().chain(person -> mechanism.choose(person, country)
                .chain(choice -> choice.isKnown()
                        ? of(person, choice, new Asked(period != null && PERIODS.contains(period) ? period : USUAL,
                                services().contains(figure) ? figure : null, Filters.region(choice.country(), region), quarter))
                        : failures.page(Failure.AWAY)));
    }

    private static List<String> services() {
        return List.of(Category.values()).stream().filter(one -> one != Category.UNKNOWN).map(Enum::name).toList();
    }

    private Uni<RestResponse<String>> of(SecurityIdentity person, CountryChoice choice, Asked asked) {
        Frame frame = frames.of(person);
        return gateway.difficulties(person, choice.country().code(), Integer.parseInt(asked.period()))
                .chain(answer -> answer.isMissing()
                        ? Pages.refused(NOT_FOUND, frame, Templates.unreached(frame, notHers(frame, choice)))
                        : pages.found(answer, found -> Pages.ok(frame, Templates.unreached(frame, shown(frame, choice, asked, found)))));
    }

    /// The reader has no office in this country. She can choose another one.
    private UnreachedPage notHers(Frame frame, CountryChoice choice) {
        return new UnreachedPage(title(frame, choice), new Filters(words, frame.language()).countries(choice), List.of(), null,
                words.say(frame.language(), "unreached.not-hers"));
    }

    private UnreachedPage shown(Frame frame, CountryChoice choice, Asked asked, AccessDifficulties found) {
        ReleasedWords said = new ReleasedWords(words, frame.language(), choice.country());
        Quarter quarter = AccessDifficultyCharts.quarter(found, asked.quarter());
        List<ChartView> charts = new AccessDifficultyCharts(found, choice.country(), said,
                        new AccessDifficultyCharts.Asked(asked.service(), asked.region()))
                .of(quarter);
        return new UnreachedPage(title(frame, choice), filters(frame, choice, asked, found, quarter, said), charts, found.control(),
                charts.isEmpty() ? said.say("unreached.none") : asked.service() == null ? said.say("unreached.choose")
                        : asked.region() == null ? null : said.say("unreached.one-region"));
    }

    private List<Filter> filters(Frame frame, CountryChoice choice, Asked asked, AccessDifficulties found, Quarter quarter,
            ReleasedWords said) {
        Filters filters = new Filters(words, frame.language());
        List<Filter> all = new ArrayList<>(filters.countries(choice));
        all.add(filters.of("period", "field.period", PERIODS, asked.period(),
                number -> said.say("unreached.quarters", Map.of("quarters", Integer.parseInt(number)))));
        all.add(filters.of("figure", "field.category", "filter.all", services(), asked.service(), code -> said.of(code, true)));
        all.add(filters.regions(choice.country(), asked.region()));
        if (quarter != null) {
            all.add(filters.of("quarter", "unreached.quarter", found.quarters().stream().map(Quarter::quarter).toList(), quarter.quarter(),
                    said::isolated));
        }
        return all;
    }

    private String title(Frame frame, CountryChoice choice) {
        return words.say(frame.language(), "figures.of-country", Map.of("title",
                words.say(frame.language(), "getAccessDifficulties.title"), "country", choice.country().nameIn(frame.language().tag())));
    }
}
