package org.palermo.inspection.plan;

/// With whom inspectors make a visit together.
public enum JointWith {
    POLICE,
    INTERPRETER,
    SOCIAL_SERVICE,
    OTHER_AUTHORITY
}
