package org.palermo.local.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;

/// The modules of the checkout and their dependencies, from the poms.
final class Modules {

    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");
    private static final Pattern OURS =
            Pattern.compile("<groupId>org\\.palermo</groupId>\\s*<artifactId>([^<]+)</artifactId>");
    /// The script builds the launcher, and their commands build tests and measurements.
    private static final Set<String> NOT_SERVED = Set.of("local", "system-test", "bench");

    private final Path root;
    private final Map<String, Set<String>> needs = new LinkedHashMap<>();

    Modules(Path root) throws IOException {
        this.root = root;
        for (var module : matches(MODULE, root.resolve("pom.xml"))) {
            if (!NOT_SERVED.contains(module)) {
                var names = new LinkedHashSet<>(matches(OURS, root.resolve(module).resolve("pom.xml")));
                names.remove("palermo");
                names.remove(module);
                needs.put(module, names);
            }
        }
    }

    /// Modules whose sources changed since they were built here, and all that depend on them.
    List<String> stale() throws IOException {
        var stale = new LinkedHashSet<String>();
        for (var module : needs.keySet()) {
            if (isStale(module)) {
                stale.add(module);
            }
        }
        return with(stale, (module, others) -> needs.get(module).stream().anyMatch(others::contains));
    }

    /// Adds all modules that these need. Without them Maven would take the needed ones from its local repository, where another
    /// checkout may have put its own.
    List<String> withNeeded(List<String> modules) {
        return with(modules, (module, others) -> others.stream().anyMatch(one -> needs.get(one).contains(module)));
    }

    /// These modules and all that belong to them, to one of those, and so on, in the order of the poms.
    private List<String> with(Collection<String> modules, BiPredicate<String, Set<String>> belongs) {
        var together = new LinkedHashSet<>(modules);
        while (needs.keySet().stream().anyMatch(module -> belongs.test(module, together) && together.add(module))) {
            // Repeats until no module is missing.
        }
        return needs.keySet().stream().filter(together::contains).toList();
    }

    private boolean isStale(String module) throws IOException {
        return isStale(marker(module), module);
    }

    private boolean isStale(Path made, String module) throws IOException {
        var folder = root.resolve(module);
        return Stamp.isStale(made, folder.resolve("src/main"), folder.resolve("pom.xml"), root.resolve("pom.xml"));
    }

    /// Whether the file was made before the last change of the module's sources, or of those of a module that it needs.
    boolean isOlder(Path made, String module) throws IOException {
        if (isStale(made, module)) {
            return true;
        }
        for (var needed : needs.getOrDefault(module, Set.of())) {
            if (isOlder(made, needed)) {
                return true;
            }
        }
        return false;
    }

    /// In `target`, so that `mvn clean` deletes it together with the build that it marks.
    Path marker(String module) {
        return root.resolve(module).resolve("target/palermo-built");
    }

    private static List<String> matches(Pattern pattern, Path file) throws IOException {
        var found = new ArrayList<String>();
        var matcher = pattern.matcher(Files.readString(file));
        while (matcher.find()) {
            found.add(matcher.group(1).strip());
        }
        return found;
    }
}
