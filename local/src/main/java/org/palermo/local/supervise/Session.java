package org.palermo.local.supervise;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Starts a command in a session of its own. So Ctrl-C at the terminal reaches only the launcher, and the launcher stops
/// its children in order. The command keeps the pid.
public final class Session {

    private Session() {}

    public static List<String> own(List<String> command) {
        var whole = new ArrayList<String>();
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            whole.add("/usr/bin/setsid");
        } else {
            // macOS has no setsid command; its perl has the call.
            whole.addAll(List.of("/usr/bin/perl", "-e", "use POSIX; POSIX::setsid(); exec @ARGV or die $!"));
        }
        whole.addAll(command);
        return whole;
    }
}
