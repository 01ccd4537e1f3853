package org.palermo.inspection.isic;

/// The four levels of the classification, the widest first.
public enum IsicLevel {
    SECTION,
    DIVISION,
    GROUP,
    CLASS
}
