package org.palermo.kernel.notice;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/// The mail for a notice: what to do and the reference, nothing about a person.
///
/// @param notice the id of the notice, which identifies the mail
/// @param to the list address of an agency, a role or a person, which the mail domain resolves; or a person's own
/// @param kind of the notice; decides which words say what to do, and is not in the mail
/// @param lines further references and numbers that it lists, or what to do and by when
/// @param language of the one person who gets it, ISO 639; null for a mail in all languages of the deployment
/// @param zone of the one person who gets it; null for a mail whose times are those of the countries of its lines
/// @param country of the list that gets it, ISO 3166-1; null for another list and for one person
/// @param all what a mail to one person tells, the earliest first; empty for a mail of one notice
public record NoticeMail(
        UUID notice, String to, String kind, String reference, List<MailLine> lines, Instant at, String language, ZoneId zone,
        String country, List<NoticeMail> all) {

    public NoticeMail(UUID notice, String to, String kind, String reference, List<MailLine> lines, Instant at) {
        this(notice, to, kind, reference, lines, at, null, null, null, List.of());
    }

    /// To the list of a country.
    NoticeMail in(String ofCountry) {
        return new NoticeMail(notice, to, kind, reference, lines, at, language, zone, ofCountry, all);
    }

    public NoticeMail(UUID notice, String to, String kind, String reference, Instant at) {
        this(notice, to, kind, reference, List.of(), at);
    }

    /// To one person, in her language and time zone.
    ///
    /// @param name identifies the mail
    /// @param told at least one
    static NoticeMail personal(UUID name, String language, ZoneId zone, List<NoticeMail> told) {
        List<NoticeMail> all = told.stream().sorted(Comparator.comparing(NoticeMail::at).thenComparing(NoticeMail::notice)).toList();
        NoticeMail last = all.getLast();
        return new NoticeMail(name, last.to(), last.kind(), last.reference(), last.lines(), last.at(), language, zone,
                null, all.size() > 1 ? all : List.of());
    }

    /// A number or a reference. What notices of a service's state are called by has a space, names a region and a kind of service, and
    /// stands in the text only.
    String subject() {
        return !all.isEmpty() ? "Palermo: " + all.size() : reference.contains(" ") ? "Palermo" : "Palermo: " + reference;
    }

    /// Sends mails.
    public interface Carrier {

        /// Whether this process sends mails at all.
        boolean isOpen();

        Uni<Void> carry(NoticeMail mail);
    }
}
