package org.palermo.shelter.availability;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/// The people who need a place together.
///
/// @param children ages in years
/// @param boys ages in years of the boys among the children; null when not given
/// @param womenAges ages in years of the women; empty when not given
@RegisterForReflection
public record Party(int women, List<Integer> children, List<Integer> boys, List<Integer> womenAges) {

    public Party {
        womenAges = womenAges == null ? List.of() : womenAges;
    }

    /// A party without boys' ages and women's ages.
    public Party(int women, List<Integer> children) {
        this(women, children, null, List.of());
    }

    /// The kinds of party; a shelter says which it accepts.
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

    /// A family, siblings included, never shares a room with strangers.
    @JsonIgnore
    public boolean isFamily() {
        return !children.isEmpty() && size() > 1;
    }

    /// How many of the people need a bed; the others sleep in a cot.
    public int beds(int cotMaxAge) {
        return women + (int) children.stream().filter(age -> age > cotMaxAge).count();
    }

    int youngest() {
        return children.stream().mapToInt(Integer::intValue).min().orElse(0);
    }

    /// Returns -1 without children.
    int eldest() {
        return eldest(children);
    }

    /// Returns -1 without boys; null when the boys' ages are not given.
    Integer eldestBoy() {
        return boys == null ? null : (Integer) eldest(boys);
    }

    private static int eldest(List<Integer> ages) {
        return ages.stream().mapToInt(Integer::intValue).max().orElse(-1);
    }
}
