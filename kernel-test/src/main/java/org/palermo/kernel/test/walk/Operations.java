package org.palermo.kernel.test.walk;

import java.util.Set;
import java.util.TreeSet;

/// Compares the names of operations with those that a test knows.
public final class Operations {
    private Operations() {}

    /// The names that are not among the others, in order: what a failed test shows.
    public static Set<String> without(Set<String> names, Set<String> others) {
        Set<String> left = new TreeSet<>(names);
        left.removeAll(others);
        return left;
    }
}
