package org.palermo.inspection.wage.statement;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.palermo.inspection.money.Money;
import org.palermo.inspection.wage.WageClaim;
import org.palermo.inspection.wage.WageRepaymentView;
import org.palermo.kernel.text.PageWords;

/// The statement for the worker as a page to print, in one of the six languages of the United Nations. It says what she is owed and why.
/// It names neither the inspectorate nor a visit nor a complaint, because her employer may find it.
final class StatementPage {
    private static final Map<String, PageWords> WORDS = PageWords.in("palermo/wage-statement");
    private static final String STYLE = "body{font:12pt/1.5 sans-serif;max-width:46em;margin:2em auto;padding:0 "
            + "1em}table{border-collapse:collapse;width:100%}"
            + "th,td{border-bottom:1px solid #999;padding:.3em "
            + ".5em;text-align:start;vertical-align:top}.amount{text-align:end;white-space:nowrap}"
            + "bdi{unicode-bidi:isolate}small{color:#444}tr{break-inside:avoid}@page{margin:2cm}";

    private final PageWords words;

    private StatementPage(PageWords words) {
        this.words = words;
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for another language
    static StatementPage in(String asked) {
        return new StatementPage(WORDS.get(PageWords.required(asked)));
    }

    /// The worker's own language, or English.
    ///
    /// @param hers BCP 47, or null
    static StatementPage of(String hers) {
        return new StatementPage(WORDS.get(PageWords.firstOf(hers == null ? List.of() : List.of(hers))));
    }

    String html(WageClaim claim, WageCalculationView c, List<WageRepaymentView> repayments) {
        StringBuilder html = new StringBuilder("<!doctype html>\n<html lang=\"").append(words.language()).append("\" dir=\"")
                .append(words.direction())
                .append("\">\n<head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>")
                .append(words.word("title"))
                .append("</title><style>").append(STYLE).append("</style></head>\n<body><main>\n<h1>").append(words.word("title"))
                .append("</h1>\n<p>");
        String name = claim.worker().name() == null ? claim.worker().label() : claim.worker().name();
        html.append(isolated(name)).append("<br>").append(words.word("reference")).append(' ').append(isolated(claim.reference()))
                .append("</p>\n");
        html.append("<table>\n");
        total(html, "wages", c.wages());
        total(html, "deductions", c.deductions());
        total(html, "fees", c.fees());
        total(html, "total", c.total());
        for (WageRepaymentView paid : repayments) {
            if (paid.withdrawnAt() == null) {
                row(html, words.word("repaid") + " " + isolated(paid.paidOn().toString()), "-" + money(paid.amount()));
            }
        }
        total(html, "balance", Money.of(claim.balance(), claim.currency()));
        html.append("</table>\n<h2>").append(words.word("why")).append("</h2>\n<table>\n");
        c.lines().forEach(line -> line(html, line, claim.currency()));
        html.append("</table>\n<p>").append(words.word("rounding")).append("<br>")
                .append(words.word("rates")).append(' ').append(isolated(c.rates()))
                .append("</p>\n");
        html.append("<p>").append(words.word("ask")).append("</p>\n</main></body></html>\n");
        return html.toString();
    }

    private void total(StringBuilder html, String word, Money amount) {
        row(html, "<strong>" + words.word(word) + "</strong>", money(amount));
    }

    private void line(StringBuilder html, WageLineView line, String currency) {
        StringBuilder said = new StringBuilder(words.word("line." + line.kind()));
        if (line.of() != null) {
            said.append(": ").append(words.has("of." + line.of()) ? words.word("of." + line.of()) : isolated(line.of()));
        }
        if (line.from() != null) {
            said.append("<br>").append(days(line.from(), line.until()));
        }
        if (line.quantity() != null && line.rate() != null) {
            said.append("<br>").append(isolated(line.quantity().toPlainString())).append(' ')
                    .append(line.unit() == null ? words.word("unit.PIECE") : words.word("unit." + line.unit()))
                    .append(" × ").append(isolated(line.rate().toPlainString() + " " + currency));
            if (line.percent() != null) {
                said.append(" × ").append(isolated(line.percent().stripTrailingZeros().toPlainString() + " %"));
            }
        } else if (line.quantity() != null) {
            said.append(": ").append(isolated(line.quantity().toPlainString()));
        }
        if (line.basis() != null) {
            said.append("<br><small>").append(isolated(line.basis()))
                    .append(Boolean.TRUE.equals(line.unverified()) ? " (" + words.word("unverified") + ")" : "").append("</small>");
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

    /// Keeps its own direction within a text that runs from right to left.
    private static String isolated(String text) {
        return "<bdi>" + PageWords.escaped(text) + "</bdi>";
    }
}
