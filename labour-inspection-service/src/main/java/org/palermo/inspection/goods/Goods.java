package org.palermo.inspection.goods;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.palermo.inspection.country.CountryCodes;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/// The published list, read once at startup. The service does not start when the list names a country that {@link CountryCodes} does
/// not know.
@Startup
@ApplicationScoped
public class Goods {
    private static final String FILE = "palermo/ilab/goods.xml";

    private final List<ListedGood> all = new ArrayList<>();

    Goods(CountryCodes countries) {
        try (InputStream file = Thread.currentThread().getContextClassLoader().getResourceAsStream(FILE)) {
            DocumentBuilderFactory parsers = DocumentBuilderFactory.newInstance();
            parsers.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            for (Element good : children(parsers.newDocumentBuilder().parse(file).getDocumentElement(), "Good")) {
                for (Element country : children(good, "Country")) {
                    all.add(read(good, country, countries));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " can't be read", e);
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException(FILE + " can't be read", e);
        }
    }

    /// The entries in the order of the published list.
    ///
    /// @param country ISO 3166-1 alpha-2, or null for all countries
    /// @param good a part of the good's name, upper or lower case; or null for all goods
    public List<ListedGood> find(String country, String good) {
        String part = good == null ? "" : good.strip().toLowerCase(Locale.ROOT);
        return all.stream()
                .filter(g -> country == null || g.country().equals(country))
                .filter(g -> g.good().toLowerCase(Locale.ROOT).contains(part))
                .toList();
    }

    private static ListedGood read(Element good, Element country, CountryCodes countries) {
        String name = text(country, "Country_Name");
        String code = countries.find(name).orElseThrow(() -> new IllegalStateException(FILE + " names an unknown country " + name));
        return new ListedGood(text(good, "Good_Name"), text(good, "Good_Sector"), code, countries.name(code),
                says(country, "Child_Labor"), says(country, "Forced_Labor"), says(country, "Forced_Child_Labor"));
    }

    private static boolean says(Element element, String name) {
        return text(element, name).equalsIgnoreCase("Yes");
    }

    private static String text(Element element, String name) {
        return element.getElementsByTagName(name).item(0).getTextContent().strip();
    }

    private static List<Element> children(Element element, String name) {
        NodeList nodes = element.getElementsByTagName(name);
        List<Element> found = new ArrayList<>(nodes.getLength());
        for (int i = 0; i < nodes.getLength(); i++) {
            found.add((Element) nodes.item(i));
        }
        return found;
    }
}
