package org.palermo.kernel.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/// A properties file with words, in UTF-8.
public final class WordFile {
    private WordFile() {}

    /// @param path on the class path, without a slash at the beginning
    /// @return the words by their keys; empty when there is no such file
    public static Optional<Map<String, String>> read(String path) {
        try (InputStream file = Thread.currentThread().getContextClassLoader().getResourceAsStream(path)) {
            if (file == null) {
                return Optional.empty();
            }
            return Optional.of(words(new InputStreamReader(file, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(path + " can't be read", e);
        }
    }

    /// @return the words of a file outside the application, by their keys; empty when there is no such file
    public static Optional<Map<String, String>> read(Path path) {
        if (!Files.isRegularFile(path)) {
            return Optional.empty();
        }
        try (Reader text = Files.newBufferedReader(path)) {
            return Optional.of(words(text));
        } catch (IOException e) {
            throw new UncheckedIOException(path + " can't be read", e);
        }
    }

    private static Map<String, String> words(Reader text) throws IOException {
        Properties read = new Properties();
        read.load(text);
        Map<String, String> words = new TreeMap<>();
        read.stringPropertyNames().forEach(key -> words.put(key, read.getProperty(key)));
        return words;
    }
}
