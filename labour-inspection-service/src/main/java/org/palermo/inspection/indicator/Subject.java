package org.palermo.inspection.indicator;

/// Whom a finding concerns.
///
/// Somebody whose age is unsure is treated as a child until it is known, so that doubt never costs a child her
/// protection (Convention of the Council of Europe, art. 10(3)): the child's weights and the child's rule apply.
public enum Subject {
    ADULT,
    CHILD,
    UNSURE;

    public boolean asChild() {
        return this != ADULT;
    }
}
