package org.palermo.referral.htcds.imports;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.RequestContext;
import org.palermo.kernel.territory.Territory;
import org.palermo.referral.htcds.file.FileFormat;

/// The import of one file, as the worker sees it.
///
/// @param region for rows that give none
/// @param sender the organisation whose cases they are
/// @param byAuthority whether it is an earlier register, imported by the competent authority: its dates are kept. Cases that an
/// organisation imports count as referred on the day of the import
/// @param covered the regions that the importing authority covers; empty for an organisation
/// @param agency the organisation that imports
/// @param lastRow the row after which it resumes
/// @param attempts the number of attempts, including this one, since a row was last written
public record Run(UUID id, UUID agency, FileFormat format, String region, UUID sender, boolean byAuthority, Set<String> covered,
        String requestId, byte[] digest, long size, int lastRow, RunCounts counts, LossReport report, int attempts) {

    /// @param read the sum of the other four
    record RunCounts(int read, int imported, int matched, int notified, int rejected) {
        RunCounts with(RunCounts more) {
            return new RunCounts(read + more.read, imported + more.imported, matched + more.matched, notified + more.notified,
                    rejected + more.rejected);
        }
    }

    /// The system actor that writes the rows, limited to the sender's cases and to the importer's regions.
    Actor actor() {
        return new Actor(ACTOR, sender, null, covered, Set.of(), RequestContext.of(requestId));
    }

    /// Whether the region or its country is covered.
    public boolean covers(String wanted) {
        return covered.contains(wanted) || covered.contains(Territory.countryOf(wanted));
    }

    Run with(int row, RunCounts more, LossReport findings) {
        return new Run(id, agency, format, region, sender, byAuthority, covered, requestId, digest, size, row, counts.with(more), findings,
                attempts);
    }

    /// Whether to give up: after this many attempts, the cause persists or is in the file itself. Retrying would go on for ever, or stop
    /// one instance after the other.
    boolean isHopeless() {
        return attempts > MOST_ATTEMPTS;
    }

    /// The pause before the next attempt: 5 s, 20 s and so on, up to half an hour.
    Duration pause() {
        return Duration.ofSeconds(Math.min(1800, 5L << 2 * Math.clamp(attempts - 1, 0, 5)));
    }

    /// With the pauses between the attempts, about an hour.
    static final int MOST_ATTEMPTS = 6;
    public static final String ACTOR = "system:htcds";

}
