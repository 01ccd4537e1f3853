package org.palermo.kernel.access;

import java.util.Set;

/// A field of an answer that only some roles see; for everybody else it is left out, in pages, lists and remembered
/// answers too.
///
/// @param view the record that has it
public record Limit(Class<?> view, String field, Set<String> roles) {

    public Limit {
        roles = Set.copyOf(roles);
    }

    /// These roles alone see the field.
    public static Limit only(Class<?> view, String field, String... roles) {
        return new Limit(view, field, Set.of(roles));
    }
}
