package org.palermo.local.test;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.palermo.local.Checkout;
import org.palermo.local.Terminal;

/// Checks that the files which the build writes into the checkout (OpenAPI documents, the page on access, manifests) are
/// committed: a change of an API or of a deployment belongs to the commit that causes it.
public final class GeneratedFiles {
    private static final List<String> WRITTEN = List.of("docs/api", "docs/access.md", "k8s/base");

    private GeneratedFiles() {}

    /// @return true when no generated file differs from the committed or staged one, or when this is not a git checkout
    public static boolean isCommitted(Terminal terminal) throws IOException, InterruptedException {
        var differing = changed();
        differing.forEach(file -> terminal.warn(file + " is generated and differs from what is committed"));
        return differing.isEmpty();
    }

    private static List<String> changed() throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("git", "status", "--porcelain", "--"));
        command.addAll(WRITTEN);
        try {
            var git = new ProcessBuilder(command).directory(Checkout.root().toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start();
            // The second column compares the work tree with the index.
            var lines = git.inputReader().lines().filter(line -> line.charAt(1) != ' ').map(line -> line.substring(3)).toList();
            git.waitFor();
            return lines;
        } catch (IOException noGit) {
            return List.of();
        }
    }
}
