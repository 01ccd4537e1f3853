package org.palermo.portal.gateway;

/// Why a page asks, in the codes that the services keep in their audit (`palermo/purposes.json`). What a page is for is
/// known here; who looks at it has no field to say more.
final class Stated {
    static final String PURPOSE = "X-Purpose";
    /// Somebody decides who is a victim.
    static final String IDENTIFICATION = "IDENTIFICATION";
    /// Somebody watches over the mechanism: figures, and who has access.
    static final String OVERSIGHT = "OVERSIGHT";

    private Stated() {}
}
