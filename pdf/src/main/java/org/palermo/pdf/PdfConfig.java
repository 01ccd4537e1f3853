package org.palermo.pdf;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// The bounds of this application.
@ConfigMapping(prefix = "palermo.pdf")
interface PdfConfig {

    /// How many documents are printed at once. More get 503: two at the bounds of a page fit into a heap of 384 MB.
    @WithDefault("2")
    int atOnce();

    /// How long one may take. Below the time that the portal waits.
    @WithDefault("12s")
    Duration longest();
}
