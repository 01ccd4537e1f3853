package org.palermo.inspection.text;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The list of words as regular expressions, for a program on a phone that has no list. They have neither flags nor classes of Unicode, and
/// both borders of the text, so that they mean the same in Java and in JavaScript, whether a program compares the whole text or searches in
/// it. The text is folded before: each character of `from` becomes the one at the same place of `to`, or nothing when there is none, and
/// several spaces become one.
///
/// In a text of the usual characters they find what {@link MigrationStatusWords} finds. They find less only in Chinese, where characters
/// that give others another sense count in the whole clause.
///
/// @param from characters to fold; never a quotation mark `"`
/// @param to what they become
/// @param regexes by language
public record StatusPattern(String from, String to, Map<String, String> regexes) {
    /// ODK Collect stores no longer text of a form, in UTF-8.
    private static final int MOST_BYTES = 65_535;
    /// Stands for everything that ends a clause.
    private static final char CLAUSE_END = ';';
    private static final String WORD = "[^ ;]+";
    /// After a word.
    private static final String END = "(?: |(?=;)|$)";
    private static final String GAP = "{0,3}";
    /// The short words that Arabic writes together with the next one, as `StatusPhrase` has them.
    private static final String ARTICLE = "(?:[وبكف]?ال|و?لل|[وف]بال|وكال|[وبلفك])?";
    /// ASCII, Latin, marks, Cyrillic, Arabic, punctuation, that of Chinese, and the full width of Latin.
    private static final int[][] FOLDED = {{' ', '~'}, {0xA0, 0x17F}, {0x300, 0x36F}, {0x400, 0x45F}, {0x60C, 0x6DC}, {0x200B, 0x205E},
        {0x3000, 0x3011}, {0xFF01, 0xFF5E}};

    public StatusPattern {
        regexes.forEach((language, regex) -> {
            if (regex.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
                throw new IllegalStateException("The list of words is too long for a phone in the language " + language);
            }
        });
    }

    /// @param phrases by language
    /// @param han of Chinese
    static StatusPattern of(Map<String, List<StatusPhrase>> phrases, List<StatusCharacters> han) {
        StringBuilder from = new StringBuilder();
        StringBuilder to = new StringBuilder();
        StringBuilder dropped = new StringBuilder();
        for (int[] range : FOLDED) {
            IntStream.rangeClosed(range[0], range[1]).mapToObj(c -> String.valueOf((char) c)).filter(c -> !c.equals("\"")).forEach(c -> {
                String folded = folded(c);
                if (folded.isEmpty()) {
                    dropped.append(c);
                } else if (!folded.equals(c)) {
                    from.append(c);
                    to.append(folded);
                }
            });
        }
        Map<String, String> regexes = new LinkedHashMap<>();
        phrases.forEach((language, list) -> regexes.put(language, whole(groups(list))));
        regexes.put("zh", whole(characters(han)));
        return new StatusPattern(from.append(dropped).toString(), to.toString(), regexes);
    }

    private static String whole(List<String> all) {
        return "^(?:" + String.join("|", all) + ").*$";
    }

    /// One character, as the comparison has it; empty when it does not count.
    private static String folded(String character) {
        String plain = MigrationStatusWords.plain(character);
        if (plain.codePoints().anyMatch(MigrationStatusWords::endsClause)) {
            return String.valueOf(CLAUSE_END);
        }
        if (plain.isEmpty() || plain.length() == 1 && Character.isLetterOrDigit(plain.charAt(0))) {
            return plain;
        }
        return plain.codePoints().allMatch(Character::isLetterOrDigit) ? character : " ";
    }

    /// Phrases of which the same words change the sense, each kind as one expression.
    private static List<String> groups(List<StatusPhrase> phrases) {
        Map<Sense, List<StatusPhrase>> bySense = new LinkedHashMap<>();
        phrases.forEach(phrase -> bySense.computeIfAbsent(new Sense(phrase.arabic(), phrase.near(), phrase.unless()),
                sense -> new ArrayList<>()).add(phrase));
        return bySense.entrySet().stream().map(entry -> entry.getKey().around(entry.getValue())).toList();
    }

    /// What gives phrases another sense.
    private record Sense(boolean arabic, int near, List<StatusPhrase.Word> unless) {

        String around(List<StatusPhrase> phrases) {
            String any = "(?:" + phrases.stream().map(this::phrase).collect(Collectors.joining("|")) + ")";
            if (unless.isEmpty()) {
                return "(?:.*[ ;])?" + any;
            }
            String before = "(?:(?:.*[ ;])?(?:" + other() + " ){" + near + "}|(?:.*;)? ?(?:" + other() + " ){0," + (near - 1) + "})";
            return before + any + "(?!(?:" + WORD + " ){0," + (near - 1) + "}" + changing() + ")";
        }

        private String phrase(StatusPhrase phrase) {
            return phrase.parts().stream().map(part -> part(part, part == phrase.parts().getLast())).collect(Collectors.joining());
        }

        /// @param last the last one: if it may be missing, it counts where it is there
        private String part(StatusPhrase.Part part, boolean last) {
            if (part.gap()) {
                return "(?:" + other() + END + ")" + GAP;
            }
            String word = (part.choices().stream().anyMatch(this::mayChange) ? "(?!" + changing() + ")" : "") + words(part.choices()) + END;
            return !part.optional() ? word : last ? "(?:" + word + "|(?!" + word + "))" : "(?:" + word + ")?";
        }

        /// Whether a word of a phrase may be one that changes the sense.
        private boolean mayChange(StatusPhrase.Word word) {
            return unless.stream().anyMatch(one -> word.anyEnding() && one.letters().startsWith(word.letters())
                    || one.anyEnding() && word.letters().startsWith(one.letters()) || one.letters().equals(word.letters()));
        }

        /// A word that leaves the sense as it is.
        private String other() {
            return unless.isEmpty() ? WORD : "(?!" + changing() + ")" + WORD;
        }

        private String changing() {
            return words(unless) + "(?: |;|$)";
        }

        private String words(List<StatusPhrase.Word> words) {
            return (arabic ? ARTICLE : "") + "(?:" + words.stream().map(Sense::word).collect(Collectors.joining("|")) + ")";
        }

        private static String word(StatusPhrase.Word word) {
            return literal(word.letters()) + (word.anyEnding() ? "[^ ;]*" : "");
        }
    }

    private static List<String> characters(List<StatusCharacters> han) {
        Map<List<String>, List<StatusCharacters>> bySense = new LinkedHashMap<>();
        han.forEach(one -> bySense.computeIfAbsent(one.unless(), unless -> new ArrayList<>()).add(one));
        return bySense.entrySet().stream().map(entry -> {
            String any = literals(entry.getValue().stream().map(StatusCharacters::characters).toList());
            return entry.getKey().isEmpty() ? ".*" + any : "(?:.*;)?(?![^;]*" + literals(entry.getKey()) + ")[^;]*" + any;
        }).toList();
    }

    private static String literals(List<String> texts) {
        return "(?:" + texts.stream().map(StatusPattern::literal).collect(Collectors.joining("|")) + ")";
    }

    /// @throws IllegalStateException when it has a character other than letters and digits, which could mean something else in a pattern
    private static String literal(String letters) {
        if (letters.isEmpty() || !letters.codePoints().allMatch(Character::isLetterOrDigit)) {
            throw new IllegalStateException("The list of words has a word that is not made of letters: " + letters);
        }
        return letters;
    }
}
