package org.palermo.inspection.directive;

/// Where an order stands.
public enum DirectiveState {
    ISSUED,
    /// An appeal is pending.
    APPEALED,
    COMPLIED,
    LIFTED,
    /// The appeal succeeded.
    QUASHED
}
