package org.palermo.referral.htcds;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.RequestContext;
import org.palermo.kernel.territory.Territory;

/// An import of one file, as who works on it knows it.
///
/// @param region of rows that say none
/// @param sender the organisation whose cases they are
/// @param byAuthority an earlier register, brought by the competent authority: its dates are the mechanism's. What an organisation
/// brings of its own is referred with the import
/// @param covered what the authority covers that brought it; empty for an organisation
/// @param agency whose import it is
/// @param lastRow behind which it goes on
/// @param attempts how often it was taken up, this time too, since a row of it was written
record Run(UUID id, UUID agency, FileFormat format, String region, UUID sender, boolean byAuthority, Set<String> covered, String requestId,
        byte[] digest, long size, int lastRow, RunCounts counts, LossReport report, int attempts) {

    /// @param read the sum of the other four
    record RunCounts(int read, int imported, int matched, int notified, int rejected) {
        RunCounts with(RunCounts more) {
            return new RunCounts(read + more.read, imported + more.imported, matched + more.matched, notified + more.notified, rejected + more.rejected);
        }
    }

    /// The part of the system that writes its rows: what the sender's cases are, and what who brought it covers.
    Actor actor() {
        return new Actor(ACTOR, sender, null, covered, Set.of(), RequestContext.of(requestId));
    }

    /// The region itself or its country.
    boolean covers(String wanted) {
        return covered.contains(wanted) || covered.contains(Territory.countryOf(wanted));
    }

    Run with(int row, RunCounts more, LossReport findings) {
        return new Run(id, agency, format, region, sender, byAuthority, covered, requestId, digest, size, row, counts.with(more), findings, attempts);
    }

    /// What stops it is not over, or is in the file itself: it would be taken up for ever, or stop one instance after the other.
    boolean isHopeless() {
        return attempts > MOST_ATTEMPTS;
    }

    /// 5 s, 20 s and so on, up to half an hour.
    Duration pause() {
        return Duration.ofSeconds(Math.min(1800, 5L << 2 * Math.clamp(attempts - 1, 0, 5)));
    }

    /// With the pauses between them about an hour.
    static final int MOST_ATTEMPTS = 6;
    static final String ACTOR = "system:htcds";

}
