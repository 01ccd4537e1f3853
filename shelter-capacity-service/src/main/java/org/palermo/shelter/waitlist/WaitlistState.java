package org.palermo.shelter.waitlist;

/// Where somebody who waits stands.
public enum WaitlistState {
    WAITING,
    /// A place is held for them.
    OFFERED,
    /// A shelter has accepted them.
    MET,
    /// They wait no more, as who asked for them says.
    LEFT,
    /// The first night has passed.
    OVER
}
