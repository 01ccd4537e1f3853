package org.palermo.referral.htcds.standard;

import java.util.HashMap;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;

/// Finds the code for a word of a pick list, and how the word deviates from it.
public class PickLists {
    private final Map<String, Map<String, Choice>> lists = new HashMap<>();
    private final Map<String, Choice> checkbox = checkbox();
    private final Map<String, String> tags = new HashMap<>();

    /// @param trap null when it is the exact code
    public record Choice(String code, Deviation trap) {}

    PickLists(HtcdsStandard.Published published) {
        Map<String, Choice> countries = countries(published.countries());
        Map<String, Choice> languages = languages(published.bibliographicLanguages());
        for (HtcdsField field : published.fields()) {
            switch (field.type()) {
                case PICKLIST -> lists.put(field.name(), codes(field));
                case COUNTRY -> lists.put(field.name(), countries);
                case LANGUAGE -> lists.put(field.name(), languages);
                case CHECKBOX -> lists.put(field.name(), checkbox);
                default -> { }
            }
        }
    }

    public Optional<Choice> choice(HtcdsField field, String word) {
        Map<String, Choice> list = lists.get(field.name());
        Choice exact = list.get("= " + word);
        if (exact == null && field.type() == FieldType.LANGUAGE && isCode(word) && !list.containsKey(word)) {
            return Optional.of(new Choice(word, null));
        }
        return exact != null ? Optional.of(exact) : Optional.ofNullable(list.get(TextNormalisation.plain(word)));
    }

    /// Whether it is the code of a language that has no two-letter code.
    private static boolean isCode(String word) {
        return word.length() == 3 && word.chars().allMatch(c -> c >= 'a' && c <= 'z');
    }

    public boolean hasList(HtcdsField field) {
        return lists.containsKey(field.name());
    }

    public Optional<Choice> flag(String word) {
        return Optional.ofNullable(checkbox.get(TextNormalisation.plain(word)));
    }

    /// The BCP 47 tag of an ISO 639-2 code.
    public String tag(String code) {
        return tags.getOrDefault(code, code);
    }

    /// The reverse; empty for a tag whose language has no three-letter code.
    public Optional<String> code(String tag) {
        try {
            String three = new Locale.Builder().setLanguageTag(tag).build().getISO3Language();
            return isCode(three) ? Optional.of(three) : Optional.empty();
        } catch (IllformedLocaleException | MissingResourceException none) {
            return Optional.empty();
        }
    }

    private static Map<String, Choice> codes(HtcdsField field) {
        Map<String, Choice> list = new HashMap<>();
        field.codes().forEach((code, label) -> put(list, code, label));
        field.otherLabels().forEach((label, published) ->
                list.putIfAbsent(TextNormalisation.plain(label), list.get(TextNormalisation.plain(published))));
        field.definitions().forEach((definition, code) -> {
            // A name without a counterpart in the list is its own code, and is exported unchanged.
            Deviation trap = Deviation.METHOD_BY_DEFINITION;
            list.put("= " + definition, new Choice(code, trap));
            list.putIfAbsent(TextNormalisation.plain(definition), new Choice(code, trap));
        });
        return list;
    }

    private static void put(Map<String, Choice> list, String code, String label) {
        list.put("= " + code, new Choice(code, null));
        list.putIfAbsent("= " + label, new Choice(code, Deviation.LABEL_FOR_CODE));
        list.putIfAbsent(TextNormalisation.plain(code), new Choice(code, Deviation.NEARLY_THE_CODE));
        list.putIfAbsent(TextNormalisation.plain(label), new Choice(code, Deviation.NEARLY_THE_CODE));
    }

    private static Map<String, Choice> countries(Map<String, String> names) {
        Map<String, Choice> list = new HashMap<>();
        names.forEach((code, name) -> {
            put(list, code, name);
            list.putIfAbsent(TextNormalisation.plain(Locale.of("", code).getISO3Country()), new Choice(code, Deviation.OTHER_CODE));
        });
        return list;
    }

    private Map<String, Choice> languages(Map<String, String> bibliographic) {
        Map<String, Choice> list = new HashMap<>();
        for (String two : Locale.getISOLanguages()) {
            String three = Locale.of(two).getISO3Language();
            if (two.length() == 2 && three.length() == 3) {
                tags.putIfAbsent(three, two);
                list.put("= " + three, new Choice(three, null));
                list.putIfAbsent(three, new Choice(three, Deviation.NEARLY_THE_CODE));
                list.putIfAbsent(two, new Choice(three, Deviation.OTHER_CODE));
            }
        }
        bibliographic.forEach((code, three) -> list.putIfAbsent(code, new Choice(three, Deviation.OTHER_CODE)));
        return list;
    }

    private static Map<String, Choice> checkbox() {
        Map<String, Choice> list = new HashMap<>();
        put(list, "TRUE", "Yes");
        put(list, "FALSE", "No");
        for (String yes : new String[] {"1", "y", "x"}) {
            list.put(yes, new Choice("TRUE", Deviation.NEARLY_THE_CODE));
        }
        for (String no : new String[] {"0", "n"}) {
            list.put(no, new Choice("FALSE", Deviation.NEARLY_THE_CODE));
        }
        return list;
    }
}
