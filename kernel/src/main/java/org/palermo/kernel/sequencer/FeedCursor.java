package org.palermo.kernel.sequencer;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.palermo.kernel.problem.Problems;

/// The position of a reader in a feed. Opaque to callers.
///
/// @param epoch of the feed; a restore from a backup begins a new one, in which the numbers mean other entries
/// @param sequence the number of the last entry that was read, 0 before the first
public record FeedCursor(UUID epoch, long sequence) {

    public String write() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((epoch + " " + sequence).getBytes(StandardCharsets.US_ASCII));
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when it is no cursor of a feed
    static FeedCursor parse(String written) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(written), StandardCharsets.US_ASCII).split(" ");
            FeedCursor cursor = new FeedCursor(UUID.fromString(parts[0]), Long.parseLong(parts[1]));
            if (cursor.sequence >= 0) {
                return cursor;
            }
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException notOurs) {
            // The exception's message would repeat what was sent.
        }
        throw Problems.invalid("cursor", "must be a cursor of this feed");
    }
}
