package org.palermo.systemtest.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Figures that were measured during the journeys, kept in `target/figures.txt` for the documentation.
public final class Figures {

    private static final Path FILE = Path.of("target", "figures.txt");

    private Figures() {}

    public static synchronized void note(String figure) {
        System.out.println("figure: " + figure);
        try {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, figure + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
