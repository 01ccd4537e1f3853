package org.palermo.local.link;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;
import org.palermo.local.Application;
import org.palermo.local.Terminal;

/// That the libraries of each application fit together, as it was built, and that a native image can hold its constants. Takes seconds
/// and no GraalVM.
public final class LinkCheck {

    private LinkCheck() {}

    /// True when nothing names what is not there, and no constant is a buffer.
    public static boolean run(Terminal terminal) throws IOException {
        var started = System.nanoTime();
        var broken = new LinkedHashSet<String>();
        for (var application : Application.ALL) {
            for (var line : of(application)) {
                broken.add(application.name() + ": " + line);
            }
        }
        broken.forEach(terminal::warn);
        if (broken.isEmpty()) {
            terminal.done("libraries of " + Application.ALL.size() + " applications fit together", started);
        }
        return broken.isEmpty();
    }

    private static Set<String> of(Application application) throws IOException {
        try (var path = ClassPath.of(application.built().resolve("quarkus-run.jar"))) {
            var lines = new LinkedHashSet<String>();
            new Links(path, LeftOut.read()).broken().forEach(one -> lines.add(one.in(path)));
            lines.addAll(Constants.thatNoImageHolds(path));
            return lines;
        }
    }
}
