package org.palermo.kernel.test.attack;

import java.util.Arrays;

/// A linear equation modulo [Prime#P]: ascending columns, their coefficients, and the right side.
record SparseRow(int[] columns, long[] coefficients, long constant) {
    static SparseRow of(Equation equation) {
        Integer[] byColumn = new Integer[equation.unknowns().length];
        Arrays.setAll(byColumn, i -> i);
        Arrays.sort(byColumn, (a, b) -> Integer.compare(equation.unknowns()[a], equation.unknowns()[b]));
        int[] columns = Arrays.stream(byColumn).mapToInt(i -> equation.unknowns()[i]).toArray();
        long[] coefficients = Arrays.stream(byColumn).mapToLong(i -> Prime.of(equation.coefficients()[i])).toArray();
        return new SparseRow(columns, coefficients, Prime.of(equation.constant()));
    }

    long coefficient(int column) {
        int at = Arrays.binarySearch(columns, column);
        return at < 0 ? 0 : coefficients[at];
    }

    /// This row minus a multiple of the other.
    SparseRow minus(long factor, SparseRow other) {
        int[] merged = new int[columns.length + other.columns.length];
        long[] values = new long[merged.length];
        int size = 0;
        int i = 0;
        int j = 0;
        while (i < columns.length || j < other.columns.length) {
            int mine = i < columns.length ? columns[i] : Integer.MAX_VALUE;
            int theirs = j < other.columns.length ? other.columns[j] : Integer.MAX_VALUE;
            long value = mine <= theirs ? coefficients[i++] : 0;
            value = theirs <= mine ? Prime.minus(value, Prime.times(factor, other.coefficients[j++])) : value;
            if (value != 0) {
                merged[size] = Math.min(mine, theirs);
                values[size++] = value;
            }
        }
        return new SparseRow(Arrays.copyOf(merged, size), Arrays.copyOf(values, size),
                Prime.minus(constant, Prime.times(factor, other.constant)));
    }
}
