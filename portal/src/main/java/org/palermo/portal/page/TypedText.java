package org.palermo.portal.page;

/// Text as somebody typed it in a form.
public final class TypedText {
    private TypedText() {}

    /// Without space around it, and with each line break as one character, as services count it: a browser sends two.
    ///
    /// @param sent null for a field that was not sent
    /// @return empty for a field that was not sent
    public static String of(String sent) {
        return sent == null ? "" : sent.replace("\r\n", "\n").strip();
    }
}
