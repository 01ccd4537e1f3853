package org.palermo.shelter;

/// Words for {@link org.palermo.kernel.access.Allowed#scope()} that operations of several components share.
public final class AllowedScopes {
    public static final String SHELTERS =
            "shelter manager: shelters that the caller's organisation runs; "
                    + "mechanism administrator: shelters in the regions that the caller covers";
    public static final String OWN_SHELTERS = "shelters that the caller's organisation runs";
    public static final String HELD = "holds and placements of the caller's organisation";

    private AllowedScopes() {}
}
