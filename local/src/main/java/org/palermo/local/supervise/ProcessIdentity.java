package org.palermo.local.supervise;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Identifies a process by pid and start time, because the kernel gives a pid to another process later.
///
/// @param started milliseconds since 1970, 0 where the system does not say
public record ProcessIdentity(long pid, long started) {

    /// The kernel counts a start in hundredths of a second from a boot time that is known only to the second.
    private static final long TOLERANCE_MILLIS = 1_000;

    public static ProcessIdentity of(ProcessHandle process) {
        return new ProcessIdentity(process.pid(), startOf(process));
    }

    /// The process, if it still runs and has the same start time.
    public Optional<ProcessHandle> find() {
        return ProcessHandle.of(pid).filter(ProcessIdentity::runs).filter(this::is);
    }

    /// Java counts a process as alive when it has ended and its parent has not read its exit code yet; a process whose
    /// parent was killed can stay so for a while.
    static boolean runs(ProcessHandle process) {
        return process.isAlive() && !isZombie(process.pid());
    }

    /// The state is the letter after the name, which is in brackets and may contain any character.
    private static boolean isZombie(long pid) {
        try {
            var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            return stat.startsWith(" Z", stat.lastIndexOf(')') + 1);
        } catch (IOException e) {
            return false;
        }
    }

    boolean is(ProcessHandle process) {
        return process.pid() == pid && Math.abs(startOf(process) - started) <= TOLERANCE_MILLIS;
    }

    private static long startOf(ProcessHandle process) {
        return process.info().startInstant().map(java.time.Instant::toEpochMilli).orElse(0L);
    }
}
