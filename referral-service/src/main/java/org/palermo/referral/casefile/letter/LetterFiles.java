package org.palermo.referral.casefile.letter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.palermo.kernel.text.WordFile;

/// Reads the files of the templates.
final class LetterFiles {
    /// The file that lists the paragraphs of each letter.
    static final String LETTERS = "letters";
    private static final String PLACE = "palermo/letters/";
    private static final String END = ".properties";

    private LetterFiles() {}

    /// What a country says replaces what its law profile says, and that replaces what holds everywhere.
    static Map<String, String> merged(String name, String profile, Optional<Path> own) {
        Map<String, String> all = new TreeMap<>(shipped(name).orElse(Map.of()));
        all.putAll(shipped(profile + "/" + name).orElse(Map.of()));
        own.flatMap(directory -> WordFile.read(directory.resolve(name + END))).ifPresent(all::putAll);
        return all;
    }

    /// The languages of the files in a directory; empty when there is no directory.
    static List<String> languagesIn(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(END) && !name.equals(LETTERS + END))
                    .map(name -> name.substring(0, name.length() - END.length())).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(directory + " can't be read", e);
        }
    }

    /// The lines of a file of the service.
    static Optional<Map<String, String>> shipped(String name) {
        return WordFile.read(PLACE + name + END);
    }
}
