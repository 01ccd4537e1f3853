package org.palermo.kernel.notice;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// The mail for a notice: what to do and the reference, nothing about a person.
///
/// @param notice the id of the notice, which identifies the mail
/// @param to the list address of an agency, a role or a person, which the mail domain resolves; or a person's own
/// @param kind of the notice; decides which words say what to do, and is not in the mail
/// @param lines further references and numbers that it lists, or what to do and by when
public record NoticeMail(UUID notice, String to, String kind, String reference, List<MailLine> lines, Instant at) {

    public NoticeMail(UUID notice, String to, String kind, String reference, Instant at) {
        this(notice, to, kind, reference, List.of(), at);
    }

    String subject() {
        return "Palermo: " + reference;
    }

    /// Sends mails.
    public interface Carrier {

        /// Whether this process sends mails at all.
        boolean isOpen();

        Uni<Void> carry(NoticeMail mail);
    }
}
