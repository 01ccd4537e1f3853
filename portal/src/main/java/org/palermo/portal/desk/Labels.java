package org.palermo.portal.desk;

import org.palermo.portal.page.Language;
import org.palermo.portal.words.Words;

/// The words for the fields of a page: `<page>.<field>`, else `field.<field>`, else `field.<last part of the field>`.
record Labels(Words words, Language language, String page) {

    String label(String field) {
        return words.find(language, keys(page, field)).orElse(field);
    }

    /// The label of a field in a section: its own words `<page>.<section>.<field>`, else those of the page.
    String label(String section, String field) {
        return words.find(language, page + "." + section + "." + field).orElseGet(() -> label(field));
    }

    String help(String field) {
        return words.find(language, page + "." + field + ".help", "field." + field + ".help").orElse(null);
    }

    String of(String name) {
        return words.say(language, page + "." + name);
    }

    /// Null when the page has no such words.
    String ifAny(String name) {
        return words.find(language, page + "." + name).orElse(null);
    }

    static String[] keys(String page, String field) {
        return new String[] {page + "." + field, "field." + field, "field." + field.substring(field.lastIndexOf('.') + 1)};
    }
}
