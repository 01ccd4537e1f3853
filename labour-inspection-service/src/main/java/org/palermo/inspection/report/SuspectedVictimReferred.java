package org.palermo.inspection.report;

import io.quarkus.runtime.annotations.RegisterForReflection;

/// Data of `org.palermo.inspection.suspected-victim-referred`.
///
/// @param jwe compact; ECDH-ES+A256KW and A256GCM to the mechanism's key
@RegisterForReflection
record SuspectedVictimReferred(String jwe) {
    static final String TYPE = "org.palermo.inspection.suspected-victim-referred";
}
