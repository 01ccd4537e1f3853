package org.palermo.kernel.test.attack;

import java.util.Arrays;

/// Smallest and largest values of single variables under equations and bounds: the primal simplex method for bounded
/// variables on a condensed tableau. One feasible table is found once; each further question starts from the last answer.
///
/// Basic variables are x_B = constant − T · x_N. A tie is decided by the larger pivot, and by the smallest index after
/// many steps without progress (Bland's rule), so that it terminates.
final class Simplex {
    private static final double ZERO = 1e-8;
    private static final double GAIN = 1e-6;
    private static final int PATIENCE = 60;
    private static final int MOST_STEPS = 50_000;
    private static final int GIVEN_UP = -1;
    /// Exchanges after which rounding errors are removed and an answer is confirmed.
    private static final int CONFIRM = 2_000;

    private final double[] low;
    private final double[] high;
    private final Tableau tableau;
    private final double[] value;
    private final DevexPrices prices;
    private final RatioTest ratios;
    private int stalled;
    private int exchanges;

    Simplex(double[][] equations, double[] low, double[] high) {
        this.low = low;
        this.high = high;
        value = new double[low.length];
        tableau = new Tableau(equations, low.length);
        for (int column : tableau.free) {
            value[column] = low[column] > Double.NEGATIVE_INFINITY ? low[column]
                    : high[column] < Double.POSITIVE_INFINITY ? high[column]
                    : 0;
        }
        tableau.calculate(value);
        prices = new DevexPrices(tableau.free.length);
        ratios = new RatioTest(tableau, value, low, high);
    }

    double[] values() {
        return value;
    }

    /// @return false when the equations contradict each other or the bounds
    boolean findTable() {
        if (tableau.contradiction) {
            return false;
        }
        stalled = 0;
        prices.reset();
        double[] slope = new double[tableau.free.length];
        for (int steps = 0; violations(slope) > 0; steps++) {
            if (steps > MOST_STEPS || !step(slope, true)) {
                tableau.calculate(value);
                return violations(slope) == 0;
            }
        }
        return true;
    }

    /// Slope of the sum of violations in each free variable.
    private int violations(double[] slope) {
        Arrays.fill(slope, 0);
        int violations = 0;
        for (int row = 0; row < tableau.basic.length; row++) {
            int basic = tableau.basic[row];
            double sign = value[basic] < low[basic] - RatioTest.FEASIBLE ? 1 : value[basic] > high[basic] + RatioTest.FEASIBLE ? -1 : 0;
            if (sign != 0) {
                violations++;
                for (int column = 0; column < slope.length; column++) {
                    slope[column] += sign * tableau.t[row][column];
                }
            }
        }
        return violations;
    }

    /// @return negative infinity when there is no bound, or none was found within the limits
    double smallest(int variable) {
        return optimum(variable, 1);
    }

    double largest(int variable) {
        return optimum(variable, -1);
    }

    private double optimum(int variable, int sign) {
        double[] slope = new double[tableau.free.length];
        do {
            stalled = 0;
            prices.reset();
            int steps = 0;
            do {
                objective(variable, sign, slope);
                stalled = ++steps > MOST_STEPS ? GIVEN_UP : stalled;
            } while (stalled != GIVEN_UP && step(slope, false));
        } while (stalled != GIVEN_UP && exchanges > CONFIRM && isOff());
        return stalled == GIVEN_UP ? -sign * Double.POSITIVE_INFINITY : value[variable];
    }

    /// Removes the rounding errors; when the table turns out to be invalid, finds another from which to continue.
    private boolean isOff() {
        exchanges = 0;
        double before = Arrays.stream(value).sum();
        tableau.refresh();
        tableau.calculate(value);
        boolean off = Math.abs(before - Arrays.stream(value).sum()) > RatioTest.FEASIBLE;
        if (violations(new double[tableau.free.length]) > 0) {
            if (!findTable()) {
                throw new IllegalStateException("rounding errors were too large");
            }
            off = true;
        }
        return off;
    }

    private void objective(int variable, int sign, double[] slope) {
        int row = tableau.rowOf(variable);
        for (int column = 0; column < slope.length; column++) {
            slope[column] = row >= 0 ? -sign * tableau.t[row][column] : tableau.free[column] == variable ? sign : 0;
        }
    }

    /// Moves one free variable downhill as far as the bounds allow.
    ///
    /// @return false when nothing can be gained, or (given up) no end was found
    private boolean step(double[] slope, boolean repairing) {
        int column = entering(slope);
        if (column < 0) {
            return false;
        }
        double direction = slope[column] > 0 ? -1 : 1;
        int entering = tableau.free[column];
        int leaving = ratios.leaving(column, direction, repairing, stalled > PATIENCE);
        double length = leaving < 0 ? Double.POSITIVE_INFINITY : ratios.ratio(leaving, column, direction, repairing, 0);
        if (high[entering] - low[entering] <= length) {
            length = high[entering] - low[entering];
            leaving = -1;
        }
        if (length == Double.POSITIVE_INFINITY) {
            stalled = GIVEN_UP;
            return false;
        }
        stalled = length > RatioTest.FEASIBLE ? 0 : stalled + 1;
        move(column, direction * Math.max(0, length), leaving);
        return true;
    }

    private int entering(double[] slope) {
        int best = -1;
        for (int column = 0; column < slope.length; column++) {
            int variable = tableau.free[column];
            boolean gains = slope[column] > GAIN && value[variable] > low[variable] + ZERO
                    || slope[column] < -GAIN && value[variable] < high[variable] - ZERO;
            if (gains && (best < 0 || (stalled > PATIENCE ? variable < tableau.free[best]
                    : prices.price(slope, column) > prices.price(slope, best)))) {
                best = column;
            }
        }
        return best;
    }

    private void move(int column, double by, int leaving) {
        int entering = tableau.free[column];
        value[entering] += by;
        for (int row = 0; row < tableau.basic.length; row++) {
            value[tableau.basic[row]] -= tableau.t[row][column] * by;
        }
        if (leaving >= 0) {
            int variable = tableau.basic[leaving];
            value[variable] = Math.abs(value[variable] - low[variable]) < Math.abs(value[variable] - high[variable])
                    ? low[variable] : high[variable];
            prices.update(tableau.t[leaving], column);
            tableau.exchange(leaving, column);
            exchanges++;
        }
    }
}
