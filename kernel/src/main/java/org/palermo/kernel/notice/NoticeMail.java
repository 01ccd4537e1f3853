package org.palermo.kernel.notice;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/// The mail for a notice: its kind and the reference, nothing about a person.
///
/// @param notice the id of the notice, which identifies the mail
/// @param to the list address of an agency, a role or a person, which the mail domain resolves; or a person's own
/// @param lines further references and numbers that it lists, or what to do and by when
public record NoticeMail(UUID notice, String to, String kind, String reference, List<String> lines, Instant at) {

    public NoticeMail(UUID notice, String to, String kind, String reference, Instant at) {
        this(notice, to, kind, reference, List.of(), at);
    }

    String subject() {
        return "Palermo: " + reference;
    }

    /// @param page the address of the page that shows notices, or null when it is not known
    String text(String page) {
        return "Something waits for you in Palermo.\r\n\r\nReference: " + reference + "\r\nKind: " + kind + "\r\n"
                + lines.stream().map(line -> "\r\n" + line).collect(Collectors.joining()) + (lines.isEmpty() ? "" : "\r\n")
                + "\r\nSign in to read it" + (page == null ? ". " : ": " + page + "\r\n") + "This message holds nothing else on purpose.\r\n";
    }

    /// Sends mails.
    public interface Carrier {

        /// Whether this process sends mails at all.
        boolean isOpen();

        Uni<Void> carry(NoticeMail mail);
    }
}
