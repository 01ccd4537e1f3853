package org.palermo.inspection.upload;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.palermo.kernel.problem.Problems;

/// A file that arrives piece by piece.
///
/// @param visit id of the visit's row, and so is `finding`
/// @param knownVisit the id under which the inspectorate knows the visit; the same for `knownFinding`
/// @param finding null when the file belongs to the visit as a whole
/// @param size bytes of the whole file
/// @param arrived bytes that are on the disk
/// @param particulars sealed; null once erased
/// @param inspector the name under which colleagues know who sends it; null when she is not in the team
/// @param evidence the evidence that was made from it and was not removed; null when there is none
/// @param afterConflict whether its sender had a conflict of interest with the workplace when it was complete
/// @param removedFor null unless a person removed it; the same for `removedBy` and `removedAt`
@RegisterForReflection
record Upload(UUID id, UUID agency, String subject, UUID visit, UUID knownVisit, UUID finding, UUID knownFinding, long size, long arrived,
        UploadState state, byte[] particulars, Instant begunAt, Instant expiresAt, Instant keptAt, String inspector, UUID evidence,
        boolean afterConflict, AttachmentRemovalReason removedFor, String removedBy, Instant removedAt) {
    /// The largest file, in bytes.
    static final long MOST = 1L << 30;
    /// The largest piece, in bytes.
    static final int MOST_OF_PIECE = 1 << 20;
    /// The smallest piece of a small file that is kept, except the last.
    static final int LEAST_OF_PIECE = 16 << 10;
    /// How many pieces a file may have: they are all in memory while it is read.
    private static final int MOST_PIECES = 4_096;
    /// How many files one person may have begun and not finished.
    static final int UNFINISHED = 60;
    /// How long an upload of which nothing has arrived counts as unfinished. On a bad network the answer that names its address can get
    /// lost; then nobody can finish or end it.
    static final Duration WITHOUT_A_BYTE = Duration.ofHours(1);
    /// How many bytes they may announce together.
    static final long UNFINISHED_BYTES = 4L << 30;
    /// How many bytes of files one person may begin within a day.
    static final long A_DAY_BYTES = 8L << 30;
    /// How long an unfinished upload waits for its next piece: a phone may be without a network for days.
    static final Duration WAITS = Duration.ofDays(7);

    /// The smallest piece that is kept of a file of this size, except the last: 16 KiB up to 64 MiB, and 256 KiB at 1 GiB.
    static long leastOfPiece(long size) {
        return Math.max(LEAST_OF_PIECE, Math.ceilDiv(size, MOST_PIECES));
    }

    /// Whether a person removed it: it has no key any more.
    boolean isRemoved() {
        return removedAt != null;
    }

    boolean isWhole() {
        return arrived == size;
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when the next piece does not begin at this byte, 410 when nobody continued
    /// it in time
    void requireNext(long offset, Instant now) {
        if (state == UploadState.ARRIVING && !now.isBefore(expiresAt)) {
            throw Problems.gone("upload", "expired", "Nobody continued this upload in time. Begin a new one.");
        }
        if (offset != arrived) {
            throw Problems.conflict("upload", "offset", "The upload continues at another byte. Ask with HEAD at which one.");
        }
    }
}
