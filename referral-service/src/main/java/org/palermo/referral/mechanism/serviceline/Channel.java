package org.palermo.referral.mechanism.serviceline;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// How a service line is reached.
@Schema(name = "ServiceChannel")
public enum Channel {
    IN_PERSON,
    PHONE,
    ONLINE;

    /// A remote channel reaches every region.
    boolean isRemote() {
        return this != IN_PERSON;
    }
}
