package org.palermo.local.link;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Exceptions from the check, by name and with the reason: `link/left-out.txt`.
///
/// @param absent packages, with everything below them, that libraries name and can do without, because they check first
/// whether the package is there. Our own classes have no exceptions
/// @param unread classes on a class path that no Java 25 reaches
record CheckExceptions(List<String> absent, Set<String> unread) {

    static final CheckExceptions NOTHING = new CheckExceptions(List.of(), Set.of());
    private static final String OURS = "org/palermo/";

    static CheckExceptions read() {
        var file = CheckExceptions.class.getResourceAsStream("/link/left-out.txt");
        try (var lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            var names = lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .collect(Collectors.partitioningBy(line -> line.endsWith("/")));
            return new CheckExceptions(names.get(true), Set.copyOf(names.get(false)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean doesWithout(String from, String owner) {
        return !from.startsWith(OURS) && absent.stream().anyMatch(owner::startsWith);
    }
}
