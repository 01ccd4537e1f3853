package org.palermo.local.supervise;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Identifies a process by pid and start time, because the kernel gives a pid to another process later.
///
/// @param started milliseconds since 1970, 0 where the system does not say. A JVM computes it from a boot time that moves when
///     the clock is set, as after a laptop has slept
/// @param birth   the boot and the start in the kernel's own count, which does not move; null where the system does not say,
///     and in the state of an earlier version
public record ProcessIdentity(long pid, long started, String birth) {

    /// The kernel counts a start in hundredths of a second from a boot time that is known only to the second.
    private static final long TOLERANCE_MILLIS = 1_000;
    /// The place of the start in /proc/PID/stat, counted from the state of the process.
    private static final int START = 19;

    public static ProcessIdentity of(ProcessHandle process) {
        return new ProcessIdentity(process.pid(), startOf(process), birthOf(process.pid()));
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

    private static boolean isZombie(long pid) {
        try {
            return stat(pid).startsWith("Z");
        } catch (IOException e) {
            return false;
        }
    }

    /// The state of the process and what follows it. Before it is the name, which is in brackets and may contain any character.
    private static String stat(long pid) throws IOException {
        var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        return stat.substring(stat.lastIndexOf(')') + 1).strip();
    }

    private static String birthOf(long pid) {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip() + " " + stat(pid).split(" ")[START];
        } catch (IOException e) {
            return null;
        }
    }

    boolean is(ProcessHandle process) {
        if (process.pid() != pid) {
            return false;
        }
        return birth != null ? birth.equals(birthOf(pid)) : Math.abs(startOf(process) - started) <= TOLERANCE_MILLIS;
    }

    private static long startOf(ProcessHandle process) {
        return process.info().startInstant().map(java.time.Instant::toEpochMilli).orElse(0L);
    }
}
