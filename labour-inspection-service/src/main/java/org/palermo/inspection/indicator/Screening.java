package org.palermo.inspection.indicator;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The result of the published rule for the indicators found (ILO and European Commission, Operational indicators of trafficking in
/// human beings, 2009).
///
/// A dimension is positive with 2 strong indicators, or 1 strong and 1 other, or 3 medium, or 2 medium and 1 weak. For an adult, the
/// screening is positive when three conditions hold: deceptive or coercive recruitment, exploitation, and coercion at destination.
/// For a child, exploitation is enough. A person whose age is unsure is screened as a child, see {@link Subject}.
///
/// @param label says that this is a screening and not a legal finding; in the wanted language, otherwise in English
/// @param subject about whom the finding is: an adult, a child, or somebody whose age is unsure
/// @param screenedAsChild whether the rule for children was applied
/// @param positive whether the screening points to trafficking
/// @param dimensions the result of each of the six dimensions, in their order
@RegisterForReflection
public record Screening(String label, Subject subject, boolean screenedAsChild, boolean positive, List<DimensionResult> dimensions) {
    public static final String LABEL = "Screening by operational indicators; not a legal finding";

    /// @param dimension one of the six dimensions of the indicators
    /// @param strong how many strong indicators were found
    /// @param medium how many medium indicators were found
    /// @param weak how many weak indicators were found
    /// @param notForThisSubject how many indicators were found that have no strength for this subject
    /// @param positive whether the dimension is positive
    @RegisterForReflection
    public record DimensionResult(Dimension dimension, int strong, int medium, int weak, int notForThisSubject, boolean positive) {}

    static Screening of(Collection<Indicator> found, Subject subject) {
        List<DimensionResult> results = Arrays.stream(Dimension.values()).map(d -> result(d, found, subject)).toList();
        Set<Dimension> positive = results.stream()
                .filter(DimensionResult::positive).map(DimensionResult::dimension).collect(Collectors.toSet());
        return new Screening(LABEL, subject, subject.asChild(), isPositive(positive, subject), results);
    }

    /// The same screening with its label in other words.
    Screening labelled(String words) {
        return new Screening(words, subject, screenedAsChild, positive, dimensions);
    }

    private static boolean isPositive(Set<Dimension> positive, Subject subject) {
        boolean exploited = positive.contains(Dimension.EXPLOITATION);
        if (subject.asChild()) {
            return exploited;
        }
        boolean recruited = positive.contains(Dimension.DECEPTIVE_RECRUITMENT) || positive.contains(Dimension.COERCIVE_RECRUITMENT);
        return recruited && exploited && positive.contains(Dimension.COERCION_DESTINATION);
    }

    private static DimensionResult result(Dimension dimension, Collection<Indicator> found, Subject subject) {
        int strong = count(dimension, found, subject, Strength.STRONG);
        int medium = count(dimension, found, subject, Strength.MEDIUM);
        int weak = count(dimension, found, subject, Strength.WEAK);
        int none = count(dimension, found, subject, null);
        return new DimensionResult(dimension, strong, medium, weak, none, isPositive(strong, medium, weak));
    }

    static boolean isPositive(int strong, int medium, int weak) {
        return strong >= 2
                || strong == 1 && medium + weak >= 1
                || medium >= 3
                || medium >= 2 && weak >= 1;
    }

    private static int count(Dimension dimension, Collection<Indicator> found, Subject subject, Strength strength) {
        return (int) found.stream().filter(i -> i.dimension() == dimension && i.strength(subject) == strength).count();
    }
}
