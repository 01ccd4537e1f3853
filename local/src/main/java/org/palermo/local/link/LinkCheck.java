package org.palermo.local.link;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;
import org.palermo.local.Application;
import org.palermo.local.Terminal;

/// Checks that the libraries of each built application fit together, and that a native image can contain its constants. It
/// takes seconds and needs no GraalVM.
public final class LinkCheck {

    private LinkCheck() {}

    /// @return true when every named class and member exists, and no constant is a buffer
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
            new Links(path, CheckExceptions.read()).broken().forEach(one -> lines.add(one.in(path)));
            lines.addAll(Constants.thatNoImageHolds(path));
            return lines;
        }
    }
}
