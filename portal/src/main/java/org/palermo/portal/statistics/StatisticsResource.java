package org.palermo.portal.statistics;

import io.quarkus.oidc.runtime.OidcUtils;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Comparator;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.portal.gateway.Answer;
import org.palermo.portal.gateway.PortalGateway;
import org.palermo.portal.gateway.ReleaseList;
import org.palermo.portal.gateway.Statistics;
import org.palermo.portal.morning.CountryChoice;
import org.palermo.portal.morning.MechanismPanels;
import org.palermo.portal.page.Failure;
import org.palermo.portal.page.FailurePages;
import org.palermo.portal.page.Frame;
import org.palermo.portal.page.Frames;
import org.palermo.portal.words.Words;

/// Published statistics are public, with or without sign-in.
@Path("/portal/statistics")
@Produces(MediaType.TEXT_HTML)
class StatisticsResource {

    @CheckedTemplate(basePath = "pages")
    static class Templates {
        static native TemplateInstance statistics(Frame frame, CountryChoice choice, List<String> quarters, StatisticsView shown);
    }

    private final PortalGateway gateway;
    private final MechanismPanels mechanism;
    private final Frames frames;
    private final FailurePages failures;
    private final CurrentIdentityAssociation identity;
    private final Words words;

    StatisticsResource(PortalGateway gateway, MechanismPanels mechanism, Frames frames, FailurePages failures,
            CurrentIdentityAssociation identity, Words words) {
        this.gateway = gateway;
        this.mechanism = mechanism;
        this.frames = frames;
        this.failures = failures;
        this.identity = identity;
        this.words = words;
    }

    /// @param figure what the trend shows: the name of a {@link Series}; without a known one, the first
    @GET
    @PermitAll
    public Uni<RestResponse<String>> statistics(@RestQuery String country, @RestQuery String quarter, @RestQuery String figure,
            HttpHeaders headers) {
        return frame(headers).chain(frame -> mechanism.choose(country).chain(choice -> choice.isKnown()
                ? gateway.releases(choice.country().code()).chain(releases -> of(frame, choice, releases, quarter, figure))
                : failures.page(Failure.AWAY)));
    }

    /// A signed-in reader keeps the full navigation. Nobody is asked to sign in.
    private Uni<Frame> frame(HttpHeaders headers) {
        if (!headers.getCookies().containsKey(OidcUtils.SESSION_COOKIE_NAME)) {
            return Uni.createFrom().item(frames.open());
        }
        return identity.getDeferredIdentity().map(person -> person.isAnonymous() ? frames.open() : frames.of(person))
                .onFailure().recoverWithItem(frames::open);
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
                ? earlier(country, Charts.before(quarter, quarters))
                        .chain(earlier -> page(frame, choice, quarters, view(frame, choice, shown.value(), earlier, figure)))
                : failures.page(shown.isMissing() ? Failure.NOT_FOUND : Failure.AWAY));
    }

    /// A quarter with its release, if it could be read.
    private record Earlier(String quarter, Answer<Statistics> release) {}

    private Uni<List<Earlier>> earlier(String country, List<String> quarters) {
        return Multi.createFrom().iterable(quarters).onItem()
                .transformToUni(quarter -> gateway.statistics(country, quarter).map(release -> new Earlier(quarter, release)))
                .merge(Charts.YEARS_BEFORE).collect().asList()
                .map(read -> read.stream().sorted(Comparator.comparing(Earlier::quarter)).toList());
    }

    private StatisticsView view(Frame frame, CountryChoice choice, Statistics shown, List<Earlier> earlier, String figure) {
        ReleasedWords said = new ReleasedWords(words, frame.language(), choice.country());
        return StatisticsView.of(shown, said, new Charts(shown, choice.country(), said).of(
                earlier.stream().filter(one -> one.release().isFound()).map(one -> one.release().value()).toList(),
                earlier.stream().filter(one -> !one.release().isFound()).map(one -> one.quarter().substring(0, 4)).toList(), figure));
    }

    private static Uni<RestResponse<String>> page(Frame frame, CountryChoice choice, List<String> quarters, StatisticsView shown) {
        return Templates.statistics(frame, choice, quarters, shown).setLocale(frame.language().locale()).createUni().map(RestResponse::ok);
    }
}
