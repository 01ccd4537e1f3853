package org.palermo.portal.worklist;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.palermo.portal.gateway.Answer;
import org.palermo.portal.gateway.CasePage;
import org.palermo.portal.gateway.CasePage.AgeGroup;
import org.palermo.portal.gateway.CasePage.Exploitation;
import org.palermo.portal.gateway.Countries;
import org.palermo.portal.gateway.Stage;
import org.palermo.portal.page.Language;

/// One page of the worklist.
///
/// @param next address of the next page, or null
/// @param first whether this is the first page
public record Worklist(Due due, List<Item> items, String next, boolean first) {

    /// @param referredOn the date in UTC
    public record Item(
            String reference, String region, Stage stage, AgeGroup ageGroup, List<Exploitation> exploitation, LocalDate referredOn,
            LocalDate dueOn, CasePage.Due due) {}

    static Worklist of(CasePage page, Due due, String cursor, Answer<Countries> countries, Language language) {
        List<Item> items = page.items().stream().map(item -> item(item, countries, language)).toList();
        return new Worklist(due, items, page.next() == null ? null : next(due, page.next()), cursor == null);
    }

    private static Item item(CasePage.Item item, Answer<Countries> countries, Language language) {
        return new Item(item.reference(), region(item.region(), countries, language), item.stage(), item.ageGroup(),
                item.exploitation() == null ? List.of() : item.exploitation(),
                item.referredAt().atOffset(ZoneOffset.UTC).toLocalDate(), item.dueOn(), item.due());
    }

    private static String region(String code, Answer<Countries> countries, Language language) {
        return countries.isFound()
                ? countries.value().country(code.substring(0, 2)).map(c -> c.region(code, language.tag())).orElse(code)
                : code;
    }

    private static String next(Due due, String cursor) {
        return due.address() + (due == Due.ALL ? "?" : "&") + "cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
    }
}
