package org.palermo.pdf;

/// The direction of a text by its first letter that has one.
final class Direction {
    private Direction() {}

    /// @return `ltr` or `rtl`
    static String of(String text) {
        return text.codePoints().map(Character::getDirectionality).filter(Direction::isStrong).findFirst().stream()
                .anyMatch(first -> first != Character.DIRECTIONALITY_LEFT_TO_RIGHT) ? "rtl" : "ltr";
    }

    private static boolean isStrong(int direction) {
        return direction == Character.DIRECTIONALITY_LEFT_TO_RIGHT || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    }
}
