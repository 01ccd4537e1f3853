package org.palermo.local.test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.palermo.local.Application;
import org.palermo.local.Checkout;
import org.palermo.local.Terminal;
import org.palermo.local.Trees;
import org.palermo.local.build.Maven;

/// Runs the native build of each application up to GraalVM's image generation. It needs no GraalVM, and finds code that
/// can't be built for a native image early.
public final class NativeSources {

    private NativeSources() {}

    /// @return true when all five got that far
    public static boolean generate(Terminal terminal) throws IOException, InterruptedException {
        var started = System.nanoTime();
        // Otherwise the result of an earlier run would count as this one's.
        for (var application : Application.ALL) {
            Trees.delete(folder(application.name()));
        }
        var said = new ArrayList<String>();
        var modules = Application.ALL.stream().map(Application::name).collect(Collectors.joining(","));
        // The classes are already compiled, so only Quarkus' part of the build runs. It writes the API documents once more: not beside
        // the sources.
        var code = Maven.run(List.of("-q", "-T", "2", "-Pnative,native-sources",
                "-Dquarkus.smallrye-openapi.store-schema-directory=" + Checkout.root().resolve("target/native-api"),
                "-pl", modules, "quarkus:build"), said::add);
        var missing = Application.ALL.stream().map(Application::name).filter(name -> !isGenerated(name)).toList();
        if (code == 0 && missing.isEmpty()) {
            terminal.done(Application.ALL.size() + " native builds up to image generation", started);
            return true;
        }
        said.stream().filter(line -> line.startsWith("[ERROR]")).limit(20).forEach(terminal::line);
        terminal.warn("The native build did not reach image generation" + (missing.isEmpty() ? "" : ": " + String.join(", ", missing)));
        return false;
    }

    private static boolean isGenerated(String module) {
        return Files.isDirectory(folder(module).resolve("native-sources"));
    }

    private static Path folder(String module) {
        return Checkout.root().resolve(Path.of(module, "target", "native-sources-only"));
    }
}
