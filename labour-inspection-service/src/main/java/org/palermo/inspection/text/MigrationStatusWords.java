package org.palermo.inspection.text;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/// Finds words of migration status in a text, in six languages (`palermo/words/README.md`). A text takes time in proportion to its
/// length.
public final class MigrationStatusWords {
    private static final String FILE = "palermo/words/migration-status.csv";
    private static final String UNLESS = "unless";
    private static final String CLAUSE_ENDS = ".,;:!?()،؛؟。、";
    private static final MigrationStatusWords LISTED = new MigrationStatusWords();

    private final List<StatusPhrase> phrases = new ArrayList<>();
    private final Map<String, List<StatusPhrase>> byLanguage = new LinkedHashMap<>();
    private final List<StatusCharacters> han = new ArrayList<>();

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

    /// Whether a text may be kept.
    ///
    /// @param text null when there is none
    public boolean pass(String text) {
        return text == null || kindsIn(text).isEmpty();
    }

    /// The kinds of the words that a text holds; empty when there are none.
    public Set<Kind> kindsIn(String text) {
        Set<Kind> found = EnumSet.noneOf(Kind.class);
        String plain = plain(text);
        List<String> words = words(plain);
        for (int i = 0; i < words.size(); i++) {
            for (StatusPhrase phrase : phrases) {
                if (!found.contains(phrase.kind()) && phrase.standsAt(words, i)) {
                    found.add(phrase.kind());
                }
            }
        }
        han.stream().filter(characters -> characters.standIn(plain)).forEach(characters -> found.add(characters.kind()));
        return found;
    }

    /// The same list as regular expressions, for programs on phones.
    public StatusPattern pattern() {
        return StatusPattern.of(byLanguage, han);
    }

    private void add(CSVRecord row) {
        Kind kind = Kind.valueOf(row.get("kind"));
        String written = row.get("words");
        String unless = row.isSet(UNLESS) ? row.get(UNLESS) : "";
        if (row.get("language").equals("zh")) {
            han.add(StatusCharacters.of(kind, written, unless));
        } else {
            StatusPhrase phrase = StatusPhrase.of(kind, row.get("language").equals("ar"), written, unless);
            phrases.add(phrase);
            byLanguage.computeIfAbsent(row.get("language"), language -> new ArrayList<>()).add(phrase);
        }
    }

    /// In lower case, without accents, marks of vowels and joiners.
    static String plain(String text) {
        String decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        StringBuilder plain = new StringBuilder(decomposed.length());
        decomposed.codePoints()
                .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK
                        && Character.getType(c) != Character.FORMAT && c != '\u0640')
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }

    static boolean endsClause(int c) {
        return CLAUSE_ENDS.indexOf(c) >= 0;
    }

    private static List<String> words(String plain) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        plain.codePoints().forEach(c -> {
            if (Character.isLetterOrDigit(c)) {
                word.appendCodePoint(c);
                return;
            }
            finish(word, words);
            if (endsClause(c)) {
                words.add(StatusPhrase.CLAUSE_END);
            }
        });
        finish(word, words);
        return words;
    }

    private static void finish(StringBuilder word, List<String> words) {
        if (!word.isEmpty()) {
            words.add(word.toString());
            word.setLength(0);
        }
    }
}
