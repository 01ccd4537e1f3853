package org.palermo.inspection.text;

import java.util.Arrays;
import java.util.List;
import org.palermo.inspection.text.MigrationStatusWords.Kind;

/// Words that follow each other in a text, as a row of the list has them (`palermo/words/README.md`).
record StatusPhrase(Kind kind, boolean arabic, List<Part> parts, int near, List<Word> unless) {
    /// Stands in a text where a clause ends.
    static final String CLAUSE_END = "";

    private static final String GAP = "…";
    private static final int MOST_BETWEEN = 3;
    private static final int NEAR = 4;
    /// Begins the words that count only directly before or after the phrase.
    private static final String BESIDE = "beside: ";
    private static final int NOWHERE = -1;
    private static final List<String> ARTICLES =
            List.of("ال", "وال", "بال", "كال", "فال", "لل", "ولل", "وبال", "وكال", "فبال", "و", "ب", "ل", "ف", "ك");

    static StatusPhrase of(Kind kind, boolean arabic, String written, String unless) {
        boolean beside = unless.startsWith(BESIDE);
        String words = beside ? unless.substring(BESIDE.length()) : unless;
        return new StatusPhrase(kind, arabic, Arrays.stream(written.replace('-', ' ').split(" ")).map(Part::of).toList(), beside ? 1 : NEAR,
                words.isEmpty() ? List.of() : Arrays.stream(words.split(" ")).map(Word::of).toList());
    }

    /// Whether the phrase begins at a word, and no word that gives it another sense is near it in the same clause.
    boolean standsAt(List<String> text, int at) {
        int end = endOf(0, text, at);
        return end != NOWHERE && unless.stream().noneMatch(word -> isNear(word, text, at, end));
    }

    private int endOf(int part, List<String> text, int at) {
        if (part == parts.size()) {
            return at;
        }
        Part wanted = parts.get(part);
        if (wanted.gap) {
            return endAfterGap(part, text, at);
        }
        if (at < text.size() && wanted.choices.stream().anyMatch(word -> matches(word, text.get(at)))) {
            int end = endOf(part + 1, text, at + 1);
            if (end != NOWHERE) {
                return end;
            }
        }
        return wanted.optional ? endOf(part + 1, text, at) : NOWHERE;
    }

    private int endAfterGap(int part, List<String> text, int at) {
        for (int from = at; from <= Math.min(at + MOST_BETWEEN, text.size()); from++) {
            int end = endOf(part + 1, text, from);
            if (end != NOWHERE || from < text.size() && text.get(from).equals(CLAUSE_END)) {
                return end;
            }
        }
        return NOWHERE;
    }

    private boolean isNear(Word word, List<String> text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (matches(word, text.get(i))) {
                return true;
            }
        }
        for (int i = start - 1; i >= Math.max(0, start - near) && !text.get(i).equals(CLAUSE_END); i--) {
            if (matches(word, text.get(i))) {
                return true;
            }
        }
        for (int i = end; i < Math.min(text.size(), end + near) && !text.get(i).equals(CLAUSE_END); i++) {
            if (matches(word, text.get(i))) {
                return true;
            }
        }
        return false;
    }

    private boolean matches(Word wanted, String word) {
        return wanted.is(word, 0) || arabic
                && ARTICLES.stream().anyMatch(article -> word.startsWith(article) && wanted.is(word, article.length()));
    }

    /// One of several words, a word that may be missing, or a gap of a few words.
    record Part(List<Word> choices, boolean optional, boolean gap) {
        static Part of(String written) {
            boolean optional = written.endsWith("?");
            String choices = optional ? written.substring(0, written.length() - 1) : written;
            return new Part(Arrays.stream(choices.split("/")).map(Word::of).toList(), optional, written.equals(GAP));
        }
    }

    record Word(String letters, boolean anyEnding) {
        static Word of(String written) {
            boolean any = written.endsWith("*");
            return new Word(MigrationStatusWords.plain(any ? written.substring(0, written.length() - 1) : written), any);
        }

        boolean is(String word, int from) {
            return anyEnding ? word.startsWith(letters, from) : word.length() - from == letters.length() && word.startsWith(letters, from);
        }
    }
}
