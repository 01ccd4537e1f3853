package org.palermo.local.supervise;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// A process that is certainly the same one: the kernel gives a pid to another process later, the
/// start time tells the two apart.
///
/// @param started milliseconds since 1970, 0 where the system would not say
public record ProcessIdentity(long pid, long started) {

    /// The kernel counts a start in hundredths of a second from a boot time that it knows to the second.
    private static final long TOLERANCE_MILLIS = 1_000;

    public static ProcessIdentity of(ProcessHandle process) {
        return new ProcessIdentity(process.pid(), startOf(process));
    }

    /// The process, if it still runs and is the one that was meant.
    public Optional<ProcessHandle> find() {
        return ProcessHandle.of(pid).filter(ProcessIdentity::runs).filter(this::is);
    }

    /// Java counts a process as alive that has ended and whose parent has not asked for its exit code
    /// yet; one whose parent was killed can stay so for a while.
    static boolean runs(ProcessHandle process) {
        return process.isAlive() && !isZombie(process.pid());
    }

    /// The state is the letter after the name, which stands in brackets and may hold anything.
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
