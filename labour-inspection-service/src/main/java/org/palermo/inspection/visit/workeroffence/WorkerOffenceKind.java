package org.palermo.inspection.visit.workeroffence;

/// What a worker is seen to have done. There is no code for migration status or for work without a permit, because neither is noted
/// anywhere.
public enum WorkerOffenceKind {
    /// False papers, or those of somebody else.
    DOCUMENTS,
    /// Work that was not declared.
    UNDECLARED_WORK,
    BEGGING,
    PROSTITUTION,
    DRUGS,
    THEFT,
    FRAUD,
    VIOLENCE,
    /// Recruiting or watching others for the employer.
    RECRUITMENT,
    /// A worker's own duty of safety at work.
    SAFETY_DUTY,
    OTHER
}
