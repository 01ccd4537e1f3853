package org.palermo.inspection.goods;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import org.palermo.inspection.country.CountryCodes;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.workbook.FileDefect;
import org.palermo.kernel.workbook.Xml;

/// Reads an edition of the list as a stream, XML as the US Department of Labor publishes it. Elements that are not known are passed over.
@ApplicationScoped
class GoodsXml {
    static final int MOST_ENTRIES = 5_000;
    private static final int LONGEST = 200;

    private final CountryCodes countries;

    GoodsXml(CountryCodes countries) {
        this.countries = countries;
    }

    /// @return the entries in the order of the file
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when it is not such a list, or names a country that nobody knows
    List<ListedGood> read(InputStream file) throws IOException {
        try (Xml xml = Xml.read(file)) {
            List<ListedGood> all = read(xml);
            if (all.isEmpty()) {
                throw Problems.invalid("body", "must name at least one Good with a Country");
            }
            return all;
        } catch (FileDefect defect) {
            throw unreadable(defect.kind());
        }
    }

    private static RuntimeException unreadable(FileDefect.Kind kind) {
        return kind == FileDefect.Kind.TOO_LARGE
                ? Problems.invalid("body", "must have shorter names and fewer elements inside each other")
                : Problems.invalid("body", "must be XML without a document type");
    }

    private List<ListedGood> read(Xml xml) {
        List<ListedGood> all = new ArrayList<>();
        Map<String, String> good = new HashMap<>();
        List<Map<String, String>> within = new ArrayList<>();
        for (int event = xml.next(); event != XMLStreamConstants.END_DOCUMENT; event = xml.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                begin(xml, good, within);
                if (all.size() + within.size() > MOST_ENTRIES) {
                    throw Problems.invalid("body", "must name at most 5,000 goods and countries");
                }
            } else if (event == XMLStreamConstants.END_ELEMENT && xml.name().equals("Good")) {
                within.forEach(country -> all.add(entry(good, country)));
                within.clear();
            }
        }
        return all;
    }

    private static void begin(Xml xml, Map<String, String> good, List<Map<String, String>> within) {
        String name = xml.name();
        switch (name) {
            case "Good" -> good.clear();
            case "Country" -> within.add(new HashMap<>());
            case "Good_Name", "Good_Sector" -> good.put(name, text(xml, name));
            case "Country_Name", "Child_Labor", "Forced_Labor", "Forced_Child_Labor" -> {
                String text = text(xml, name);
                if (!within.isEmpty()) {
                    within.getLast().put(name, text);
                }
            }
            default -> { }
        }
    }

    /// The text of the element that has begun, up to its end.
    private static String text(Xml xml, String name) {
        StringBuilder text = new StringBuilder();
        for (int event = xml.next(); event != XMLStreamConstants.END_ELEMENT; event = xml.next()) {
            if (Xml.isText(event)) {
                text.append(xml.text());
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                throw Problems.invalid("body", "must have only text in each element " + name);
            }
        }
        return text.toString().strip();
    }

    private ListedGood entry(Map<String, String> good, Map<String, String> country) {
        String name = required(country, "Country_Name");
        String code = countries.find(name).orElseThrow(() -> Problems.invalid("body",
                "must name countries that exist: one has an unknown name"));
        return new ListedGood(required(good, "Good_Name"), required(good, "Good_Sector"), code, countries.name(code),
                says(country, "Child_Labor"), says(country, "Forced_Labor"), says(country, "Forced_Child_Labor"));
    }

    private static boolean says(Map<String, String> country, String name) {
        return required(country, name).equalsIgnoreCase("Yes");
    }

    private static String required(Map<String, String> element, String name) {
        String text = element.getOrDefault(name, "");
        if (text.isEmpty() || text.length() > LONGEST) {
            throw Problems.invalid("body", "must have an element " + name + " of 1 to 200 characters in each Good or Country");
        }
        return text;
    }
}
