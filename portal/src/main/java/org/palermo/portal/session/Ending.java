package org.palermo.portal.session;

import java.util.Locale;

/// What the form that ends sessions has done.
enum Ending {
    /// Ended here and at the identity provider.
    EVERYWHERE,
    /// Ended here; the identity provider did not confirm it for each of them.
    HERE,
    /// No open session was meant.
    NOTHING;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
