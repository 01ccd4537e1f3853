package org.palermo.kernel.test.attack;

/// How far a step of the simplex method can go, and which basic variable stops it.
final class RatioTest {
    /// The tolerance for bounds.
    static final double FEASIBLE = 1e-6;
    private static final double PIVOT = 1e-7;

    private final Tableau tableau;
    private final double[] value;
    private final double[] low;
    private final double[] high;

    RatioTest(Tableau tableau, double[] value, double[] low, double[] high) {
        this.tableau = tableau;
        this.value = value;
        this.low = low;
        this.high = high;
    }

    /// The row whose bound stops the move. Bounds may be exceeded by the tolerance; among rows that stop it at nearly the
    /// same place the one with the largest pivot is chosen, which keeps errors small (Harris' rule).
    int leaving(int column, double direction, boolean repairing, boolean stalled) {
        double limit = Double.POSITIVE_INFINITY;
        for (int row = 0; row < tableau.basic.length; row++) {
            if (Math.abs(tableau.t[row][column]) > PIVOT) {
                limit = Math.min(limit, ratio(row, column, direction, repairing, FEASIBLE));
            }
        }
        int leaving = -1;
        for (int row = 0; row < tableau.basic.length && limit < Double.POSITIVE_INFINITY; row++) {
            if (Math.abs(tableau.t[row][column]) > PIVOT && ratio(row, column, direction, repairing, 0) <= limit
                    && (leaving < 0 || isBetter(row, leaving, column, stalled))) {
                leaving = row;
            }
        }
        return leaving;
    }

    double ratio(int row, int column, double direction, boolean repairing, double hair) {
        double rate = -tableau.t[row][column] * direction;
        return (room(tableau.basic[row], rate, repairing) + hair) / Math.abs(rate);
    }

    private boolean isBetter(int row, int leaving, int column, boolean stalled) {
        return stalled ? tableau.basic[row] < tableau.basic[leaving]
                : Math.abs(tableau.t[row][column]) > Math.abs(tableau.t[leaving][column]);
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
}
