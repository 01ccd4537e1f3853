package org.palermo.portal.annualreport;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.palermo.portal.annualreport.AnnualReportPage.Block;
import org.palermo.portal.annualreport.AnnualReportPage.Line;
import org.palermo.portal.annualreport.AnnualReportPage.Region;
import org.palermo.portal.annualreport.AnnualReportPage.Shown;
import org.palermo.portal.page.Language;
import org.palermo.portal.words.Words;

/// Puts the report into the words of the reader.
@ApplicationScoped
class AnnualReportViews {
    private static final String KEY = "annualReport.";
    private static final String AGRICULTURE = "C129";
    private static final List<String> BY_REGION = List.of("visits", "workplacesVisited", "violations", "penalties");
    private static final List<String> INJURIES =
            List.of("fatalWomen", "fatalMen", "nonFatalWomen", "nonFatalMen", "diseasesWomen", "diseasesMen");

    private final Words words;

    AnnualReportViews(Words words) {
        this.words = words;
    }

    /// @param place the name of the country
    /// @param regions the name of a region by its code
    Shown of(Language language, String place, UnaryOperator<String> regions, JsonObject report) {
        JsonObject control = report.getJsonObject("control");
        return new Shown(place + " " + report.getInteger("year") + ", " + report.getString("convention"),
                words.say(language, KEY + (report.getBoolean("wholeCountry", false) ? "whole" : "own")),
                AGRICULTURE.equals(report.getString("convention")) ? words.say(language, KEY + "agriculture") : null,
                control == null ? null : words.say(language, KEY + "control", Map.of("k", control.getInteger("k"))),
                report.getString("source"),
                objects(report, "blocks").stream().map(block -> block(language, block)).toList(),
                objects(report, "regions").stream().map(region -> region(language, regions, region, BY_REGION)).toList(),
                objects(report, "injuries").stream().map(region -> region(language, regions, region, INJURIES)).toList(),
                objects(report, "indicators").stream().map(indicator -> indicator(language, indicator)).toList());
    }

    private Block block(Language language, JsonObject block) {
        String name = block.getString("block");
        return new Block("block-" + name.toLowerCase(Locale.ROOT), words.say(language, KEY + "block." + name), block.getString("article"),
                block.getString("words"),
                missing(language, block), objects(block, "figures").stream().map(figure -> figure(language, figure)).toList());
    }

    private Region region(Language language, UnaryOperator<String> names, JsonObject region, List<String> columns) {
        String code = region.getString("region");
        return new Region(code == null ? words.say(language, KEY + "region.none") : names.apply(code),
                columns.stream().map(region::getNumber).map(value -> value == null ? null : number(language, value)).toList());
    }

    private Line figure(Language language, JsonObject figure) {
        String missing = missing(language, figure);
        return new Line(words.say(language, KEY + "figure." + figure.getString("figure")), number(language, figure.getNumber("value")),
                missing != null ? missing : words.say(language, KEY + (figure.getBoolean("entered", false) ? "entered" : "counted")));
    }

    private Line indicator(Language language, JsonObject indicator) {
        String label = words.say(language, KEY + "indicator." + indicator.getString("code")) + " (" + indicator.getString("code") + "), "
                + words.say(language, KEY + "sex." + indicator.getString("sex"));
        return new Line(label, number(language, indicator.getNumber("value")), missing(language, indicator));
    }

    private String missing(Language language, JsonObject said) {
        return said.getString("missing") == null ? null : words.say(language, KEY + "missing." + said.getString("missing"));
    }

    private static String number(Language language, Number value) {
        return value == null ? "–" : NumberFormat.getNumberInstance(language.dates()).format(value);
    }

    private static List<JsonObject> objects(JsonObject from, String list) {
        return from.getJsonArray(list, new JsonArray()).stream().filter(JsonObject.class::isInstance).map(JsonObject.class::cast).toList();
    }
}
