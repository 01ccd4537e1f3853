package org.palermo.portal.words;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.palermo.portal.page.Language;

/// Says in the reader's language what a service says in English of a field that is wrong. The list `words/violations` has each wording of
/// the services, with the key of its words.
public final class ViolationWords {
    private static final String FILLED_IN = "…";
    /// No service says more of a field.
    private static final int LONGEST = 1_000;

    private final Words words;
    private final Map<String, String> whole = new HashMap<>();
    private final List<Wording> filled;

    /// A wording with parts that are filled in.
    private record Wording(String key, Pattern said) {
        static Wording of(String key, String said) {
            return new Wording(key, Pattern.compile(Arrays.stream(said.split(FILLED_IN, -1)).map(Pattern::quote)
                    .collect(Collectors.joining("(.+)"))));
        }
    }

    ViolationWords(Words words) {
        this.words = words;
        Map<String, String> said = said();
        said.forEach((key, one) -> whole.put(one, key));
        filled = said.entrySet().stream().filter(one -> one.getValue().contains(FILLED_IN))
                .sorted(Comparator.comparing(one -> -one.getValue().length()))
                .map(one -> Wording.of(one.getKey(), one.getValue())).toList();
    }

    /// What the services say of a field that is wrong, by the key of its words. A part that is filled in is `…`.
    static Map<String, String> said() {
        Map<String, String> said = new HashMap<>();
        Words.read(ViolationWords.class.getResourceAsStream("/words/violations"), said);
        return said;
    }

    /// The words for what a service said.
    ///
    /// @return empty when no words are known for it
    public Optional<String> find(Language language, String said) {
        String key = whole.get(said);
        return key != null ? Optional.of(say(language, key, Map.of()))
                : said.length() > LONGEST ? Optional.empty()
                : filled.stream().flatMap(one -> Optional.of(one.said().matcher(said)).filter(Matcher::matches)
                        .map(parts -> say(language, one.key(), values(parts))).stream()).findFirst();
    }

    private String say(Language language, String key, Map<String, Object> values) {
        return words.say(language, "violation." + key, values);
    }

    /// What was filled in, by its number from 1 on.
    private static Map<String, Object> values(Matcher parts) {
        Map<String, Object> values = new HashMap<>();
        for (int number = 1; number <= parts.groupCount(); number++) {
            values.put(String.valueOf(number), parts.group(number));
        }
        return values;
    }
}
