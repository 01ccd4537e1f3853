package org.palermo.inspection.visit;

/// Who was at a visit besides the inspector who made it, by role.
public enum Companion {
    POLICE,
    INTERPRETER,
    SOCIAL_SERVICE,
    OTHER_AUTHORITY,
    /// Other inspectors of the same inspectorate.
    INSPECTOR
}
