package org.palermo.shelter.waitlist;

/// The state of a waitlist entry.
public enum WaitlistState {
    WAITING,
    /// A place is held for them.
    OFFERED,
    /// A shelter has accepted them.
    MET,
    /// The organisation that entered them ended the wait.
    LEFT,
    /// The first night has passed.
    OVER
}
