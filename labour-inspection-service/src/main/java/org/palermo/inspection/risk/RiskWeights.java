package org.palermo.inspection.risk;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The weights of the score. A published version never changes: other weights are another version.
///
/// @param goods for goods of child and forced labour that a sector produces in the workplace's country
/// @param sectors by sector
/// @param isic the sector that the score uses for a workplace without one, by the code of ISIC Rev. 4 of what is done there; the narrowest
///     code applies. An empty text means no sector
/// @param regions by country, ISO 3166-1, or by region, ISO 3166-2: points of a region replace those of its country
/// @param findings for positive screenings; its years also count for violations and orders
/// @param violations that no appeal quashed
/// @param orders that are final
@RegisterForReflection
record RiskWeights(String version, String source, GoodsWeights goods, Points sectors, Map<String, String> isic, Points regions,
        FindingWeights findings, Counted violations, Counted orders, StatementWeights statements, VisitWeights lastVisit) {

    RiskWeights {
        isic = isic == null ? Map.of() : isic;
    }

    /// The points of the regions of a country that have points of their own, by region.
    Map<String, Integer> regionsOf(String country) {
        return regions.points.keySet().stream().filter(code -> code.startsWith(country + "-"))
                .collect(Collectors.toMap(Function.identity(), regions::of));
    }

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

    @RegisterForReflection
    record Counted(int each, int most) {}

    /// @param none points when a statement that is due was not published
    /// @param areas points when it lacks areas of the law
    /// @param monthsWithoutTerm after how many months a statement is treated as missing if the law sets no term
    @RegisterForReflection
    record StatementWeights(int none, int areas, int monthsWithoutTerm) {}

    /// @param never points for a workplace that was never visited
    @RegisterForReflection
    record VisitWeights(int never, int eachYear, int most) {}
}
