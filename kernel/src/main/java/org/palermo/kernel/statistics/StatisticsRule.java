package org.palermo.kernel.statistics;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.palermo.kernel.disclosure.CarriedOverFigures;
import org.palermo.kernel.disclosure.ControlledTable;
import org.palermo.kernel.disclosure.Cube;
import org.palermo.kernel.disclosure.Disclosure;
import org.palermo.kernel.disclosure.DisclosureRule;
import org.palermo.kernel.disclosure.Dominance;

/// A profile's rule for published figures.
///
/// @param k the smallest number of people that may be shown; 11 when the profile names none, as in the global dataset of
/// the Counter Trafficking Data Collaborative (www.ctdatacollaborative.org)
/// @param zerosShow whether a zero may be shown; if not, it is hidden like a small number
/// @param rounding the base to which every figure is rounded, odd and at least 3; null for none
/// @param period how long a release is valid
/// @param source of these values
/// @param dominance how much of an amount of money its largest contributors may make up; null where no amounts are
/// published
@RegisterForReflection
public record StatisticsRule(Integer k, boolean zerosShow, Integer rounding, Period period, String source, Dominance dominance) {
    private static final int CTDC = 11;

    /// A reader must not be able to tell a small number from its neighbours; with 3 at least four values fit it.
    private static final int INTERVAL = 3;

    /// For a country without a configured profile.
    public static final StatisticsRule OF_NO_PROFILE =
            new StatisticsRule(CTDC, true, null, Period.QUARTER,
                    "no profile; the k of the Counter Trafficking Data Collaborative's global dataset");

    public StatisticsRule {
        k = k == null ? CTDC : k;
        if (period == null || source == null) {
            throw new IllegalArgumentException("statistics need a period and a source");
        }
        disclosure(k, zerosShow, rounding);
    }

    /// Without amounts of money.
    public StatisticsRule(Integer k, boolean zerosShow, Integer rounding, Period period, String source) {
        this(k, zerosShow, rounding, period, source, null);
    }

    /// Decides which numbers of a table may be shown, given the earlier releases of its series, oldest first.
    public ControlledTable control(Cube cube, List<ControlledTable> earlier) {
        return control(cube, earlier, CarriedOverFigures.NONE);
    }

    /// @param carried which numbers readers know to be those of the release before
    public ControlledTable control(Cube cube, List<ControlledTable> earlier, CarriedOverFigures carried) {
        return Disclosure.control(cube, disclosure(k, zerosShow, rounding), earlier, carried);
    }

    /// Decides which amounts of money may be shown, for one release by itself.
    ///
    /// @throws IllegalStateException when the profile has no dominance
    public ControlledTable controlMoney(Cube amounts) {
        if (dominance == null) {
            throw new IllegalStateException("the profile publishes no amounts");
        }
        return Disclosure.control(amounts, DisclosureRule.money(k, dominance, INTERVAL), List.of());
    }

    /// @throws IllegalArgumentException for a k or a base that gives no protection
    private static DisclosureRule disclosure(int k, boolean zerosShow, Integer rounding) {
        return rounding == null ? DisclosureRule.suppress(k, zerosShow, INTERVAL) : DisclosureRule.round(k, zerosShow, INTERVAL, rounding);
    }
}
