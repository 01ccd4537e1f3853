package org.palermo.inspection.goods;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.palermo.inspection.country.CountryCodes;
import org.palermo.kernel.problem.Problems;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/// Reads an edition of the list, XML as the US Department of Labor publishes it. Elements that are not known are passed over.
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
        List<ListedGood> all = new ArrayList<>();
        for (Element good : children(root(file), "Good")) {
            for (Element country : children(good, "Country")) {
                all.add(entry(good, country));
                if (all.size() > MOST_ENTRIES) {
                    throw Problems.invalid("body", "must name at most 5,000 goods and countries");
                }
            }
        }
        if (all.isEmpty()) {
            throw Problems.invalid("body", "must name at least one Good with a Country");
        }
        return all;
    }

    /// Without a document type there are no entities that could swell.
    private static Element root(InputStream file) throws IOException {
        try {
            DocumentBuilderFactory parsers = DocumentBuilderFactory.newInstance();
            parsers.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var parser = parsers.newDocumentBuilder();
            parser.setErrorHandler(null);
            return parser.parse(file).getDocumentElement();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        } catch (SAXException e) {
            throw Problems.invalid("body", "must be XML without a document type");
        }
    }

    private ListedGood entry(Element good, Element country) {
        String name = text(country, "Country_Name");
        String code = countries.find(name).orElseThrow(() -> Problems.invalid("body",
                "must name countries that exist: one has an unknown name"));
        return new ListedGood(text(good, "Good_Name"), text(good, "Good_Sector"), code, countries.name(code),
                says(country, "Child_Labor"), says(country, "Forced_Labor"), says(country, "Forced_Child_Labor"));
    }

    private static boolean says(Element element, String name) {
        return text(element, name).equalsIgnoreCase("Yes");
    }

    private static String text(Element element, String name) {
        NodeList found = element.getElementsByTagName(name);
        String text = found.getLength() == 0 ? "" : found.item(0).getTextContent().strip();
        if (text.isEmpty() || text.length() > LONGEST) {
            throw Problems.invalid("body", "must have an element " + name + " of 1 to 200 characters in each Good or Country");
        }
        return text;
    }

    private static List<Element> children(Element element, String name) {
        NodeList nodes = element.getElementsByTagName(name);
        List<Element> found = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            found.add((Element) nodes.item(i));
        }
        return found;
    }
}
