package org.palermo.kernel.disclosure;

/// Which numbers of a release are publicly known to be those of the release before: for example a quarter that is carried
/// over, not counted again.
@FunctionalInterface
public interface CarriedOverFigures {
    /// Every release counts all of its numbers again.
    CarriedOverFigures NONE = (release, key) -> false;

    /// @param release from 2: the later of the two, in the order of the series
    boolean isCarried(int release, CellKey key);
}
