package org.palermo.referral.mechanism.serviceline;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The state of a service line.
@Schema(name = "ServiceLineState")
public enum LineState {
    OPERATIONAL,
    PARTIAL,
    SUSPENDED,
    CLOSED
}
