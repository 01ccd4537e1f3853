package org.palermo.portal.desk.casefile;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.palermo.portal.api.Schema;
import org.palermo.portal.desk.page.Desk;
import org.palermo.portal.desk.page.ListPage;
import org.palermo.portal.gateway.Countries;
import org.palermo.portal.page.Language;
import org.palermo.portal.words.Words;

/// The filters of the worklist as an address or a form has them. Each is a code, a region or a number, never a text.
@Singleton
class ExportedFilters {
    private static final String REGION = "region";
    private static final Map<String, Schema> FILTERS = filters();
    private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9_-]{1,40}");

    private final Words words;

    ExportedFilters(Words words) {
        this.words = words;
    }

    private static Map<String, Schema> filters() {
        Map<String, Schema> all = new LinkedHashMap<>();
        all.put("assigned", WorklistFilters.ASSIGNED);
        all.put("due", WorklistFilters.DUE);
        all.put("stage", WorklistFilters.STAGE);
        all.put("with", WorklistFilters.CONCERN);
        all.put(REGION, Schema.ANY_VALUE);
        all.put("ageGroup", WorklistFilters.AGE_GROUP);
        all.put("exploitation", WorklistFilters.EXPLOITATION);
        all.put("recoveryWithin", WorklistFilters.RECOVERY_WITHIN);
        all.put("sort", WorklistFilters.SORT);
        return all;
    }

    /// Leaves out whatever is no filter.
    Map<String, String> chosen(MultivaluedMap<String, String> sent) {
        Map<String, String> chosen = new LinkedHashMap<>();
        FILTERS.keySet().forEach(name -> {
            String value = sent.getFirst(name);
            if (value != null && VALUE.matcher(value).matches()) {
                chosen.put(name, value);
            }
        });
        return chosen;
    }

    /// An address with them.
    static String address(String path, Map<String, String> chosen) {
        return chosen.isEmpty() ? path : path + "?" + chosen.entrySet().stream()
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /// The address of the list with them: without a region it shows all countries, and not the one that was chosen last.
    static String list(Map<String, String> chosen) {
        Map<String, String> shown = new LinkedHashMap<>(chosen);
        shown.putIfAbsent(REGION, ListPage.EVERYWHERE);
        return address(Desk.START + "/cases", shown);
    }

    /// A label and a value each.
    List<Map.Entry<String, String>> inWords(Language language, Countries countries, Map<String, String> chosen) {
        return chosen.entrySet().stream().map(one -> Map.entry(
                words.find(language, "worklist." + one.getKey(), "field." + one.getKey()).orElse(one.getKey()),
                value(language, countries, one.getKey(), one.getValue()))).toList();
    }

    private String value(Language language, Countries countries, String name, String value) {
        if (name.equals(REGION)) {
            String tag = language.tag();
            return value.length() < 2 ? value : countries.country(value.substring(0, 2))
                    .map(country -> country.code().equals(value) ? country.nameIn(tag) : country.region(value, tag)).orElse(value);
        }
        return words.find(language, "code." + FILTERS.get(name).name() + "." + value, "code." + value, "worklist." + name + ".other")
                .orElse(value);
    }
}
