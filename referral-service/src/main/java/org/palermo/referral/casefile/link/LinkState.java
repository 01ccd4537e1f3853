package org.palermo.referral.casefile.link;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The competent authority's decision on two files that may be of one person.
@Schema(name = "CaseLinkState")
public enum LinkState {
    OPEN,
    /// The files are of one person; both remain.
    CONFIRMED,
    DISMISSED,
    /// It was confirmed, and ended because it was wrong.
    ENDED
}
