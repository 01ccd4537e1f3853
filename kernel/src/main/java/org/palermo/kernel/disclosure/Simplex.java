package org.palermo.kernel.disclosure;

import java.util.Arrays;

/// Smallest and largest values of single variables under equations and bounds: the primal simplex method for bounded
/// variables on a condensed tableau. One feasible table is found once; each further question starts from the last answer.
///
/// Basic variables are x_B = constant − T · x_N. Ties fall to the larger pivot, and to the smallest index after
/// many steps without progress (Bland's rule), so that it ends.
final class Simplex {
    private static final double ZERO = 1e-8;
    private static final double FEASIBLE = 1e-6;
    private static final double PIVOT = 1e-7;
    private static final double GAIN = 1e-6;
    private static final int PATIENCE = 60;
    /// Exchanges after which an answer is confirmed with the rounding errors taken out.
    private static final int CONFIRM = 2_000;

    private final double[] low;
    private final double[] high;
    private final Tableau tableau;
    private final double[] value;
    private final double[] weight;
    private int stalled;
    private int exchanges;

    Simplex(double[][] equations, double[] low, double[] high) {
        this.low = low;
        this.high = high;
        value = new double[low.length];
        tableau = new Tableau(equations, low.length);
        for (int column : tableau.free) {
            value[column] = low[column] > Double.NEGATIVE_INFINITY ? low[column] : high[column] < Double.POSITIVE_INFINITY ? high[column] : 0;
        }
        tableau.calculate(value);
        weight = new double[tableau.free.length];
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
        Arrays.fill(weight, 1);
        double[] slope = new double[tableau.free.length];
        while (violations(slope) > 0) {
            if (!step(slope, true)) {
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
            double sign = value[basic] < low[basic] - FEASIBLE ? 1 : value[basic] > high[basic] + FEASIBLE ? -1 : 0;
            if (sign != 0) {
                violations++;
                for (int column = 0; column < slope.length; column++) {
                    slope[column] += sign * tableau.t[row][column];
                }
            }
        }
        return violations;
    }

    /// @return negative infinity when there is no bound
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
            Arrays.fill(weight, 1);
            do {
                objective(variable, sign, slope);
            } while (step(slope, false));
        } while (stalled >= 0 && exchanges > CONFIRM && isOff());
        return stalled < 0 ? -sign * Double.POSITIVE_INFINITY : value[variable];
    }

    /// Takes the rounding errors out; when that shows the table to be none, finds another, from which to go on.
    private boolean isOff() {
        exchanges = 0;
        double before = Arrays.stream(value).sum();
        tableau.refresh();
        tableau.calculate(value);
        boolean off = Math.abs(before - Arrays.stream(value).sum()) > FEASIBLE;
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

    /// Moves one free variable downhill as far as the bounds let it.
    ///
    /// @return false when there is nothing to gain, or (stalled = -1) no end to it
    private boolean step(double[] slope, boolean repairing) {
        int column = entering(slope);
        if (column < 0) {
            return false;
        }
        double direction = slope[column] > 0 ? -1 : 1;
        int entering = tableau.free[column];
        int leaving = leaving(column, direction, repairing);
        double length = leaving < 0 ? Double.POSITIVE_INFINITY : ratio(leaving, column, direction, repairing, 0);
        if (high[entering] - low[entering] <= length) {
            length = high[entering] - low[entering];
            leaving = -1;
        }
        if (length == Double.POSITIVE_INFINITY) {
            stalled = -1;
            return false;
        }
        stalled = length > FEASIBLE ? 0 : stalled + 1;
        move(column, direction * Math.max(0, length), leaving);
        return true;
    }

    /// The row whose bound stops the move. Bounds may be passed by a hair, so that among rows that stop it at nearly the same
    /// place the one with the largest pivot is taken, which keeps errors small (Harris' rule).
    private int leaving(int column, double direction, boolean repairing) {
        double limit = Double.POSITIVE_INFINITY;
        for (int row = 0; row < tableau.basic.length; row++) {
            if (Math.abs(tableau.t[row][column]) > PIVOT) {
                limit = Math.min(limit, ratio(row, column, direction, repairing, FEASIBLE));
            }
        }
        int leaving = -1;
        for (int row = 0; row < tableau.basic.length && limit < Double.POSITIVE_INFINITY; row++) {
            if (Math.abs(tableau.t[row][column]) > PIVOT && ratio(row, column, direction, repairing, 0) <= limit
                    && (leaving < 0 || isBetter(row, leaving, column))) {
                leaving = row;
            }
        }
        return leaving;
    }

    private double ratio(int row, int column, double direction, boolean repairing, double hair) {
        double rate = -tableau.t[row][column] * direction;
        return (room(tableau.basic[row], rate, repairing) + hair) / Math.abs(rate);
    }

    private boolean isBetter(int row, int leaving, int column) {
        return stalled > PATIENCE ? tableau.basic[row] < tableau.basic[leaving]
                : Math.abs(tableau.t[row][column]) > Math.abs(tableau.t[leaving][column]);
    }

    private int entering(double[] slope) {
        int best = -1;
        for (int column = 0; column < slope.length; column++) {
            int variable = tableau.free[column];
            boolean gains = slope[column] > GAIN && value[variable] > low[variable] + ZERO
                    || slope[column] < -GAIN && value[variable] < high[variable] - ZERO;
            if (gains && (best < 0 || (stalled > PATIENCE ? variable < tableau.free[best]
                    : price(slope, column) > price(slope, best)))) {
                best = column;
            }
        }
        return best;
    }

    private double price(double[] slope, int column) {
        return slope[column] * slope[column] / weight[column];
    }

    /// Devex weights: a slope counts less where a step along it moves many others, which takes far fewer steps.
    private void weigh(double[] pivotRow, int column) {
        double pivot = pivotRow[column];
        double entering = weight[column];
        for (int other = 0; other < weight.length; other++) {
            double ratio = pivotRow[other] / pivot;
            weight[other] = Math.max(weight[other], ratio * ratio * entering);
        }
        weight[column] = Math.max(entering / (pivot * pivot), 1);
    }

    /// How far a basic variable may go. One that is out of bounds stops where it comes back in.
    private double room(int variable, double rate, boolean repairing) {
        double at = value[variable];
        if (repairing && at < low[variable] - FEASIBLE) {
            return rate > 0 ? low[variable] - at : Double.POSITIVE_INFINITY;
        }
        if (repairing && at > high[variable] + FEASIBLE) {
            return rate < 0 ? at - high[variable] : Double.POSITIVE_INFINITY;
        }
        return Math.max(0, rate > 0 ? high[variable] - at : at - low[variable]);
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
            weigh(tableau.t[leaving], column);
            tableau.exchange(leaving, column);
            exchanges++;
        }
    }
}
