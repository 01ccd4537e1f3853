package org.palermo.kernel.disclosure;

import java.util.Objects;

/// A country's rule for published statistics, from its profile.
///
/// @param k the smallest number of people (contributors, for money) that may be shown. The Counter Trafficking Data
/// Collaborative anonymises its global dataset with k = 11 (www.ctdatacollaborative.org/global-dataset). At least 3,
/// because with 2 the only hidden number would be 1
/// @param showZeros whether an empty cell may be shown; if not, it is treated like a small number
/// @param minimumInterval the minimum width, in units, of the range to which an outsider can narrow a sensitive number (1:
/// two neighbouring numbers can't be told apart); for money, minor units above the true amount
/// @param dominance for money; null for none
/// @param base multiple to which numbers are rounded (method `ROUND`); odd and at least 3, so that no number lies halfway
public record DisclosureRule(int k, boolean showZeros, int minimumInterval, Dominance dominance, Method method, int base) {
    public enum Method { SUPPRESS, ROUND }

    public DisclosureRule {
        Objects.requireNonNull(method);
        if (k < 3) {
            throw new IllegalArgumentException("k must be at least 3");
        }
        if (minimumInterval < 1) {
            throw new IllegalArgumentException("the interval must be at least 1");
        }
        if (method == Method.ROUND && (base < 3 || base % 2 == 0)) {
            throw new IllegalArgumentException("the base must be odd and at least 3");
        }
    }

    public static DisclosureRule suppress(int k, boolean showZeros, int minimumInterval) {
        return new DisclosureRule(k, showZeros, minimumInterval, null, Method.SUPPRESS, 0);
    }

    public static DisclosureRule round(int k, boolean showZeros, int minimumInterval, int base) {
        return new DisclosureRule(k, showZeros, minimumInterval, null, Method.ROUND, base);
    }

    public static DisclosureRule money(int k, Dominance dominance, int minimumInterval) {
        return new DisclosureRule(k, true, minimumInterval, Objects.requireNonNull(dominance), Method.SUPPRESS, 0);
    }

    boolean isSmall(long people) {
        return people < k && (people > 0 || !showZeros);
    }
}
