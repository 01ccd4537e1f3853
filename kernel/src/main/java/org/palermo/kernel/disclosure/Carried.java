package org.palermo.kernel.disclosure;

/// Which numbers of a release everybody knows to be those of the release before: a quarter that is carried on, not counted again.
@FunctionalInterface
public interface Carried {
    /// Every release counts all of its numbers anew.
    Carried NONE = (release, key) -> false;

    /// @param release from 2: the later of the two, in the order of the series
    boolean isCarried(int release, CellKey key);
}
