package org.palermo.inspection.goods;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.palermo.inspection.Given.API;
import static org.palermo.inspection.Given.as;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.inspection.MechanismKeyPair;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/// The published list of goods adds up: what goes in comes out, row by row.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(MechanismKeyPair.class)
class PublishedGoodsTest {

    /// A row of the file, read by another reader than the service's.
    private record Published(String good, String sector, String countryName, boolean child, boolean forced, boolean forcedChild) {

        static Published of(Element good, Element country) {
            return new Published(text(good, "Good_Name"), text(good, "Good_Sector"), text(country, "Country_Name"), text(country, "Child_Labor").equals("Yes"),
                    text(country, "Forced_Labor").equals("Yes"), text(country, "Forced_Child_Labor").equals("Yes"));
        }

        private static String text(Element element, String name) {
            return element.getElementsByTagName(name).item(0).getTextContent().strip();
        }
    }

    private List<Published> rows;
    private List<Map<String, Object>> items;

    @BeforeEach
    void bothSides() throws Exception {
        rows = new ArrayList<>();
        try (InputStream file = Thread.currentThread().getContextClassLoader().getResourceAsStream("palermo/ilab/goods.xml")) {
            NodeList goods = DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(file).getElementsByTagName("Good");
            for (int i = 0; i < goods.getLength(); i++) {
                Element good = (Element) goods.item(i);
                NodeList countries = good.getElementsByTagName("Country");
                for (int j = 0; j < countries.getLength(); j++) {
                    rows.add(Published.of(good, (Element) countries.item(j)));
                }
            }
        }
        items = as(Account.INSPECTOR).get(API + "/goods?edition=" + Goods.EDITION).then().statusCode(200).extract().jsonPath().getList("items");
    }

    @Test
    void ok_200_every_row_comes_out_in_the_order_of_the_file() {
        assertEquals(rows.stream().map(row -> List.of(row.good(), row.sector(), row.child(), row.forced(), row.forcedChild())).toList(),
                items.stream().map(item -> List.of(item.get("good"), item.get("sector"), item.get("childLabour"), item.get("forcedLabour"), item.get("forcedChildLabour"))).toList());
    }

    @Test
    void ok_200_the_numbers_of_the_published_list() {
        assertEquals(379, items.size());
        // Of the 140 goods of the file, Cassiterite names no country.
        assertEquals(139, items.stream().map(item -> item.get("good")).distinct().count());
        assertEquals(345, items.stream().filter(item -> item.get("childLabour").equals(true)).count());
        assertEquals(103, items.stream().filter(item -> item.get("forcedLabour").equals(true)).count());
        assertEquals(54, items.stream().filter(item -> item.get("forcedChildLabour").equals(true)).count());
        assertEquals(Map.of("Agriculture", 207L, "Manufacturing", 90L, "Mining", 75L, "Other", 7L), counted(items, item -> item.get("sector")));
        assertEquals(22, items.stream().filter(item -> item.get("good").equals("Gold")).count());
    }

    /// Each of the 75 names leads to one code, and no two to the same; each country answers with the rows that the file has for it.
    @Test
    void ok_200_each_country_has_its_rows() {
        Map<String, String> codes = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            String code = (String) items.get(i).get("country");
            assertEquals(code, codes.merge(rows.get(i).countryName(), code, (first, again) -> first));
        }
        assertEquals(75, codes.size());
        assertEquals(75, codes.values().stream().distinct().count());
        Map<Object, Long> byName = counted(rows, Published::countryName);
        assertEquals(23L, byName.get("India"));
        assertEquals(List.of("MM", "CI", "KP", "CD", "KG"), List.of("Burma", "Côte d'Ivoire", "North Korea", "Congo, Democratic Republic of the", "Kyrgyz Republic")
                .stream().map(codes::get).toList());
        codes.forEach((name, code) -> assertEquals(byName.get(name).intValue(),
                as(Account.INSPECTOR).get(API + "/goods?edition=" + Goods.EDITION + "&country=" + code).then().extract().<Integer>path("items.size()"), name));
    }

    private static <T> Map<Object, Long> counted(List<T> all, Function<T, Object> by) {
        return all.stream().collect(Collectors.groupingBy(by, Collectors.counting()));
    }
}
