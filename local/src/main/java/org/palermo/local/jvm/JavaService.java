package org.palermo.local.jvm;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.palermo.local.Home;
import org.palermo.local.build.JavaHome;
import org.palermo.local.supervise.Orphans;
import org.palermo.local.supervise.ServiceSpec;

/// A service that runs as a JVM.
///
/// @param options of the JVM, the mark of its home among them
/// @param jar     to run
public record JavaService(String name, StartCache cache, List<String> options, Path jar) implements ServiceSpec.Command {

    /// @param stamp of the jars: changes when one of them does
    public static JavaService of(Home home, String name, String stamp, List<String> given, Path jar) {
        var options = new ArrayList<>(List.of(Orphans.MARK + home.directory()));
        options.addAll(given);
        var madeOf = String.join("\n", System.getProperty("java.vm.version"),
                JavaHome.directory().toString(), stamp, String.join(" ", options));
        return new JavaService(name, new StartCache(home, name, madeOf), List.copyOf(options), jar);
    }

    @Override
    public List<String> line(boolean plainly) {
        return command(plainly ? List.of() : cache.options(), "-jar", jar.toString());
    }

    /// The command of a run that writes down at its end which classes it has loaded.
    List<String> recording(Path made) {
        return command(List.of(Orphans.TRAINING_RUN + made), "-jar", jar.toString());
    }

    /// The command of a run that ends at once, with 0 only when the JVM can use the cache.
    List<String> trying(Path made) {
        return command(List.of("-XX:AOTMode=on", "-XX:AOTCache=" + made, "-XX:+VerifySharedSpaces"), "-cp", jar.toString(), "-version");
    }

    private List<String> command(List<String> more, String... runs) {
        var command = new ArrayList<>(List.of(JavaHome.java()));
        command.addAll(options);
        command.addAll(more);
        command.addAll(List.of(runs));
        return command;
    }
}
