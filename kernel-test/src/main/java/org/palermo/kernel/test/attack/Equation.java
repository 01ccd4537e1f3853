package org.palermo.kernel.test.attack;

/// Σ coefficient · unknown = constant. Coefficients are 1 and -1.
record Equation(int[] unknowns, int[] coefficients, long constant) {}
