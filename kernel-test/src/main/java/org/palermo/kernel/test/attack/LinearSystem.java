package org.palermo.kernel.test.attack;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.palermo.kernel.disclosure.Interval;

/// The sums of a block over the unknowns that are still open, numbered again.
final class LinearSystem {
    /// The open unknowns: number i is unknown `open[i]` of the block.
    final int[] open;
    final List<Equation> equations;

    LinearSystem(List<Equation> all, Interval[] intervals) {
        open = IntStream.range(0, intervals.length).filter(i -> !intervals[i].isExact()).toArray();
        int[] number = new int[intervals.length];
        for (int i = 0; i < open.length; i++) {
            number[open[i]] = i;
        }
        equations = all.stream().map(equation -> open(equation, intervals, number)).toList();
    }

    private static Equation open(Equation equation, Interval[] intervals, int[] number) {
        int[] places = IntStream.range(0, equation.unknowns().length)
                .filter(i -> !intervals[equation.unknowns()[i]].isExact()).toArray();
        long constant = equation.constant();
        for (int i = 0; i < equation.unknowns().length; i++) {
            Interval interval = intervals[equation.unknowns()[i]];
            constant -= interval.isExact() ? equation.coefficients()[i] * interval.low() : 0;
        }
        return new Equation(Arrays.stream(places).map(i -> number[equation.unknowns()[i]]).toArray(),
                Arrays.stream(places).map(i -> equation.coefficients()[i]).toArray(), constant);
    }

    /// A coefficient for each open unknown, and the constant.
    double[][] rows() {
        return equations.stream().map(equation -> {
            double[] row = new double[open.length + 1];
            for (int i = 0; i < equation.unknowns().length; i++) {
                row[equation.unknowns()[i]] += equation.coefficients()[i];
            }
            row[open.length] = equation.constant();
            return row;
        }).toArray(double[][]::new);
    }
}
