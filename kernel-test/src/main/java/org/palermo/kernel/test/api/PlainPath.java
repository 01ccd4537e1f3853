package org.palermo.kernel.test.api;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// A path into a JSON answer that has only names, positions and, at its end, `size()`, such as `items[0].id` or `items.id.size()`. It
/// finds what Groovy finds, by which REST Assured reads paths. Groovy compiles a class each time, which took a fifth of the processor
/// time of the services' tests.
final class PlainPath {
    private static final Pattern PLAIN = Pattern.compile("size\\(\\)|([A-Za-z_]\\w*|\\[\\d+])(\\.[A-Za-z_]\\w*|\\[\\d+])*(\\.size\\(\\))?");
    private static final Pattern STEP = Pattern.compile("\\w+(\\(\\))?");
    private static final String SIZE = "size()";
    /// Properties that a list has itself. Every other name means that property of each element.
    private static final Set<String> OF_LISTS = Set.of("class", "empty", "first", "last");
    private static final Map<String, Optional<PlainPath>> KNOWN = new ConcurrentHashMap<>();

    private final List<String> steps;

    private PlainPath(List<String> steps) {
        this.steps = steps;
    }

    /// @return empty for a path that only Groovy can read
    static Optional<PlainPath> of(String path) {
        return KNOWN.computeIfAbsent(path, PlainPath::parsed);
    }

    private static Optional<PlainPath> parsed(String path) {
        if (!PLAIN.matcher(path).matches()) {
            return Optional.empty();
        }
        var steps = STEP.matcher(path).results().map(MatchResult::group).toList();
        return steps.stream().anyMatch(OF_LISTS::contains) ? Optional.empty() : Optional.of(new PlainPath(steps));
    }

    /// @param root maps, lists and values as REST Assured parses them
    /// @return null when the path leads to nothing
    /// @throws IllegalArgumentException when a value that is no object is asked for a property
    Object in(Object root) {
        var found = root;
        for (var step : steps) {
            if (found == null) {
                return null;
            }
            found = next(found, step);
        }
        return found;
    }

    private static Object next(Object from, String step) {
        if (step.equals(SIZE)) {
            return size(from);
        }
        if (Character.isDigit(step.charAt(0))) {
            return position(from, Integer.parseInt(step));
        }
        return property(from, step);
    }

    private static Object size(Object from) {
        return switch (from) {
            case Collection<?> all -> all.size();
            case Map<?, ?> fields -> fields.size();
            default -> throw new IllegalArgumentException("has no size");
        };
    }

    private static Object position(Object from, int index) {
        if (from instanceof List<?> all) {
            return index < all.size() ? all.get(index) : null;
        }
        throw new IllegalArgumentException("is no list");
    }

    private static Object property(Object from, String name) {
        return switch (from) {
            case Map<?, ?> fields -> fields.get(name);
            case Collection<?> all -> {
                var found = new ArrayList<>(all.size());
                all.stream().filter(Objects::nonNull).forEach(element -> found.add(property(element, name)));
                yield found;
            }
            default -> throw new IllegalArgumentException("has no property " + name);
        };
    }
}
