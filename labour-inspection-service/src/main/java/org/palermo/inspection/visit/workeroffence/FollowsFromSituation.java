package org.palermo.inspection.visit.workeroffence;

/// Whether what a worker did follows from her situation: she was made to do it, or could not have done otherwise (A/75/289, Box 1).
public enum FollowsFromSituation {
    YES,
    NO,
    /// The inspector can't tell yet. Until she can, it is treated as following from the situation.
    UNKNOWN
}
