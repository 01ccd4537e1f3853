package org.palermo.inspection.statement;

/// What a statement is about.
public enum StatementArea {
    /// Structure, business and supply chains.
    STRUCTURE,
    POLICIES,
    /// Where the risks are.
    RISKS,
    DUE_DILIGENCE,
    /// How well the steps work: goals and measures.
    EFFECTIVENESS,
    TRAINING,
    /// Consultation within the group.
    CONSULTATION
}
