package org.palermo.systemtest.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.stream.Stream;

/// Renders a kustomization with `kustomize`, or with `kubectl`, which has it built in.
final class Kustomize {
    static final Path ROOT = root();

    private Kustomize() {}

    static String render(String overlay) {
        return renderFolder(ROOT.resolve("k8s/overlays").resolve(overlay));
    }

    /// Renders a copy of the overlay, whose paths lead to the same files.
    static String renderWith(String overlay, String component) {
        try {
            var source = ROOT.resolve("k8s/overlays").resolve(overlay).resolve("kustomization.yml");
            var copy = ROOT.resolve("system-test/target/overlays").resolve(overlay + "-with-" + component);
            var to = "  - " + copy.relativize(ROOT.resolve("k8s")) + "/";
            var lines = new ArrayList<>(Files.readAllLines(source));
            var line = "  - ../../components/" + component;
            lines.remove(line);
            if (component.equals("ingress")) {
                lines.remove("  - ../../components/http-route");
            }
            var last = lines.stream().filter(l -> l.startsWith("  - ../../components/")).reduce((a, b) -> b).orElseThrow();
            lines.add(lines.indexOf(last) + 1, line);
            Files.createDirectories(copy);
            Files.write(copy.resolve("kustomization.yml"), lines.stream().map(l -> l.replaceFirst("^  - \\.\\./\\.\\./", Matcher.quoteReplacement(to))).toList());
            return renderFolder(copy);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String renderFolder(Path folder) {
        var directory = folder.toString();
        return run(installed("kustomize") ? List.of("kustomize", "build", directory) : List.of("kubectl", "kustomize", directory));
    }

    private static String run(List<String> command) {
        if (!installed(command.getFirst())) {
            throw new AssertionError("Neither kustomize nor kubectl is on the path: apt-get install kustomize");
        }
        try {
            var errors = Files.createTempFile("kustomize", ".err");
            var process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
            var rendered = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            var exit = process.waitFor();
            var said = Files.readString(errors);
            Files.delete(errors);
            if (exit != 0 || said.contains("Warning")) {
                throw new AssertionError(String.join(" ", command) + ": " + said);
            }
            return rendered;
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static boolean installed(String tool) {
        return Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator)).anyMatch(p -> Files.isExecutable(Path.of(p, tool)));
    }

    private static Path root() {
        var here = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(here.resolve("k8s/overlays"))) {
            here = here.getParent();
        }
        return here;
    }
}
