package org.palermo.portal.statistics;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import org.palermo.portal.gateway.Answer;
import org.palermo.portal.gateway.Countries.Country;
import org.palermo.portal.gateway.PortalGateway;
import org.palermo.portal.gateway.Statistics;
import org.palermo.portal.page.Language;
import org.palermo.portal.words.Words;

/// Makes the view of a release. Its trend begins in the years before, as far as they are published.
@ApplicationScoped
class ReleaseViews {
    private final PortalGateway gateway;
    private final Words words;

    ReleaseViews(PortalGateway gateway, Words words) {
        this.gateway = gateway;
        this.words = words;
    }

    /// A quarter with its release, if it could be read.
    private record Earlier(String quarter, Answer<Statistics> release) {}

    /// @param published the published quarters of the country
    /// @param figure what the trend shows: the name of a {@link Series}; without a known one, the first
    Uni<StatisticsView> of(Language language, Country country, Statistics shown, List<String> published, String figure) {
        return Multi.createFrom().iterable(Charts.before(shown.quarter(), published)).onItem()
                .transformToUni(quarter -> gateway.statistics(country.code(), quarter).map(release -> new Earlier(quarter, release)))
                .merge(Charts.YEARS_BEFORE).collect().asList()
                .map(read -> view(language, country, shown, read.stream().sorted(Comparator.comparing(Earlier::quarter)).toList(), figure));
    }

    private StatisticsView view(Language language, Country country, Statistics shown, List<Earlier> earlier, String figure) {
        ReleasedWords said = new ReleasedWords(words, language, country);
        return StatisticsView.of(shown, said, new Charts(shown, country, said).of(
                earlier.stream().filter(one -> one.release().isFound()).map(one -> one.release().value()).toList(),
                earlier.stream().filter(one -> !one.release().isFound()).map(one -> one.quarter().substring(0, 4)).toList(), figure));
    }
}
