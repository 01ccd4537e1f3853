package org.palermo.kernel.test.source;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Tests a pattern with texts that can make a matcher recurse or backtrack: a few characters over and over, among them the
/// pattern's own, with a beginning that matches and an end that does not. The matcher gets a small stack and may read each
/// character a limited number of times.
final class AttackedPattern {
    private static final Pattern REPEATS = Pattern.compile("[*+{]");
    private static final String CHARACTERS = "aA0 .-@[";
    private static final int MOST_CHARACTERS = 11;
    private static final List<String> BEGINNINGS = List.of("", "aa", "AA", "0", "a@a");
    private static final List<String> ENDS = List.of("", "\u0001");
    private static final int LENGTH = 6_000;
    private static final int LENGTH_SEARCHED = 2_000;
    private static final int READS_OF_A_CHARACTER = 500;
    private static final int STACK = 256 * 1024;

    private final String regex;

    AttackedPattern(String regex) {
        this.regex = regex;
    }

    /// @param searched whether the pattern is also searched inside a text
    /// @return the text that breaks it
    Optional<String> givesWay(boolean searched) {
        if (!REPEATS.matcher(regex).find()) {
            return Optional.empty();
        }
        AtomicReference<String> found = new AtomicReference<>();
        Thread small = new Thread(null, () -> attack(searched, found), "pattern", STACK);
        small.start();
        try {
            small.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return Optional.ofNullable(found.get());
    }

    private void attack(boolean searched, AtomicReference<String> found) {
        Pattern pattern = Pattern.compile(regex);
        boolean holds = BEGINNINGS.stream().allMatch(beginning -> repeated().allMatch(part -> ENDS.stream()
                .allMatch(end -> holds(pattern, new Text(beginning, part, end, LENGTH), false, found))));
        if (holds && searched) {
            repeated().allMatch(part -> ENDS.stream()
                    .allMatch(end -> holds(pattern, new Text("", part, end, LENGTH_SEARCHED), true, found)));
        }
    }

    private static boolean holds(Pattern pattern, Text text, boolean searched, AtomicReference<String> found) {
        try {
            Matcher matcher = pattern.matcher(text);
            if (!searched) {
                matcher.matches();
            }
            while (searched && matcher.find()) {
                // Continues to the last match.
            }
            return true;
        } catch (StackOverflowError e) {
            found.set("overflows the stack at " + text.described());
        } catch (Exhausted e) {
            found.set("reads over and over at " + text.described());
        }
        return false;
    }

    /// Each character, each pair, and each character with one of the first three twice after it.
    private Stream<String> repeated() {
        List<String> each = IntStream.concat(CHARACTERS.chars(), regex.chars().filter(c -> !Character.isLetterOrDigit(c)))
                .mapToObj(Character::toString).distinct().limit(MOST_CHARACTERS).toList();
        return Stream.of(each.stream(), each.stream().flatMap(one -> each.stream().map(other -> one + other)),
                        each.stream().flatMap(one -> IntStream.rangeClosed(0, 2).mapToObj(i -> one + each.get(i) + each.get(i))))
                .flatMap(texts -> texts);
    }

    /// Counts how often each of its characters is read.
    private static final class Text implements CharSequence {
        private final String beginning;
        private final String part;
        private final char[] characters;
        private long left;

        Text(String beginning, String part, String end, int length) {
            this.beginning = beginning;
            this.part = part;
            String whole = beginning + part.repeat((length - beginning.length() - end.length()) / part.length()) + end;
            this.characters = whole.toCharArray();
            this.left = (long) READS_OF_A_CHARACTER * length;
        }

        @Override
        public int length() {
            return characters.length;
        }

        @Override
        public char charAt(int index) {
            if (--left < 0) {
                throw new Exhausted();
            }
            return characters[index];
        }

        @Override
        public CharSequence subSequence(int from, int to) {
            return new String(characters, from, to - from);
        }

        @Override
        public String toString() {
            return new String(characters);
        }

        String described() {
            return "'" + beginning + "', then '" + part + "' over and over";
        }
    }

    private static final class Exhausted extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
