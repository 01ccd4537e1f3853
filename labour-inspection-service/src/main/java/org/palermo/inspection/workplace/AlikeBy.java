package org.palermo.inspection.workplace;

/// Why two workplaces may be the same, see {@link Likeness}.
public enum AlikeBy {
    NAME,
    ADDRESS,
    OS_ID,
    PLACE,
    /// An inspector says so.
    INSPECTOR
}
