package org.palermo.systemtest.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/// The words of the portal in one language, as its files have them. A word without a translation is shown in English.
final class PortalWords {
    private static final Path RESOURCES = Path.of("..", "portal", "src", "main", "resources");

    private final Map<String, String> words = new HashMap<>();
    private final Map<String, String> messages = new HashMap<>();

    PortalWords(String language) {
        try {
            for (var tag : language.equals("en") ? new String[] {"en"} : new String[] {"en", language}) {
                read(RESOURCES.resolve("words"), "*_" + tag + ".properties", words);
                read(RESOURCES.resolve("messages"), "{msg,refer,file}_" + tag + ".properties", messages);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void read(Path folder, String files, Map<String, String> into) throws IOException {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, files)) {
            for (var file : found) {
                var read = new Properties();
                try (var in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                    read.load(in);
                }
                read.forEach((key, word) -> into.put(key.toString(), word.toString()));
            }
        }
    }

    /// Of a declared page.
    String say(String key) {
        return found(words, key);
    }

    /// What a task asks for: its own words, else those of the field.
    String ask(String task, String field) {
        return words.getOrDefault(task + "." + field, words.get("field." + field));
    }

    /// What is on the button of a task.
    String button(String task) {
        return words.getOrDefault(task + ".do", words.get(task + ".title"));
    }

    /// What is on the last button of a task.
    String send(String task) {
        return words.getOrDefault(task + ".send", words.get("task.send"));
    }

    /// Of a page that is made by hand.
    String message(String key) {
        return found(messages, key);
    }

    private static String found(Map<String, String> all, String key) {
        if (!all.containsKey(key)) {
            throw new IllegalArgumentException("No words for " + key);
        }
        return all.get(key);
    }
}
