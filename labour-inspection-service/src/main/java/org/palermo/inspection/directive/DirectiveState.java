package org.palermo.inspection.directive;

/// The state of an order.
public enum DirectiveState {
    ISSUED,
    /// An appeal is pending.
    APPEALED,
    COMPLIED,
    LIFTED,
    /// The appeal succeeded.
    QUASHED
}
