package org.palermo.systemtest.taint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// The roles that may call each operation, read from `docs/access.md`, which the build writes from the declarations of the
/// operations.
record AccessPage(Map<String, Set<String>> roles) {

    private static final Pattern ROW = Pattern.compile("`([A-Z]+ /[^`]+)` \\| ([^|]+) \\|");

    static AccessPage of(Path checkout) throws IOException {
        var roles = new HashMap<String, Set<String>>();
        var rows = ROW.matcher(Files.readString(checkout.resolve("docs/access.md")));
        while (rows.find()) {
            roles.put(rows.group(1), rows.group(2).startsWith("every") ? Set.of() : Set.of(rows.group(2).split(", ")));
        }
        return new AccessPage(roles);
    }

    /// Empty if every role may call it, or everybody.
    Set<String> whoMay(String operation) {
        var found = roles.get(operation);
        if (found == null) {
            throw new IllegalStateException(operation + " is on no row of docs/access.md");
        }
        return found;
    }
}
