package org.palermo.inspection.text;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/// Finds words of migration status in a text, in six languages (`palermo/words/README.md`). A text takes time in proportion to its
/// length.
public final class MigrationStatusWords {
    private static final String FILE = "palermo/words/migration-status.csv";
    private static final List<String> ARTICLES = List.of("ال", "وال", "بال", "كال", "فال", "لل", "ولل", "وبال", "وكال", "فبال", "و", "ب", "ل", "ف", "ك");
    private static final String ANY_ENDING = "*";
    private static final MigrationStatusWords LISTED = new MigrationStatusWords();

    private final List<Phrase> phrases = new ArrayList<>();
    private final List<Han> han = new ArrayList<>();

    private MigrationStatusWords() {
        CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
        try (Reader file = new InputStreamReader(
                        Thread.currentThread().getContextClassLoader().getResourceAsStream(FILE), StandardCharsets.UTF_8);
                var rows = format.parse(file)) {
            rows.forEach(this::add);
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " can't be read", e);
        }
    }

    public static MigrationStatusWords listed() {
        return LISTED;
    }

    /// What a word is about.
    public enum Kind {
        /// What somebody is before the law of migration.
        STATUS,
        /// Visas and permits.
        PERMIT,
        /// How somebody came into the country.
        ENTRY,
        ASYLUM,
        /// Deportation, and the authorities for it.
        REMOVAL
    }

    /// The kinds of the words that a text holds; empty when there are none.
    public Set<Kind> kindsIn(String text) {
        Set<Kind> found = EnumSet.noneOf(Kind.class);
        String plain = plain(text);
        List<String> words = words(plain);
        for (int i = 0; i < words.size(); i++) {
            for (Phrase phrase : phrases) {
                if (phrase.standsAt(words, i)) {
                    found.add(phrase.kind);
                }
            }
        }
        han.stream().filter(word -> plain.contains(word.characters)).forEach(word -> found.add(word.kind));
        return found;
    }

    private void add(CSVRecord row) {
        Kind kind = Kind.valueOf(row.get("kind"));
        String written = row.get("words");
        if (row.get("language").equals("zh")) {
            han.add(new Han(kind, plain(written)));
        } else {
            phrases.add(new Phrase(kind, row.get("language").equals("ar"), Arrays.stream(written.replace('-', ' ').split(" ")).map(Word::of).toList()));
        }
    }

    /// In lower case, without accents, marks of vowels and joiners.
    private static String plain(String text) {
        String decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        StringBuilder plain = new StringBuilder(decomposed.length());
        decomposed.codePoints().filter(c -> Character.getType(c) != Character.NON_SPACING_MARK && Character.getType(c) != Character.FORMAT && c != '\u0640')
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }

    private static List<String> words(String plain) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        plain.codePoints().forEach(c -> {
            if (Character.isLetterOrDigit(c)) {
                word.appendCodePoint(c);
            } else if (!word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
        });
        if (!word.isEmpty()) {
            words.add(word.toString());
        }
        return words;
    }

    private record Han(Kind kind, String characters) {}

    private record Word(String letters, boolean anyEnding) {
        static Word of(String written) {
            boolean any = written.endsWith(ANY_ENDING);
            return new Word(plain(any ? written.substring(0, written.length() - 1) : written), any);
        }

        boolean is(String word, int from) {
            return anyEnding ? word.startsWith(letters, from) : word.length() - from == letters.length() && word.startsWith(letters, from);
        }
    }

    private record Phrase(Kind kind, boolean arabic, List<Word> words) {
        boolean standsAt(List<String> text, int at) {
            if (at + words.size() > text.size()) {
                return false;
            }
            for (int i = 0; i < words.size(); i++) {
                if (!matches(words.get(i), text.get(at + i))) {
                    return false;
                }
            }
            return true;
        }

        private boolean matches(Word wanted, String word) {
            return wanted.is(word, 0) || arabic && ARTICLES.stream().anyMatch(article -> word.startsWith(article) && wanted.is(word, article.length()));
        }
    }
}
