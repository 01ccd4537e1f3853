package org.palermo.local.sample;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// A seeded random generator for one kind of record, so that one kind does not change another's numbers.
record SampleRandom(RandomGenerator random) {

    static SampleRandom of(long seed, String kind) {
        return new SampleRandom(RandomGeneratorFactory.of("L64X128MixRandom").create(seed * 31 + kind.hashCode()));
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /// From `least` to `most`, both included.
    int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    /// At least one and at most `most` of the items, in their order.
    <T> List<T> some(List<T> from, int most) {
        var left = new ArrayList<>(from);
        int count = between(1, Math.min(most, from.size()));
        while (left.size() > count) {
            left.remove(random.nextInt(left.size()));
        }
        return left;
    }

    <T> T weighted(Map<T, Integer> weights) {
        int draw = random.nextInt(weights.values().stream().mapToInt(Integer::intValue).sum());
        for (Map.Entry<T, Integer> choice : weights.entrySet()) {
            draw -= choice.getValue();
            if (draw < 0) {
                return choice.getKey();
            }
        }
        throw new IllegalStateException("no weights");
    }

    /// Weights in the given order; `Map.of` has no order, so the draw would differ between runs.
    static <T> Map<T, Integer> weights(List<T> choices, int... weights) {
        var map = new LinkedHashMap<T, Integer>();
        for (int i = 0; i < weights.length; i++) {
            map.put(choices.get(i), weights[i]);
        }
        return map;
    }
}
