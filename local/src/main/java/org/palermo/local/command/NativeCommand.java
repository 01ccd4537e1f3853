package org.palermo.local.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.palermo.local.Application;
import org.palermo.local.Checkout;
import org.palermo.local.Failure;
import org.palermo.local.Terminal;
import org.palermo.local.build.Maven;
import org.palermo.local.build.NativeBinaries;
import picocli.CommandLine.Command;

@Command(
        name = "native",
        description = "Builds the five applications to native images and runs *IT on them.",
        mixinStandardHelpOptions = true)
final class NativeCommand implements Callable<Integer> {

    @Override
    public Integer call() throws Exception {
        var builder = localImageBuilder().or(NativeCommand::containerBuilder).orElseThrow(() -> new Failure(
                "No native build here: set GRAALVM_HOME to a GraalVM or Mandrel 25, or start docker or podman."));
        var modules = Application.ALL.stream().map(Application::name).collect(Collectors.joining(","));
        var arguments = new ArrayList<>(List.of(
                "verify", "-Pnative", "-Dquarkus.native.enabled=true", "-pl", modules, "-am",
                // The unit tests have their own command; here only the tests on the images run.
                "-Dtest=NoUnitTests", "-Dsurefire.failIfNoSpecifiedTests=false", "-DskipITs=false"));
        arguments.addAll(builder);
        var built = Maven.runVisibly(arguments) == 0;
        new NativeBinaries(Checkout.root()).sayWhatFitsNoImage(Terminal.standard());
        return built ? 0 : 1;
    }

    private static Optional<List<String>> localImageBuilder() {
        return Optional.ofNullable(System.getenv("GRAALVM_HOME"))
                .filter(home -> Files.isExecutable(Path.of(home, "bin", "native-image")))
                .map(home -> List.of("-Dquarkus.native.container-build=false"));
    }

    /// The command alone is not enough: its daemon must answer.
    private static Optional<List<String>> containerBuilder() {
        for (var engine : List.of("docker", "podman")) {
            if (succeeds(engine, "info")) {
                return Optional.of(List.of("-Dquarkus.native.container-build=true", "-Dquarkus.native.container-runtime=" + engine));
            }
        }
        return Optional.empty();
    }

    private static boolean succeeds(String... command) {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
