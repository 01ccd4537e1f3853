package org.palermo.kernel.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
            Properties read = new Properties();
            read.load(new InputStreamReader(file, StandardCharsets.UTF_8));
            Map<String, String> words = new TreeMap<>();
            read.stringPropertyNames().forEach(key -> words.put(key, read.getProperty(key)));
            return Optional.of(words);
        } catch (IOException e) {
            throw new UncheckedIOException(path + " can't be read", e);
        }
    }
}
