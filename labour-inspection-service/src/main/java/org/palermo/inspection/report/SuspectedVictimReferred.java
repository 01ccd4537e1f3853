package org.palermo.inspection.report;

import io.quarkus.runtime.annotations.RegisterForReflection;

/// Data of the event `org.palermo.inspection.suspected-victim-referred`.
///
/// @param jwe a {@link SuspectedVictimReferral}, encrypted to the mechanism's key with ECDH-ES+A256KW and A256GCM, in compact
///     serialisation
@RegisterForReflection
record SuspectedVictimReferred(String jwe) {
    static final String TYPE = "org.palermo.inspection.suspected-victim-referred";
}
