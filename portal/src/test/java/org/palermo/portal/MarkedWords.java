package org.palermo.portal;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/// A made-up language: the files of a country in which each English text of ours stands between two marks.
public class MarkedWords implements QuarkusTestProfile {
    static final char BEGIN = '⟦';
    static final char END = '⟧';
    private static final Path OURS = Path.of("src", "main", "resources");

    @Override
    public Map<String, String> getConfigOverrides() {
        try {
            Path marked = Files.createTempDirectory("marked-words");
            for (String directory : List.of("words", "messages")) {
                try (Stream<Path> files = Files.list(OURS.resolve(directory))) {
                    for (Path file : files.filter(one -> one.toString().endsWith("_en.properties")).toList()) {
                        mark(file, marked.resolve(file.getFileName()));
                    }
                }
            }
            return Map.of("palermo.portal.words", marked.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void mark(Path from, Path to) throws IOException {
        Properties texts = new Properties();
        try (Reader in = Files.newBufferedReader(from)) {
            texts.load(in);
        }
        texts.replaceAll((key, text) -> BEGIN + text.toString() + END);
        try (Writer out = Files.newBufferedWriter(to)) {
            texts.store(out, null);
        }
    }

    /// What stands outside of the marks, in pieces.
    static List<String> outside(String text) {
        StringBuilder outside = new StringBuilder();
        int depth = 0;
        for (char letter : text.toCharArray()) {
            if (letter == BEGIN) {
                depth++;
                outside.append('\n');
            } else if (letter == END) {
                depth--;
            } else if (depth <= 0) {
                outside.append(letter);
            }
        }
        return outside.toString().lines().map(String::strip).filter(piece -> piece.codePoints().anyMatch(Character::isLetter)).toList();
    }
}
