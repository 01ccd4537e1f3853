package org.palermo.portal.session;

import java.util.Locale;

/// The result of the form that ends sessions.
enum SessionEnding {
    /// Ended here and at the identity provider.
    EVERYWHERE,
    /// Ended here; the identity provider did not confirm it for each of them.
    HERE,
    /// The form named no open session of hers.
    NOTHING;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
