package org.palermo.local.supervise;

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
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::is);
    }

    boolean is(ProcessHandle process) {
        return process.pid() == pid && Math.abs(startOf(process) - started) <= TOLERANCE_MILLIS;
    }

    private static long startOf(ProcessHandle process) {
        return process.info().startInstant().map(java.time.Instant::toEpochMilli).orElse(0L);
    }
}
