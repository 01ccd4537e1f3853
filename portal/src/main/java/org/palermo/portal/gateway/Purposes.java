package org.palermo.portal.gateway;

/// The purpose that each page states, in the codes that the services store in their audit (`palermo/purposes.json`). The
/// page sets the purpose; the reader has no field to change it.
public final class Purposes {
    public static final String PURPOSE = "X-Purpose";
    /// Deciding whether a person is a victim.
    public static final String IDENTIFICATION = "IDENTIFICATION";
    /// Overseeing the mechanism: figures, and who has access.
    public static final String OVERSIGHT = "OVERSIGHT";

    private Purposes() {}
}
