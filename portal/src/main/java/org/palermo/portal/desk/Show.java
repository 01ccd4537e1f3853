package org.palermo.portal.desk;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// A value of a record as a page shows it.
///
/// @param field its path in the record
/// @param as how it is shown; {@link As#TYPED} by the type in the description
/// @param href the path of the page to which it leads, with `{=field}` for values of the record; or null
public record Show(String field, As as, String href) {

    /// How a value is shown. `COLLEAGUE`: the name of a person of the reader's authority. `PAGE`: a link to the page of the record that the value names. `CODE`: by the words `code.<value>`.
    /// `WORD`: by the words `code.<field>.<value>`.
    /// `PICTURE`: the picture at the address to which the value leads. `FILE`: a link to the file there, to download it.
    /// `CONTENT`: all values of an object whose shape depends on its kind, each with its label.
    public enum As {
        TYPED, REGION, COUNTRY, LANGUAGE, ORGANISATION, COLLEAGUE, REFERENCE, MINUTES_LEFT, PAGE, PICTURE, FILE, CODE, WORD, CONTENT
    }

    private static final Map<String, As> BY_NAME = Map.ofEntries(
            Map.entry("region", As.REGION), Map.entry("regions", As.REGION), Map.entry("avoidRegions", As.REGION), Map.entry("area", As.REGION),
            Map.entry("country", As.COUNTRY), Map.entry("nationality", As.COUNTRY), Map.entry("nationalities", As.COUNTRY), Map.entry("citizenship", As.COUNTRY),
            Map.entry("language", As.LANGUAGE), Map.entry("languages", As.LANGUAGE), Map.entry("reference", As.REFERENCE),
            Map.entry("agency", As.ORGANISATION), Map.entry("organisation", As.ORGANISATION), Map.entry("operatorAgency", As.ORGANISATION),
            Map.entry("provider", As.ORGANISATION), Map.entry("sender", As.ORGANISATION));

    public static Show of(String field) {
        String name = field.substring(field.lastIndexOf('.') + 1);
        return new Show(field, BY_NAME.getOrDefault(name, As.TYPED), null);
    }

    public static Show of(String field, As as) {
        return new Show(field, as, null);
    }

    /// Shown in another way.
    ///
    /// @param other null to leave it as it is
    public Show as(As other) {
        return other == null ? this : new Show(field, other, href);
    }

    /// Leads to another page.
    public Show to(String path) {
        return new Show(field, as, path);
    }

    static List<Show> all(String... fields) {
        return Arrays.stream(fields).map(Show::of).toList();
    }
}
