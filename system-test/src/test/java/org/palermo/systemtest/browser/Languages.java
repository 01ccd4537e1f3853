package org.palermo.systemtest.browser;

import java.util.List;
import java.util.stream.Stream;

/// The languages in which pages are checked: English and Arabic in each run, all six in a run of all tests.
final class Languages {
    static final boolean ALL = Boolean.getBoolean("palermo.test.all");
    /// Besides English and Arabic.
    static final List<String> FURTHER = ALL ? List.of("fr", "es", "ru", "zh") : List.of();
    static final List<String> CHECKED = Stream.concat(Stream.of("en", "ar"), FURTHER.stream()).toList();

    private Languages() {}

    /// The address of a page in a language.
    static String in(String address, String language) {
        return address + (address.contains("?") ? "&" : "?") + "lang=" + language;
    }

    /// What a browser asks for.
    static String locale(String language) {
        return language.equals("en") ? "en-GB" : language.equals("zh") ? "zh-CN" : language;
    }
}
