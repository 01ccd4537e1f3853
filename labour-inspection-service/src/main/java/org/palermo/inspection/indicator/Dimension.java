package org.palermo.inspection.indicator;

import java.util.Locale;

/// The six dimensions of the indicators.
public enum Dimension {
    DECEPTIVE_RECRUITMENT,
    COERCIVE_RECRUITMENT,
    VULNERABILITY_RECRUITMENT,
    EXPLOITATION,
    COERCION_DESTINATION,
    VULNERABILITY_DESTINATION;

    static Dimension parse(String written) {
        return valueOf(written.toUpperCase(Locale.ROOT));
    }
}
