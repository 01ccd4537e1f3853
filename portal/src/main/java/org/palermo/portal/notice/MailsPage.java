package org.palermo.portal.notice;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.List;
import java.util.stream.IntStream;
import org.palermo.portal.gateway.notice.MailWish;
import org.palermo.portal.page.Language;

/// The page on which a person says which mails she wants.
///
/// @param delivery what is chosen
/// @param language of the mails
/// @param hour of the daily mail, as in `07:00`
/// @param zone of this hour, in words
/// @param wrong whether something is not chosen
/// @param away whether a service did not answer, so that the choice does not hold for its notices yet
public record MailsPage(String delivery, String language, String hour, String zone, boolean wrong, boolean away) {
    static final List<String> DELIVERIES = List.of("LISTS", "AT_ONCE", "DAILY");
    private static final String HOUR = "%02d:00";

    static MailsPage of(MailWish wish, Language reader) {
        return new MailsPage(wish.delivery(), wish.language() == null ? reader.tag() : wish.language(), HOUR.formatted(wish.hour()),
                zone(wish.zone(), reader), false, false);
    }

    private static String zone(String id, Language reader) {
        try {
            return ZoneId.of(id == null ? "UTC" : id).getDisplayName(TextStyle.FULL, reader.dates());
        } catch (DateTimeException unknown) {
            return id;
        }
    }

    MailsPage wrongly() {
        return new MailsPage(delivery, language, hour, zone, true, away);
    }

    MailsPage notEverywhere() {
        return new MailsPage(delivery, language, hour, zone, wrong, true);
    }

    /// A way to be told.
    ///
    /// @param words the key of its words
    /// @param help the key of what it means
    public record Delivery(String code, String words, String help) {}

    public List<Delivery> deliveries() {
        return DELIVERIES.stream().map(code -> new Delivery(code, "mails.delivery." + code, "mails.delivery." + code + ".help")).toList();
    }

    public List<Language> languages() {
        return List.of(Language.values());
    }

    public List<String> hours() {
        return IntStream.range(0, 24).mapToObj(HOUR::formatted).toList();
    }
}
