package org.palermo.shelter.placement;

/// Why a stay has ended. Codes only: words about a person have no place here.
public enum EndReason {
    /// What the stay was for is done.
    COMPLETED,
    /// Her own will.
    OWN_WISH,
    /// Others there are not safe with her, or she with them.
    SAFETY,
    /// She has not come back.
    NOT_RETURNED,
    /// The shelter closes or can't keep her.
    SHELTER_UNABLE
}
