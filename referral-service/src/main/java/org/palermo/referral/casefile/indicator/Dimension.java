package org.palermo.referral.casefile.indicator;

import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The six dimensions of the operational indicators.
@Schema(name = "IndicatorDimension")
public enum Dimension {
    DECEPTIVE_RECRUITMENT,
    COERCIVE_RECRUITMENT,
    VULNERABILITY_RECRUITMENT,
    EXPLOITATION,
    COERCION_DESTINATION,
    VULNERABILITY_DESTINATION;

    /// @throws IllegalArgumentException when the published list has another dimension
    static Dimension parse(String written) {
        return valueOf(written.toUpperCase(Locale.ROOT));
    }
}
