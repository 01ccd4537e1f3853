package org.palermo.local.test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.palermo.local.Failure;

/// A module whose tests alone should run, or one class of them.
///
/// @param test a class, or a class and a method as `Class#method`; null for all tests of the module
public record TestedModule(String module, String test) {

    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");
    /// The Maven goals for a test that runs on the built application.
    private static final List<String> WHOLE = List.of("failsafe:integration-test", "failsafe:verify");

    /// Fails for a module that the checkout does not have, and names the modules that it has.
    public static TestedModule of(Path root, String module, String test) throws IOException {
        var known = MODULE.matcher(Files.readString(root.resolve("pom.xml"))).results().map(found -> found.group(1)).toList();
        if (!known.contains(module)) {
            throw new Failure("There is no module %s. Modules: %s".formatted(module, String.join(", ", known)));
        }
        return new TestedModule(module, test);
    }

    public List<String> arguments() {
        var arguments = new ArrayList<String>();
        if (test == null) {
            arguments.add("test");
            arguments.addAll(WHOLE);
        } else if (isOnTheWhole()) {
            arguments.add("test-compile");
            arguments.addAll(WHOLE);
            arguments.add("-Dit.test=" + test);
        } else {
            arguments.addAll(List.of("test", "-Dtest=" + test));
        }
        arguments.addAll(List.of("-pl", module));
        return arguments;
    }

    /// Whether it is a system test or another test that runs after packaging.
    private boolean isOnTheWhole() {
        var name = test.replaceAll("#.*", "");
        return name.endsWith("Journey") || name.endsWith("IT");
    }
}
