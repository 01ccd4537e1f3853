package org.palermo.referral.casefile.worklist;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.palermo.kernel.disclosure.CellKey;
import org.palermo.kernel.disclosure.Cube;
import org.palermo.kernel.disclosure.Dimension;
import org.palermo.kernel.statistics.Figures;
import org.palermo.kernel.statistics.Released;
import org.palermo.kernel.statistics.Releases;
import org.palermo.kernel.statistics.Series;
import org.palermo.kernel.statistics.StatisticsRule;
import org.palermo.kernel.territory.Country;
import org.palermo.kernel.territory.Territory;
import org.palermo.referral.casefile.CaseFileStage;
import org.palermo.referral.casefile.term.DueState;
import org.palermo.referral.casefile.term.Terms;
import org.palermo.referral.profile.Profiles;

/// The figures of a country's case files by stage and term: exact, or as released for this period.
///
/// The released table has every combination of stage and term, so that the figures by term and the figures by stage cannot be combined to
/// find a suppressed number. The answer contains only totals of this table.
@ApplicationScoped
public class CaseFigures {
    private static final String ALL = "ALL";

    private final WorklistStore store;
    private final Releases releases;
    private final Profiles profiles;
    private final Terms terms;

    CaseFigures(WorklistStore store, Releases releases, Profiles profiles, Terms terms) {
        this.store = store;
        this.releases = releases;
        this.profiles = profiles;
        this.terms = terms;
    }

    @RegisterForReflection
    record Counted(CaseFileStage stage, DueState due, long files) {}

    public Uni<CaseSummary> exact(Country country, List<Terms.DueWindow> windows) {
        return store.count(country.code(), own(country, windows)).map(CaseFigures::exact);
    }

    private static CaseSummary exact(List<Counted> counted) {
        List<CaseSummary.StageCount> stages = Arrays.stream(CaseFileStage.values())
                .map(stage -> new CaseSummary.StageCount(stage, sum(counted.stream().filter(c -> c.stage() == stage).toList())))
                .filter(stage -> stage.count() > 0)
                .toList();
        return new CaseSummary(stages, sum(counted), sum(counted.stream().filter(c -> c.due() == DueState.OVERDUE).toList()),
                sum(counted.stream().filter(c -> c.due() == DueState.SOON).toList()), null);
    }

    private static long sum(List<Counted> counted) {
        return counted.stream().mapToLong(Counted::files).sum();
    }

    /// @return empty when the figures must be counted first, see {@link org.palermo.kernel.statistics.ComputationQueue}
    public Uni<Optional<CaseSummary>> released(Country country, List<Terms.DueWindow> windows) {
        StatisticsRule rule = profiles.of(country).statistics();
        return releases.ofStock(new Series("cases", country.code(), CaseFigures::isRead), rule, country.zone(),
                        _ -> store.count(country.code(), own(country, windows)).map(CaseFigures::cube))
                .map(release -> release.map(found -> summary(rule, found)));
    }

    private static boolean isRead(CellKey cell) {
        return cell.codes().contains(ALL);
    }

    private static Cube cube(List<Counted> counted) {
        Cube.Builder cube = Cube.ofCounts(List.of(
                Dimension.withTotal("stage", ALL, names(CaseFileStage.values())),
                Dimension.withTotal("due", ALL, names(DueState.values()))));
        counted.forEach(c -> cube.count(CellKey.of(c.stage().name(), c.due().name()), c.files()));
        return cube.build();
    }

    private static String[] names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toArray(String[]::new);
    }

    private static CaseSummary summary(StatisticsRule rule, Released release) {
        Figures figures = new Figures(rule);
        List<CaseSummary.StageCount> stages = Arrays.stream(CaseFileStage.values())
                .map(stage -> new CaseSummary.StageCount(stage, figures.of(release, stage.name(), ALL)))
                .filter(stage -> !Objects.equals(stage.count(), 0L))
                .toList();
        return new CaseSummary(stages, figures.of(release, ALL, ALL), figures.of(release, ALL, DueState.OVERDUE.name()),
                figures.of(release, ALL, DueState.SOON.name()), figures.control(release));
    }

    private static List<Terms.DueWindow> own(Country country, List<Terms.DueWindow> windows) {
        return windows.stream().filter(w -> Territory.countryOf(w.region()).equals(country.code())).toList();
    }
}
