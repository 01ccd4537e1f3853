package org.palermo.shelter.availability;

import io.quarkus.runtime.annotations.RegisterForReflection;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/// Who needs a place together.
///
/// @param children ages in years
@RegisterForReflection
public record Party(int women, List<Integer> children) {

    /// What a shelter must take.
    public enum Kind {
        WOMEN,
        WOMEN_WITH_CHILDREN,
        GIRLS
    }

    @JsonIgnore
    public Kind kind() {
        return women == 0 ? Kind.GIRLS : children.isEmpty() ? Kind.WOMEN : Kind.WOMEN_WITH_CHILDREN;
    }

    @JsonIgnore
    public int size() {
        return women + children.size();
    }

    /// A family, siblings included, is never put into a room with strangers.
    @JsonIgnore
    public boolean isFamily() {
        return !children.isEmpty() && size() > 1;
    }

    /// How many of them need a bed; the others fit into a cot.
    public int beds(int cotMaxAge) {
        return women + (int) children.stream().filter(age -> age > cotMaxAge).count();
    }

    int youngest() {
        return children.stream().mapToInt(Integer::intValue).min().orElse(0);
    }

    int eldest() {
        return children.stream().mapToInt(Integer::intValue).max().orElse(0);
    }
}
