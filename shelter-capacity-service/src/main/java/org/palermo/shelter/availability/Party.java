package org.palermo.shelter.availability;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/// Who needs a place together.
///
/// @param children ages in years
/// @param boys ages in years of the boys among the children; null when it was not said
/// @param womenAges ages in years of the women; empty when it was not said
@RegisterForReflection
public record Party(int women, List<Integer> children, List<Integer> boys, List<Integer> womenAges) {

    public Party {
        womenAges = womenAges == null ? List.of() : womenAges;
    }

    /// Of whom no more was said.
    public Party(int women, List<Integer> children) {
        this(women, children, null, List.of());
    }

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

    /// -1 without children.
    int eldest() {
        return eldest(children);
    }

    /// -1 without boys; null when it was not said who is one.
    Integer eldestBoy() {
        return boys == null ? null : (Integer) eldest(boys);
    }

    private static int eldest(List<Integer> ages) {
        return ages.stream().mapToInt(Integer::intValue).max().orElse(-1);
    }
}
