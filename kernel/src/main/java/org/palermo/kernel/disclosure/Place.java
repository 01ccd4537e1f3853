package org.palermo.kernel.disclosure;

/// A number that an attacker may look for: a cell of a release, or its growth since the release before.
///
/// @param release from 1, the earliest
public record Place(int release, Kind kind, CellKey key) implements Comparable<Place> {
    public enum Kind { NUMBER, INCREMENT }

    /// A cell of a release.
    public static Place number(int release, CellKey key) {
        return new Place(release, Kind.NUMBER, key);
    }

    /// The growth of a cell since the release before.
    public static Place increment(int release, CellKey key) {
        return new Place(release, Kind.INCREMENT, key);
    }

    @Override
    public int compareTo(Place other) {
        int compared = Integer.compare(release, other.release);
        compared = compared != 0 ? compared : kind.compareTo(other.kind);
        return compared != 0 ? compared : key.compareTo(other.key);
    }

    @Override
    public String toString() {
        return (kind == Kind.NUMBER ? "" : "growth to ") + "release " + release + " " + key;
    }
}
