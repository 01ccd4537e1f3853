package org.palermo.referral.difficulty;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.palermo.kernel.disclosure.CellKey;
import org.palermo.kernel.disclosure.Cube;
import org.palermo.kernel.disclosure.Dimension;
import org.palermo.kernel.statistics.Figures;
import org.palermo.kernel.statistics.Period;
import org.palermo.kernel.statistics.Released;
import org.palermo.kernel.statistics.Releases;
import org.palermo.kernel.statistics.Series;
import org.palermo.kernel.statistics.StatisticsRule;
import org.palermo.kernel.territory.Country;
import org.palermo.referral.profile.Profiles;
import org.palermo.referral.profile.ServiceCategory;

/// Figures of access difficulties, released once per quarter after it ends: reports have no past date, so the count is final. Several
/// reports may be about the same woman, for another service or at another time; each is counted.
@ApplicationScoped
class DifficultyFigures {
    static final String ALL = "ALL";
    private static final int MONTHS = 3;

    private final DifficultyStore store;
    private final Releases releases;
    private final Profiles profiles;

    DifficultyFigures(DifficultyStore store, Releases releases, Profiles profiles) {
        this.store = store;
        this.releases = releases;
        this.profiles = profiles;
    }

    /// @param today in the country's time zone
    /// @param quarters the number of past quarters
    Uni<Optional<DifficultySummary>> of(Country country, LocalDate today, int quarters) {
        return of(country, IntStream.rangeClosed(1, quarters)
                .mapToObj(ago -> Period.QUARTER.of(today.minusMonths((long) MONTHS * ago))).sorted().toList());
    }

    /// @param over the past quarters, ascending; later released quarters are included too
    /// @return empty while one of them must be counted first, see {@link org.palermo.kernel.statistics.ComputationQueue}
    Uni<Optional<DifficultySummary>> of(Country country, List<String> over) {
        StatisticsRule rule = profiles.of(country).statistics();
        return releases.ofFlow(new Series("access-difficulty", country.code(), DifficultyFigures::isRead), rule, over,
                        quarter -> store.count(country.code(), quarter).map(counted -> cube(country, counted)))
                .map(found -> found.map(all -> new Reading(new Figures(rule)).of(country, all)));
    }

    /// The published figures are each category by region, by cause or by effect. Other combinations are counted only to protect these
    /// figures.
    private static boolean isRead(CellKey cell) {
        return cell.codes().stream().skip(1).filter(code -> !code.equals(ALL)).count() <= 1;
    }

    /// Counts every combination, so that totals cannot be subtracted to find small numbers. A region that no longer belongs to the country
    /// remains in the figures.
    static Cube cube(Country country, List<DifficultyStore.Counted> counted) {
        TreeSet<String> regions = new TreeSet<>(country.regions().stream().map(Country.Region::code).toList());
        counted.forEach(c -> regions.add(c.region()));
        Cube.Builder cube = Cube.ofCounts(List.of(Dimension.withTotal("category", ALL, names(ServiceCategory.values())),
                Dimension.withTotal("region", ALL, regions.toArray(String[]::new)),
                Dimension.withTotal("cause", ALL, names(DifficultyCause.values())),
                Dimension.withTotal("effect", ALL, names(DifficultyEffect.values()))));
        counted.forEach(c -> cube.count(CellKey.of(c.category(), c.region(), c.cause(), c.effect()), c.reports()));
        return cube.build();
    }

    private static String[] names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toArray(String[]::new);
    }

    /// Reads releases; the result has the latest first.
    private record Reading(Figures figures) {

        DifficultySummary of(Country country, List<Released> releases) {
            List<DifficultySummary.Quarter> quarters = releases.reversed().stream().map(this::quarter).toList();
            return new DifficultySummary(country.code(), quarters, figures.control(releases.getLast()));
        }

        private DifficultySummary.Quarter quarter(Released release) {
            Long all = figures.of(release, ALL, ALL, ALL, ALL);
            List<DifficultySummary.Category> categories = Arrays.stream(ServiceCategory.values())
                    .map(category -> category(release, category, all))
                    .filter(category -> shows(category.reports()))
                    .toList();
            return new DifficultySummary.Quarter(release.period(), all, categories);
        }

        private DifficultySummary.Category category(Released release, ServiceCategory category, Long all) {
            String code = category.name();
            Long reports = figures.of(release, code, ALL, ALL, ALL);
            Double share = reports == null || all == null || all == 0 ? null : (double) reports / all;
            return new DifficultySummary.Category(category, reports, share,
                    counts(release, 1, region -> figures.of(release, code, region, ALL, ALL)),
                    counts(release, 2, cause -> figures.of(release, code, ALL, cause, ALL)),
                    counts(release, 3, effect -> figures.of(release, code, ALL, ALL, effect)));
        }

        private static List<DifficultySummary.Count> counts(Released release, int dimension, Function<String, Long> figure) {
            List<DifficultySummary.Count> counts = new ArrayList<>();
            for (String code : release.codes(dimension)) {
                Long reports = code.equals(ALL) ? Long.valueOf(0) : figure.apply(code);
                if (shows(reports)) {
                    counts.add(new DifficultySummary.Count(code, reports));
                }
            }
            return counts;
        }

        /// A zero is not listed. A suppressed figure is listed, so that a suppressed zero looks like a suppressed small number.
        private static boolean shows(Long reports) {
            return reports == null || reports > 0;
        }
    }
}
