package org.palermo.inspection.goods;

/// What the list of goods says of a good from a country.
public enum Listed {
    CHILD_LABOUR,
    FORCED_LABOUR,
    FORCED_CHILD_LABOUR
}
