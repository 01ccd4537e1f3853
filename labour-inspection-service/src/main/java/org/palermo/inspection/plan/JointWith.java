package org.palermo.inspection.plan;

import java.util.List;

/// Who goes with the inspectors on a visit.
public enum JointWith {
    POLICE,
    INTERPRETER,
    SOCIAL_SERVICE,
    OTHER_AUTHORITY;

    /// @param companions null is nobody
    /// @return each once, in the order of the alphabet
    static List<String> codes(List<JointWith> companions) {
        return companions == null ? List.of() : companions.stream().distinct().map(JointWith::name).sorted().toList();
    }
}
