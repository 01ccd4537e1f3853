package org.palermo.kernel.workbook;

/// Adds texts of one length until the limit is reached, and prints how many there were: `FullTexts LENGTH`.
final class FullTexts {
    private FullTexts() {}

    public static void main(String... arguments) {
        String text = "x".repeat(Integer.parseInt(arguments[0]));
        SharedTexts texts = new SharedTexts(64 << 20);
        int count = 0;
        try {
            while (true) {
                texts.add(text);
                count++;
            }
        } catch (FileDefect full) {
            System.out.println(count);
        }
    }
}
