package org.palermo.referral.mechanism.serviceline;

/// How a service line is reached.
public enum Channel {
    IN_PERSON,
    PHONE,
    ONLINE;

    /// A remote channel reaches every region.
    boolean isRemote() {
        return this != IN_PERSON;
    }
}
