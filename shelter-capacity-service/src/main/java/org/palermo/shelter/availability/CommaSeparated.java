package org.palermo.shelter.availability;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Joins values with commas for storage in one column, and splits them again. An empty text means no values.
public final class CommaSeparated {
    private CommaSeparated() {}

    public static String of(List<?> values) {
        return values.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    public static <T> List<T> split(String joined, Function<String, T> part) {
        return joined.isEmpty() ? List.of() : Arrays.stream(joined.split(",")).map(part).toList();
    }
}
