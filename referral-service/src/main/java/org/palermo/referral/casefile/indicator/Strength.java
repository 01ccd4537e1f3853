package org.palermo.referral.casefile.indicator;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The strength of an indicator.
@Schema(name = "IndicatorStrength")
public enum Strength {
    STRONG,
    MEDIUM,
    WEAK;

    /// Reads a strength as the published list writes it. Null for an empty text: it is no indicator for that group.
    ///
    /// @throws IllegalStateException for any other text
    static Strength parse(String letter) {
        return switch (letter) {
            case "S" -> STRONG;
            case "M" -> MEDIUM;
            case "W" -> WEAK;
            case "" -> null;
            default -> throw new IllegalStateException("The list of indicators has a strength " + letter);
        };
    }
}
