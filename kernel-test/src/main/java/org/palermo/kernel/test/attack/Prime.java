package org.palermo.kernel.test.attack;

/// Arithmetic modulo the Mersenne prime 2^61 − 1.
final class Prime {
    static final long P = (1L << 61) - 1;

    private Prime() {}

    static long of(long value) {
        return Math.floorMod(value, P);
    }

    static long times(long a, long b) {
        long low = a * b;
        long high = Math.multiplyHigh(a, b);
        long sum = (low & P) + ((low >>> 61) | (high << 3));
        sum = (sum & P) + (sum >>> 61);
        return sum >= P ? sum - P : sum;
    }

    static long minus(long a, long b) {
        long difference = a - b;
        return difference < 0 ? difference + P : difference;
    }

    static long inverse(long a) {
        long result = 1;
        long power = a;
        for (long exponent = P - 2; exponent > 0; exponent >>= 1) {
            if ((exponent & 1) == 1) {
                result = times(result, power);
            }
            power = times(power, power);
        }
        return result;
    }

    /// The number nearest to zero with this remainder.
    static long signed(long a) {
        return a > P / 2 ? a - P : a;
    }
}
