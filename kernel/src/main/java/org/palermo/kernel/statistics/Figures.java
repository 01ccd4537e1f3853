package org.palermo.kernel.statistics;

import org.palermo.kernel.disclosure.Published;

/// Reads figures from releases for one answer, and counts how many of them are suppressed.
public final class Figures {
    private final StatisticsRule rule;
    private int figures;
    private int suppressed;

    public Figures(StatisticsRule rule) {
        this.rule = rule;
    }

    /// @return null when it is suppressed
    public Long of(Released release, String... codes) {
        return of(release.published(codes));
    }

    /// @return null when it is suppressed
    public Long of(Published published) {
        figures++;
        return switch (published) {
            case Published.Exact exact -> exact.value();
            case Published.Rounded rounded -> rounded.value();
            case Published.Suppressed _ -> {
                suppressed++;
                yield null;
            }
        };
    }

    /// @param release the latest one that was read; null when there is none yet
    public StatisticsControl control(Released release) {
        return new StatisticsControl(rule.k(), rule.zerosShow(), rule.rounding(), release == null ? null : release.named(),
                release == null ? null : release.countedUntil(), release == null ? null : release.takenAt(), figures, suppressed);
    }
}
