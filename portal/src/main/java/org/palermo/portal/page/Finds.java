package org.palermo.portal.page;

/// By what the box on every page finds a case.
public enum Finds {
    /// There is no box.
    NOTHING,
    /// By the reference alone, among the cases that a coordinator works on.
    BY_REFERENCE,
    /// By name, reference or number.
    BY_NAME
}
