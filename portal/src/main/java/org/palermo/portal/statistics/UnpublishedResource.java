package org.palermo.portal.statistics;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.portal.gateway.Countries.Country;
import org.palermo.portal.gateway.PortalGateway;
import org.palermo.portal.gateway.ReleaseList;
import org.palermo.portal.gateway.Statistics;
import org.palermo.portal.morning.MechanismPanels;
import org.palermo.portal.page.CurrentReader;
import org.palermo.portal.page.Failure;
import org.palermo.portal.page.FailurePages;
import org.palermo.portal.page.Frame;
import org.palermo.portal.page.Frames;
import org.palermo.portal.page.Pages;
import org.palermo.portal.words.Words;

/// A release that is not published yet, with the charts and tables that everybody would get, beside the last published one. The service
/// decides who may read it.
@Path("/portal/desk/statistics-releases/{release}/figures")
@Produces(MediaType.TEXT_HTML)
class UnpublishedResource {

    @CheckedTemplate(basePath = "pages")
    static class Templates {
        static native TemplateInstance unpublished(Frame frame, Comparison page);
    }

    private final PortalGateway gateway;
    private final MechanismPanels mechanism;
    private final ReleaseViews views;
    private final Pages pages;
    private final Frames frames;
    private final FailurePages failures;
    private final CurrentReader reader;
    private final Words words;

    UnpublishedResource(PortalGateway gateway, MechanismPanels mechanism, ReleaseViews views, Pages pages, Frames frames,
            FailurePages failures, CurrentReader reader, Words words) {
        this.gateway = gateway;
        this.mechanism = mechanism;
        this.views = views;
        this.pages = pages;
        this.frames = frames;
        this.failures = failures;
        this.reader = reader;
        this.words = words;
    }

    /// A release that is published by now leads to the page for everybody.
    ///
    /// @param figure what the trends show: the name of a {@link Series}; without a known one, the first
    @GET
    @Authenticated
    public Uni<RestResponse<String>> page(UUID release, @RestQuery String figure) {
        return reader.get().chain(person -> gateway.release(person, release.toString()).chain(answer -> pages.found(answer,
                found -> found.publishedAt() == null ? unpublished(frames.of(person), release, found, figure) : published(found))));
    }

    private static Uni<RestResponse<String>> published(Statistics release) {
        return Uni.createFrom().item(RestResponse.<String>seeOther(
                URI.create("/portal/statistics?country=" + release.country() + "&quarter=" + release.quarter())));
    }

    private Uni<RestResponse<String>> unpublished(Frame frame, UUID id, Statistics release, String figure) {
        return mechanism.choose(release.country()).chain(choice -> choice.isKnown() && choice.country().code().equals(release.country())
                ? gateway.releases(release.country(), null).chain(list -> list.isFound()
                        ? compared(frame, id, choice.country(), release, quarters(list.value()), figure) : failures.page(Failure.AWAY))
                : failures.page(Failure.AWAY));
    }

    private static List<String> quarters(ReleaseList published) {
        return published.items().stream().map(ReleaseList.Item::quarter).distinct().toList();
    }

    private Uni<RestResponse<String>> compared(Frame frame, UUID id, Country country, Statistics release, List<String> published,
            String figure) {
        Comparison.Said said = new Comparison.Said(new ReleasedWords(words, frame.language(), country));
        Optional<String> last = Comparison.last(release.quarter(), published);
        return views.of(frame.language(), country, release, published, figure).chain(now -> last.isEmpty()
                ? shown(frame, Comparison.alone(id, now, said.nothing(), said))
                : gateway.statistics(country.code(), last.get()).chain(answer -> answer.isFound()
                        ? views.of(frame.language(), country, answer.value(), published, figure)
                                .chain(before -> shown(frame, Comparison.of(id, release, now, answer.value(), before, said)))
                        : shown(frame, Comparison.alone(id, now, said.away(last.get()), said))));
    }

    private static Uni<RestResponse<String>> shown(Frame frame, Comparison page) {
        return Pages.ok(frame, Templates.unpublished(frame, page));
    }
}
