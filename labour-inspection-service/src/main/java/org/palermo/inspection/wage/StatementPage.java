package org.palermo.inspection.wage;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.palermo.inspection.money.Money;
import org.palermo.kernel.problem.Problems;

/// The statement for the worker as a page to print, in one of the six languages of the United Nations. It says what she is owed and why.
/// It names neither the inspectorate, a visit nor a complaint: her employer may find it.
final class StatementPage {
    private static final List<String> LANGUAGES = List.of("en", "fr", "es", "ar", "zh", "ru");
    private static final Map<String, StatementPage> PAGES = read();
    private static final String STYLE = "body{font:12pt/1.5 sans-serif;max-width:46em;margin:2em auto;padding:0 "
            + "1em}table{border-collapse:collapse;width:100%}"
            + "th,td{border-bottom:1px solid #999;padding:.3em "
            + ".5em;text-align:start;vertical-align:top}.amount{text-align:end;white-space:nowrap}"
            + "bdi{unicode-bidi:isolate}small{color:#444}tr{break-inside:avoid}@page{margin:2cm}";

    private final String language;
    private final Properties words;

    private StatementPage(String language, Properties words) {
        this.language = language;
        this.words = words;
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for another language
    static StatementPage in(String asked) {
        StatementPage page = PAGES.get(base(asked));
        if (page == null) {
            throw Problems.invalid("language", "must be one of " + String.join(", ", LANGUAGES));
        }
        return page;
    }

    /// The worker's own language, or English.
    ///
    /// @param hers BCP 47, or null
    static StatementPage of(String hers) {
        return PAGES.getOrDefault(hers == null ? "en" : base(hers), PAGES.get("en"));
    }

    private static String base(String language) {
        return language.split("-", 2)[0].toLowerCase(Locale.ROOT);
    }

    String html(WageClaim claim, WageCalculationView c, List<WageRepaymentView> repayments) {
        StringBuilder html = new StringBuilder("<!doctype html>\n<html lang=\"").append(language).append("\" dir=\"")
                .append(language.equals("ar") ? "rtl" : "ltr")
                .append("\">\n<head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>")
                .append(word("title"))
                .append("</title><style>").append(STYLE).append("</style></head>\n<body><main>\n<h1>").append(word("title"))
                .append("</h1>\n<p>");
        String name = claim.worker().name() == null ? claim.worker().label() : claim.worker().name();
        html.append(isolated(name)).append("<br>").append(word("reference")).append(' ').append(isolated(claim.reference()))
                .append("</p>\n");
        html.append("<table>\n");
        total(html, "wages", c.wages());
        total(html, "deductions", c.deductions());
        total(html, "fees", c.fees());
        total(html, "total", c.total());
        for (WageRepaymentView paid : repayments) {
            if (paid.withdrawnAt() == null) {
                row(html, word("repaid") + " " + isolated(paid.paidOn().toString()), "-" + money(paid.amount()));
            }
        }
        total(html, "balance", Money.of(claim.balance(), claim.currency()));
        html.append("</table>\n<h2>").append(word("why")).append("</h2>\n<table>\n");
        c.lines().forEach(line -> line(html, line, claim.currency()));
        html.append("</table>\n<p>").append(word("rounding")).append("<br>").append(word("rates")).append(' ').append(isolated(c.rates()))
                .append("</p>\n");
        html.append("<p>").append(word("ask")).append("</p>\n</main></body></html>\n");
        return html.toString();
    }

    private void total(StringBuilder html, String word, Money amount) {
        row(html, "<strong>" + word(word) + "</strong>", money(amount));
    }

    private void line(StringBuilder html, WageLineView line, String currency) {
        StringBuilder said = new StringBuilder(word("line." + line.kind()));
        if (line.of() != null) {
            said.append(": ").append(words.containsKey("of." + line.of()) ? word("of." + line.of()) : isolated(line.of()));
        }
        if (line.from() != null) {
            said.append("<br>").append(days(line.from(), line.until()));
        }
        if (line.quantity() != null && line.rate() != null) {
            said.append("<br>").append(isolated(line.quantity().toPlainString())).append(' ')
                    .append(line.unit() == null ? word("unit.PIECE") : word("unit." + line.unit()))
                    .append(" × ").append(isolated(line.rate().toPlainString() + " " + currency));
            if (line.percent() != null) {
                said.append(" × ").append(isolated(line.percent().stripTrailingZeros().toPlainString() + " %"));
            }
        } else if (line.quantity() != null) {
            said.append(": ").append(isolated(line.quantity().toPlainString()));
        }
        if (line.basis() != null) {
            said.append("<br><small>").append(isolated(line.basis()))
                    .append(Boolean.TRUE.equals(line.unverified()) ? " (" + word("unverified") + ")" : "").append("</small>");
        }
        row(html, said.toString(), line.amount() == null ? "" : line.amount().toPlainString() + " " + currency);
    }

    private static void row(StringBuilder html, String said, String amount) {
        html.append("<tr><td>").append(said).append("</td><td class=\"amount\">").append(isolated(amount)).append("</td></tr>\n");
    }

    private static String days(LocalDate from, LocalDate until) {
        return isolated(from.equals(until) ? from.toString() : from + " – " + until);
    }

    private static String money(Money money) {
        int digits = Currency.getInstance(money.currency()).getDefaultFractionDigits();
        return BigDecimal.valueOf(money.minor(), digits).toPlainString() + " " + money.currency();
    }

    private String word(String key) {
        return escaped(words.getProperty(key, key));
    }

    /// Keeps its own direction within a text that runs from right to left.
    private static String isolated(String text) {
        return "<bdi>" + escaped(text) + "</bdi>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    private static Map<String, StatementPage> read() {
        Map<String, StatementPage> pages = new TreeMap<>();
        LANGUAGES.forEach(language -> pages.put(language, new StatementPage(language, words(language))));
        return pages;
    }

    private static Properties words(String language) {
        try (InputStream file = StatementPage.class.getResourceAsStream("/palermo/wage-statement/" + language + ".properties");
                Reader text = new InputStreamReader(file, StandardCharsets.UTF_8)) {
            Properties words = new Properties();
            words.load(text);
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException("The words of a wage statement can't be read", e);
        }
    }
}
