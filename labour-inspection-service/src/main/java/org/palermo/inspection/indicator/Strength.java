package org.palermo.inspection.indicator;

/// How much an indicator says.
public enum Strength {
    STRONG,
    MEDIUM,
    WEAK;

    /// As the published list writes it; empty means that it is no indicator for that group.
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
