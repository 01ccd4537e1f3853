package org.palermo.kernel.test.attack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/// Equations solved for some variables (basic) in terms of the others (free): basic = constant − t · free.
final class Tableau {
    /// Smaller coefficients are rounding errors and count as zero.
    private static final double ZERO = 1e-11;
    private static final double INDEPENDENT = 1e-7;

    double[][] t;
    int[] basic;
    int[] free;
    boolean contradiction;
    private final double[][] equations;
    private final int variables;
    private final int[] row;
    private double[] constant;

    Tableau(double[][] equations, int variables) {
        this.equations = equations;
        this.variables = variables;
        row = new int[variables];
        solve(new BitSet());
    }

    /// Solves the original equations for the present basic variables again, which removes the errors of many exchanges.
    void refresh() {
        BitSet wanted = new BitSet();
        IntStream.of(basic).forEach(wanted::set);
        solve(wanted);
    }

    private void solve(BitSet wanted) {
        Arrays.fill(row, -1);
        List<double[]> solved = reduce(wanted);
        free = IntStream.range(0, variables).filter(variable -> row[variable] < 0).toArray();
        basic = new int[solved.size()];
        constant = solved.stream().mapToDouble(equation -> equation[variables]).toArray();
        t = new double[basic.length][];
        for (int variable = 0; variable < variables; variable++) {
            if (row[variable] >= 0) {
                basic[row[variable]] = variable;
                double[] equation = solved.get(row[variable]);
                t[row[variable]] = IntStream.of(free).mapToDouble(column -> equation[column]).toArray();
            }
        }
    }

    /// Gauss-Jordan; the largest coefficient of each row is its pivot, among the wanted variables if possible.
    private List<double[]> reduce(BitSet wanted) {
        List<double[]> solved = new ArrayList<>();
        for (double[] original : equations) {
            double[] equation = original.clone();
            for (int variable = 0; variable < variables; variable++) {
                if (row[variable] >= 0 && equation[variable] != 0) {
                    subtract(equation, solved.get(row[variable]), equation[variable]);
                    equation[variable] = 0;
                }
            }
            int pivot = largest(equation, wanted);
            if (Math.abs(equation[pivot]) < INDEPENDENT) {
                contradiction |= Math.abs(equation[variables]) > 1e-5;
                continue;
            }
            double divisor = equation[pivot];
            for (int i = 0; i <= variables; i++) {
                equation[i] /= divisor;
            }
            for (double[] other : solved) {
                if (other[pivot] != 0) {
                    subtract(other, equation, other[pivot]);
                    other[pivot] = 0;
                }
            }
            row[pivot] = solved.size();
            solved.add(equation);
        }
        return solved;
    }

    private int largest(double[] equation, BitSet wanted) {
        int largest = wanted.isEmpty() ? 0 : wanted.nextSetBit(0);
        for (int i = 0; i < variables; i++) {
            if (Math.abs(equation[i]) > Math.abs(equation[largest]) && (wanted.isEmpty() || wanted.get(i))) {
                largest = i;
            }
        }
        return largest;
    }

    private static void subtract(double[] from, double[] equation, double factor) {
        for (int i = 0; i < from.length; i++) {
            if (equation[i] != 0) {
                from[i] -= factor * equation[i];
                from[i] = Math.abs(from[i]) < ZERO ? 0 : from[i];
            }
        }
    }

    /// @return -1 for a free variable
    int rowOf(int variable) {
        return row[variable];
    }

    /// Fills in the basic variables from the free ones.
    void calculate(double[] value) {
        for (int r = 0; r < basic.length; r++) {
            double sum = constant[r];
            for (int column = 0; column < free.length; column++) {
                sum -= t[r][column] * value[free[column]];
            }
            value[basic[r]] = sum;
        }
    }

    /// A basic variable becomes free and a free one basic.
    void exchange(int leaving, int column) {
        double[] pivotRow = t[leaving];
        double pivot = pivotRow[column];
        pivotRow[column] = 1;
        int[] used = new int[free.length];
        int size = 0;
        for (int c = 0; c < free.length; c++) {
            if (pivotRow[c] != 0) {
                pivotRow[c] /= pivot;
                used[size++] = c;
            }
        }
        constant[leaving] /= pivot;
        for (int r = 0; r < basic.length; r++) {
            double factor = t[r][column];
            if (r != leaving && factor != 0) {
                double[] target = t[r];
                target[column] = 0;
                for (int u = 0; u < size; u++) {
                    double changed = target[used[u]] - factor * pivotRow[used[u]];
                    target[used[u]] = Math.abs(changed) < ZERO ? 0 : changed;
                }
                constant[r] -= factor * constant[leaving];
            }
        }
        row[basic[leaving]] = -1;
        row[free[column]] = leaving;
        int variable = basic[leaving];
        basic[leaving] = free[column];
        free[column] = variable;
    }
}
