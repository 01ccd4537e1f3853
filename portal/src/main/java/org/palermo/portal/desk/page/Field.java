package org.palermo.portal.desk.page;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// A value of a record as a page shows it.
///
/// @param field its path in the record
/// @param as how it is shown; {@link As#TYPED} by the type in the description
/// @param href the path of the page to which it leads, with `{=field}` for values of the record; or null
/// @param content which values are shown of an object, for {@link As#CONTENT}
/// @param type by whose words {@link As#CODE} says a code, or null
public record Field(String field, As as, String href, Content content, String type) {

    /// The values of an object whose shape depends on its kind.
    ///
    /// @param parts which are shown, in this order; empty for all
    /// @param names the fields of a row that name it, where the object in another row of the table holds its id
    /// @param among the list of the record that names the parts instead; null for none
    public record Content(List<String> parts, List<String> names, String among) {
        public Content(List<String> parts, List<String> names) {
            this(parts, names, null);
        }

        public static final Content ALL = new Content(List.of(), List.of());
    }

    /// How a value is shown. `COLLEAGUE`: the name of a person of the reader's organisation. `OWN_COLLEAGUE`: the same; a value of a record
    /// is left out when the person is of another organisation. `SHELTER`: the name of a shelter that the reader runs; nothing for other
    /// readers. `STAFF`: the name of a person whose accesses the reader watches; for other
    /// readers the id of the account. `INDICATOR`: the code of an operational indicator with its text. `DAYS_LEFT`: the days until a last
    /// day, below zero when it is over. `PAGE`: a link to the page of the record that the value names. `CODE`: by the words
    /// `code.<value>`, or those of its type, `code.<type>.<value>`. `WORD`: by the words `code.<field>.<value>`; a day as a day.
    /// `PICTURE`: the picture at the address to which the value leads. `FILE`: a link to the file there, to download it.
    /// `CONTENT`: all values of an object whose shape depends on its kind, each with its label. `LINES`: the objects of a list, each in a
    /// line with some of its values. `SHARE`: as a percentage. `RELEASED_TABLE`, `RELEASED`: the file name of a released table by its
    /// title, and a heading or code of such a table in words. `SOURCE`: an article or policy; says so where none is given.
    public enum As {
        TYPED, REGION, COUNTRY, LANGUAGE, ORGANISATION, COLLEAGUE, OWN_COLLEAGUE, SHELTER, STAFF, INDICATOR, REFERENCE, MINUTES_LEFT,
        DAYS_LEFT, PAGE, PICTURE, FILE, CODE, WORD, CONTENT, LINES, SHARE, RELEASED_TABLE, RELEASED, SOURCE
    }

    private static final Map<String, As> BY_NAME = Map.ofEntries(
            Map.entry("region", As.REGION), Map.entry("regions", As.REGION), Map.entry("avoidRegions", As.REGION),
            Map.entry("area", As.REGION), Map.entry("areaRegions", As.REGION), Map.entry("country", As.COUNTRY),
            Map.entry("nationality", As.COUNTRY), Map.entry("nationalities", As.COUNTRY), Map.entry("citizenship", As.COUNTRY),
            Map.entry("language", As.LANGUAGE), Map.entry("languages", As.LANGUAGE), Map.entry("reference", As.REFERENCE),
            Map.entry("agency", As.ORGANISATION), Map.entry("organisation", As.ORGANISATION), Map.entry("operatorAgency", As.ORGANISATION),
            Map.entry("provider", As.ORGANISATION), Map.entry("sender", As.ORGANISATION));

    public static Field of(String field) {
        String name = field.substring(field.lastIndexOf('.') + 1);
        return new Field(field, BY_NAME.getOrDefault(name, As.TYPED), null, Content.ALL, null);
    }

    public static Field of(String field, As as) {
        return new Field(field, as, null, Content.ALL, null);
    }

    /// The name of a shelter that the reader runs, with a link to its page.
    ///
    /// @param field its id
    public static Field shelter(String field) {
        return of(field, As.SHELTER).to("/shelters/{=" + field + "}");
    }

    /// A code that the description shows as a text, by the words of its type.
    public static Field coded(String field, String type) {
        return new Field(field, As.CODE, null, Content.ALL, type);
    }

    /// Shown in another way.
    ///
    /// @param other null to leave it as it is
    public Field as(As other) {
        return other == null ? this : new Field(field, other, href, content, type);
    }

    /// Leads to another page.
    public Field to(String path) {
        return new Field(field, as, path, content, type);
    }

    /// Some values of an object whose shape depends on its kind.
    public static Field contentOf(String field, Content content) {
        return new Field(field, As.CONTENT, null, content, null);
    }

    /// The values of an object that a list of the record names, also those that it does not have.
    public static Field contentAmong(String field, String list) {
        return new Field(field, As.CONTENT, null, new Content(List.of(), List.of(), list), null);
    }

    /// A line for each object of a list, with these values.
    public static Field linesOf(String field, String... parts) {
        return new Field(field, As.LINES, null, new Content(List.of(parts), List.of()), null);
    }

    static List<Field> all(String... fields) {
        return Arrays.stream(fields).map(Field::of).toList();
    }
}
