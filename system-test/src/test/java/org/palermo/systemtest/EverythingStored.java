package org.palermo.systemtest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// Searches stored data for words that must not be there.
public final class EverythingStored {

    private EverythingStored() {}

    /// The tables of a database that contain the word anywhere in a row, in clear or as bytes.
    public static List<String> tablesWith(Connection database, String word) throws SQLException {
        var bytes = word.getBytes(StandardCharsets.UTF_8);
        var found = new ArrayList<String>();
        for (var table : tables(database)) {
            try (var query = database.prepareStatement(
                    "select count(*) from \"%s\" t where position(? in t::text) > 0 or position(? in t::text) > 0".formatted(table))) {
                query.setString(1, word);
                query.setString(2, HexFormat.of().formatHex(bytes));
                var count = query.executeQuery();
                count.next();
                if (count.getInt(1) > 0) {
                    found.add(table + " (" + count.getInt(1) + " rows)");
                }
            }
        }
        return found;
    }

    private static List<String> tables(Connection database) throws SQLException {
        var names = new ArrayList<String>();
        try (var statement = database.createStatement()) {
            var rows = statement.executeQuery("select relname from pg_class where relkind in ('r', 'p', 'm') and relnamespace = 'public'::regnamespace");
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    /// The files below a folder that contain the word.
    public static List<Path> filesWith(Path folder, String word) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).filter(file -> holds(file, word)).toList();
        }
    }

    private static boolean holds(Path file, String word) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(word);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
