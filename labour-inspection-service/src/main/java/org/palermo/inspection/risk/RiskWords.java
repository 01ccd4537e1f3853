package org.palermo.inspection.risk;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.palermo.inspection.goods.ListedGood;
import org.palermo.kernel.text.PageWords;
import org.palermo.kernel.text.WordFile;

/// Why a workplace has its points, in the words of one language. Goods have the words of the list, days are in ISO 8601.
final class RiskWords {
    private static final String FOLDER = "palermo/risk/words/";
    private static final int MOST_GOODS = 20;
    private static final Map<String, RiskWords> BY_LANGUAGE = new TreeMap<>();

    static {
        PageWords.LANGUAGES.forEach(language -> BY_LANGUAGE.put(language, new RiskWords(language)));
    }

    private final Map<String, String> words;

    private RiskWords(String language) {
        words = WordFile.read(FOLDER + language + ".properties").orElseThrow();
    }

    /// @param language BCP 47; English where there is no other
    static RiskWords in(String language) {
        return BY_LANGUAGE.get(PageWords.firstOf(List.of(language)));
    }

    String goods(List<ListedGood> listed) {
        return listed.isEmpty() ? words.get("goods.none")
                : said("goods.listed", "goods", listed.stream().limit(MOST_GOODS)
                        .map(good -> said(good.forcedLabour() || good.forcedChildLabour() ? "good.forced" : "good.child", "good",
                                good.good()))
                        .collect(Collectors.joining(words.get("comma"))));
    }

    String sector(String sector) {
        return said("sector", "sector", sector);
    }

    /// @param sector that follows from the economic activity of a workplace that names none
    /// @param isic the code of the activity
    String sectorOfActivity(String sector, String isic) {
        return said("sector.isic", "sector", sector).replace("{isic}", isic);
    }

    String noSector() {
        return words.get("sector.none");
    }

    /// @param region its name; its own points count
    /// @param country the name of its country
    String region(String region, String country) {
        return said("region", "region", region).replace("{country}", country);
    }

    /// @param name of the country
    String country(String name) {
        return said("country", "country", name);
    }

    String findings(int positive, int years) {
        return counted("findings", positive, years);
    }

    /// @param violations that no appeal quashed
    String violations(int violations, int years) {
        return counted("violations", violations, years);
    }

    String orders(int orders, int years) {
        return counted("orders", orders, years);
    }

    /// @param gap `NONE` when a statement is missing, another code when areas of it are, null when nothing is missing
    /// @param yearEnds the end of the year that the statement is about
    String statement(String gap, LocalDate yearEnds) {
        return switch (gap) {
            case null -> words.get("statement.complete");
            case "NONE" -> said("statement.none", "day", yearEnds.toString());
            default -> said("statement.gaps", "day", yearEnds.toString());
        };
    }

    /// @param day the last visit, in UTC, or null
    String lastVisit(LocalDate day) {
        return day == null ? words.get("never") : said("visited", "day", day.toString());
    }

    private String counted(String key, int number, int years) {
        return said(key, "number", Integer.toString(number)).replace("{years}", Integer.toString(years));
    }

    private String said(String key, String name, String value) {
        return words.get(key).replace("{" + name + "}", value);
    }
}
