package org.palermo.inspection.risk;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;

/// The weights of the score. A published version never changes: other weights are another version.
///
/// @param goods for goods of child and forced labour that a sector produces in the workplace's country
/// @param sectors by sector
/// @param regions by country, ISO 3166-1
@RegisterForReflection
record RiskWeights(String version, String source, GoodsWeights goods, Points sectors, Points regions, FindingWeights findings,
        VisitWeights lastVisit) {

    /// @param childLabour points when child labour is listed
    /// @param forcedLabour points when forced labour is listed
    /// @param ofSectors which goods of the list a sector produces; `*Agriculture` means all of that part of the list
    @RegisterForReflection
    record GoodsWeights(int childLabour, int forcedLabour, int most, Map<String, List<String>> ofSectors) {}

    @RegisterForReflection
    record Points(int most, Map<String, Integer> points) {

        int of(String key) {
            return Math.min(most, points.getOrDefault(key, 0));
        }
    }

    /// @param years how far back findings count
    @RegisterForReflection
    record FindingWeights(int each, int most, int years) {}

    /// @param never points for a workplace that was never visited
    @RegisterForReflection
    record VisitWeights(int never, int eachYear, int most) {}
}
