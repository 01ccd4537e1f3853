package org.palermo.portal.statistics;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.portal.gateway.Answer;
import org.palermo.portal.gateway.PortalGateway;
import org.palermo.portal.gateway.ReleaseList;
import org.palermo.portal.morning.CountryChoice;
import org.palermo.portal.morning.MechanismPanels;
import org.palermo.portal.page.Failure;
import org.palermo.portal.page.FailurePages;
import org.palermo.portal.page.Frame;
import org.palermo.portal.page.PublicFrames;
import org.palermo.portal.pdf.SavedPages;

/// Published statistics are public, with or without sign-in.
@Path(StatisticsResource.HOME)
@Produces(MediaType.TEXT_HTML)
class StatisticsResource {
    static final String HOME = "/portal/statistics";

    @CheckedTemplate(basePath = "pages")
    static class Templates {
        static native TemplateInstance statistics(Frame frame, CountryChoice choice, List<String> quarters, StatisticsView shown);
    }

    private final PortalGateway gateway;
    private final MechanismPanels mechanism;
    private final PublicFrames frames;
    private final FailurePages failures;
    private final ReleaseViews views;
    private final SavedPages saved;

    StatisticsResource(PortalGateway gateway, MechanismPanels mechanism, PublicFrames frames, FailurePages failures,
            ReleaseViews views, SavedPages saved) {
        this.gateway = gateway;
        this.mechanism = mechanism;
        this.frames = frames;
        this.failures = failures;
        this.views = views;
        this.saved = saved;
    }

    /// @param figure what the trend shows: the name of a {@link Series}; without a known one, the first
    @GET
    @PermitAll
    public Uni<RestResponse<String>> statistics(@RestQuery String country, @RestQuery String quarter, @RestQuery String figure) {
        return frames.get().chain(frame -> mechanism.choose(country).chain(choice -> choice.isKnown()
                ? gateway.releases(choice.country().code(), quarter).chain(releases -> of(frame, choice, releases, quarter, figure))
                : failures.page(Failure.AWAY)));
    }

    /// For signed-in readers: few documents are made at once, and letters are among them.
    @GET
    @Path(SavedPages.FILE)
    @Produces(SavedPages.TYPE)
    @Authenticated
    public Uni<RestResponse<byte[]>> file(@RestQuery String country, @RestQuery String quarter, @RestQuery String figure) {
        return statistics(country, quarter, figure).chain(shown -> saved.save(shown, HOME, "statistics"));
    }

    private Uni<RestResponse<String>> of(Frame frame, CountryChoice choice, Answer<ReleaseList> releases, String wanted, String figure) {
        if (!releases.isFound()) {
            return failures.page(Failure.AWAY);
        }
        List<String> quarters = releases.value().items().stream().map(ReleaseList.Item::quarter).distinct().toList();
        if (wanted == null && quarters.isEmpty()) {
            return page(frame, choice, quarters, null);
        }
        String quarter = wanted == null ? quarters.getFirst() : wanted;
        if (!quarters.contains(quarter)) {
            return failures.page(Failure.NOT_FOUND);
        }
        String country = choice.country().code();
        return gateway.statistics(country, quarter).chain(shown -> shown.isFound()
                ? views.of(frame.language(), choice.country(), shown.value(), quarters, figure)
                        .chain(view -> page(frame, choice, quarters, view))
                : failures.page(shown.isMissing() ? Failure.NOT_FOUND : Failure.AWAY));
    }

    private static Uni<RestResponse<String>> page(Frame frame, CountryChoice choice, List<String> quarters, StatisticsView shown) {
        return Templates.statistics(frame, choice, quarters, shown).setLocale(frame.language().locale()).createUni().map(RestResponse::ok);
    }
}
