package org.palermo.kernel.disclosure;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A classification of a table, as a tree: a category's number is the sum of those directly below it. Several roots are
/// allowed and mean that no total over them is published (years, for example).
///
/// @param categories a parent before its children; `parent` is null for a root
public record Dimension(String name, List<Category> categories) {
    public record Category(String code, String parent) {}

    public Dimension {
        categories = List.copyOf(categories);
        Set<String> seen = new HashSet<>();
        for (Category category : categories) {
            if (category.parent() != null && !seen.contains(category.parent())) {
                throw new IllegalArgumentException(name + ": parent of " + category.code() + " does not come before it");
            }
            if (!seen.add(category.code())) {
                throw new IllegalArgumentException(name + ": " + category.code() + " stands twice");
            }
        }
        if (categories.isEmpty()) {
            throw new IllegalArgumentException(name + ": no category");
        }
    }

    /// Codes under one published total.
    public static Dimension withTotal(String name, String total, String... codes) {
        Dimension dimension = new Dimension(name, List.of(new Category(total, null)));
        return dimension.under(total, codes);
    }

    /// Codes without a total.
    public static Dimension withoutTotal(String name, String... codes) {
        List<Category> roots = new ArrayList<>();
        for (String code : codes) {
            roots.add(new Category(code, null));
        }
        return new Dimension(name, roots);
    }

    /// The same dimension with codes below one of its categories.
    public Dimension under(String parent, String... codes) {
        List<Category> more = new ArrayList<>(categories);
        for (String code : codes) {
            more.add(new Category(code, parent));
        }
        return new Dimension(name, more);
    }
}
