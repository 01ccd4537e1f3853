package org.palermo.portal.gateway;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/// What everybody may read, kept for a moment for all readers: nearly every page needs the countries, and pages without sign-in show the
/// rest. When a service does not answer, what was read last is shown for a while.
@ApplicationScoped
class PublicAnswers {
    /// The statistics of a country begin with these.
    static final int RELEASES = 20;
    /// After a failure, what was read last is shown for so long before it is asked for again.
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final int MOST_COUNTRIES = 250;
    /// A quarter of a large country takes some hundred kilobytes.
    private static final int MOST_QUARTERS = 40;

    private record Quarter(String country, String quarter) {}

    private final CachedAnswer<Countries> countries;
    private final CachedAnswers<String, MechanismStatus> status;
    private final CachedAnswers<String, ReleaseList> releases;
    private final CachedAnswers<Quarter, Statistics> statistics;

    /// @param countriesKept how long the countries count as new
    /// @param statusKept how long the status of a mechanism counts as new
    /// @param publishedKept how long published statistics count as new
    /// @param fallback how much longer all of them are shown while a service does not answer
    PublicAnswers(@RestClient PublicClient client, @ConfigProperty(name = "palermo.portal.countries.kept") Duration countriesKept,
            @ConfigProperty(name = "palermo.portal.status.kept") Duration statusKept,
            @ConfigProperty(name = "palermo.portal.published.kept") Duration publishedKept,
            @ConfigProperty(name = "palermo.portal.public.fallback") Duration fallback) {
        countries = new CachedAnswer<>(asking("countries", client::countries), countriesKept, fallback, PAUSE);
        status = new CachedAnswers<>(country -> new CachedAnswer<>(asking("mechanism status", () -> client.status(country)), statusKept,
                fallback, PAUSE), MOST_COUNTRIES);
        releases = new CachedAnswers<>(country -> new CachedAnswer<>(asking("published statistics",
                () -> client.releases(country, RELEASES)), publishedKept, fallback, PAUSE), MOST_COUNTRIES);
        statistics = new CachedAnswers<>(one -> new CachedAnswer<>(asking("statistics",
                () -> client.statistics(one.country(), one.quarter())), publishedKept, fallback, PAUSE), MOST_QUARTERS);
    }

    Uni<Answer<Countries>> countries() {
        return countries.get();
    }

    Uni<Answer<MechanismStatus>> status(String country) {
        return status.get(country);
    }

    Uni<Answer<ReleaseList>> releases(String country) {
        return releases.get(country);
    }

    Uni<Answer<Statistics>> statistics(String country, String quarter) {
        return statistics.get(new Quarter(country, quarter));
    }

    private static <T> Supplier<Uni<Answer<T>>> asking(String what, Supplier<Uni<? extends T>> call) {
        return () -> PortalGateway.ask(what, call);
    }
}
