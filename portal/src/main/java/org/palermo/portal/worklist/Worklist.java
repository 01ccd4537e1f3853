package org.palermo.portal.worklist;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.palermo.portal.gateway.Answer;
import org.palermo.portal.gateway.CasePage;
import org.palermo.portal.gateway.CasePage.AgeGroup;
import org.palermo.portal.gateway.CasePage.Exploitation;
import org.palermo.portal.gateway.Countries;
import org.palermo.portal.gateway.Stage;
import org.palermo.portal.page.Language;

/// One page of the worklist.
///
/// @param choices the filters that the reader's role allows
/// @param next address of the next page, or null
/// @param first whether this is the first page
/// @param unknown the reference that was searched and not found among the reader's files, or null
public record Worklist(Due due, List<Due> choices, List<Item> items, String next, boolean first, String unknown) {

    /// Whether the reader can search files by reference.
    public boolean searchable() {
        return choices.contains(Due.ALL);
    }

    /// The ids of the fields to correct.
    public List<String> wrong() {
        return unknown == null ? List.of() : List.of("reference");
    }

    static String address(UUID file) {
        return "/portal/cases/" + file;
    }

    /// @param referredOn the date in UTC
    public record Item(
            UUID id, String reference, String region, Stage stage, AgeGroup ageGroup, List<Exploitation> exploitation, LocalDate referredOn,
            LocalDate dueOn, CasePage.Due due) {
        public String address() {
            return Worklist.address(id);
        }
    }

    static Worklist of(CasePage page, Due due, List<Due> choices, String cursor, Answer<Countries> countries, Language language, String unknown) {
        List<Item> items = page.items().stream().map(item -> item(item, countries, language)).toList();
        return new Worklist(due, choices, items, page.next() == null ? null : next(due, page.next()), cursor == null, unknown);
    }

    private static Item item(CasePage.Item item, Answer<Countries> countries, Language language) {
        return new Item(item.id(), item.reference(), Countries.region(countries, item.region(), language.tag()), item.stage(), item.ageGroup(),
                item.exploitation() == null ? List.of() : item.exploitation(),
                item.referredAt().atOffset(ZoneOffset.UTC).toLocalDate(), item.dueOn(), item.due());
    }

    private static String next(Due due, String cursor) {
        return due.address() + (due == Due.ALL ? "?" : "&") + "cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
    }
}
