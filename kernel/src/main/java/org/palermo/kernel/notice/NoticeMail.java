package org.palermo.kernel.notice;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.UUID;

/// The mail that goes with a notice: what kind it is and the reference, nothing of a person.
///
/// @param notice the id of what is told, by which a mail is known again
/// @param to the list address of an agency or a role, which the mail domain resolves to people; or somebody's own
public record NoticeMail(UUID notice, String to, String kind, String reference, Instant at) {

    String subject() {
        return "Palermo: " + reference;
    }

    String text() {
        return "Something waits for you in Palermo.\r\n\r\nReference: " + reference + "\r\nKind: " + kind
                + "\r\n\r\nSign in to read it. This message holds nothing else on purpose.\r\n";
    }

    /// How mails leave.
    public interface Carrier {

        /// Whether any leave from here.
        boolean isOpen();

        Uni<Void> carry(NoticeMail mail);
    }
}
