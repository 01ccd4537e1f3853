package org.palermo.portal.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.palermo.portal.page.Language;

/// Every text of the portal is translated. A text that is the same as in English, and a name in Latin letters, is in the list
/// `words-as-in-english.txt`.
class TranslationTest {
    private static final Path TEXTS = Path.of("src/main/resources");
    private static final Path SAME = Path.of("src/test/resources/words-as-in-english.txt");
    private static final String NAME = "name";
    /// The parts of a message in the form of ICU or Qute that nobody reads: names of values, and which form is for which number.
    private static final Pattern CHOICE = Pattern.compile("\\{\\w+\\s*,\\s*(plural|select|selectordinal)\\s*,(\\s*offset:\\d+)?");
    private static final Pattern FORM = Pattern.compile("(=\\d+|\\b(one|two|few|many|zero|other)\\b)\\s*\\{");
    private static final Pattern VALUE = Pattern.compile("\\{\\w+(\\s*,\\s*\\w+)*}");
    private static final Pattern LATIN = Pattern.compile("[A-Za-z][\\w.\\-/@:]*");
    /// Frequent words of English that are none of French or Spanish.
    private static final Pattern ENGLISH = Pattern.compile(
            "\\b(the|and|of|with|you|your|which|from|must|this|that|have|was|is|are|not|for|who|when|what)\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);
    private static final Map<Language, Pattern> SCRIPT = Map.of(Language.AR, Pattern.compile("\\p{IsArabic}"),
            Language.RU, Pattern.compile("\\p{IsCyrillic}"), Language.ZH, Pattern.compile("\\p{IsHan}"));

    private final List<String> listed;
    private final Pattern names;

    TranslationTest() throws IOException {
        listed = Files.readAllLines(SAME).stream().filter(line -> !line.startsWith("#")).toList();
        String longestFirst = of(NAME).sorted(Comparator.comparing(String::length).reversed()).map(Pattern::quote)
                .collect(Collectors.joining("|"));
        names = Pattern.compile("(?<![A-Za-z])(" + longestFirst + ")(?![A-Za-z])");
    }

    @ParameterizedTest
    @EnumSource(value = Language.class, names = "EN", mode = EnumSource.Mode.EXCLUDE)
    void a_text_that_is_the_same_as_in_english_is_listed(Language language) throws IOException {
        Map<String, String> english = texts(Language.EN);
        Set<String> same = new TreeSet<>();
        texts(language).forEach((key, text) -> {
            String plain = plain(text);
            if (hasWords(text) && english.containsKey(key) && plain.equals(plain(english.get(key)))) {
                same.add(plain);
            }
        });
        assertThat(same).as("texts that are the same in " + language + " as in English, and those that are listed")
                .containsExactlyElementsOf(of(language.tag()).map(TranslationTest::plain).collect(Collectors.toCollection(TreeSet::new)));
    }

    @ParameterizedTest
    @EnumSource(value = Language.class, names = {"AR", "RU", "ZH"})
    void a_text_is_in_the_script_of_its_language(Language language) throws IOException {
        Map<String, String> other = texts(language);
        other.values().removeIf(text -> SCRIPT.get(language).matcher(text).find() || !hasWords(text));
        assertThat(other).as("texts without a letter of their script").isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = Language.class, names = {"AR", "RU", "ZH"})
    void a_word_in_latin_letters_is_a_listed_name(Language language) throws IOException {
        Map<String, List<String>> others = new TreeMap<>();
        texts(language).forEach((key, text) -> {
            List<String> words = latin(names.matcher(said(text)).replaceAll(" "));
            if (!words.isEmpty()) {
                others.put(key, words);
            }
        });
        assertThat(others).as("words in Latin letters that are no listed names").isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = Language.class, names = {"FR", "ES"})
    void no_text_is_partly_english(Language language) throws IOException {
        Map<String, String> english = texts(language);
        english.values().removeIf(text -> !ENGLISH.matcher(said(text)).find());
        assertThat(english).as("texts with words of English").isEmpty();
    }

    @Test
    void every_listed_name_is_used() throws IOException {
        Set<String> unused = of(NAME).collect(Collectors.toCollection(TreeSet::new));
        for (Language language : SCRIPT.keySet()) {
            texts(language).values().forEach(text -> names.matcher(said(text)).results().forEach(found -> unused.remove(found.group())));
        }
        assertThat(unused).isEmpty();
    }

    /// Whether a text says more than names, values, numbers and signs.
    private boolean hasWords(String text) {
        return names.matcher(said(text)).replaceAll(" ").codePoints().anyMatch(Character::isLetter);
    }

    private Stream<String> of(String kind) {
        return listed.stream().filter(line -> line.startsWith(kind + " ")).map(line -> line.substring(kind.length() + 1));
    }

    private static List<String> latin(String text) {
        return LATIN.matcher(text).results().map(found -> found.group()).toList();
    }

    /// What somebody reads of a text.
    private static String said(String text) {
        return VALUE.matcher(FORM.matcher(CHOICE.matcher(text).replaceAll("{")).replaceAll(" ")).replaceAll(" ");
    }

    /// Only the words of a text, to compare it.
    private static String plain(String text) {
        return said(text).toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    }

    /// By the file without its language, and the key.
    private static Map<String, String> texts(Language language) throws IOException {
        String end = "_" + language.tag() + ".properties";
        Map<String, String> texts = new TreeMap<>();
        for (String directory : List.of("words", "messages")) {
            try (Stream<Path> files = Files.list(TEXTS.resolve(directory))) {
                for (Path file : files.filter(file -> file.toString().endsWith(end)).toList()) {
                    read(file).forEach((key, text) -> texts.put(file.toString().replace(end, "") + ": " + key, text.toString()));
                }
            }
        }
        assertThat(texts).as("texts that were read").hasSizeGreaterThan(1000);
        return texts;
    }

    private static Properties read(Path file) throws IOException {
        Properties read = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            read.load(in);
        }
        return read;
    }
}
