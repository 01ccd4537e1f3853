package org.palermo.systemtest.taint;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// A form of a page.
///
/// @param fields the names and values that it would send unchanged
/// @param texts the names of the fields in which people write
record WebForm(String method, URI action, Map<String, String> fields, Set<String> texts) {

    private static final Pattern FORM = Pattern.compile("<form\\b([^>]*)>(.*?)</form>", Pattern.DOTALL);
    private static final Pattern FIELD = Pattern.compile("<(input|textarea|select|button)\\b([^>]*)>");
    private static final Pattern LINK = Pattern.compile("<a\\b[^>]*\\bhref=\"([^\"]+)\"");
    private static final Set<String> WRITTEN = Set.of("", "text", "search", "tel", "email", "url", "password", "number");

    static List<WebForm> in(Browser.Page page) {
        var forms = new ArrayList<WebForm>();
        var found = FORM.matcher(page.answer().text());
        while (found.find()) {
            forms.add(of(page, found.group(1), found.group(2)));
        }
        return forms;
    }

    private static WebForm of(Browser.Page page, String attributes, String inside) {
        var fields = new LinkedHashMap<String, String>();
        var texts = new LinkedHashSet<String>();
        var found = FIELD.matcher(inside);
        while (found.find()) {
            var name = attribute(found.group(2), "name");
            if (!name.isEmpty()) {
                fields.put(name, attribute(found.group(2), "value"));
                if (found.group(1).equals("textarea") || found.group(1).equals("input") && WRITTEN.contains(attribute(found.group(2), "type"))) {
                    texts.add(name);
                }
            }
        }
        return new WebForm(attribute(attributes, "method").toUpperCase(Locale.ROOT), page.address().resolve(attribute(attributes, "action")), fields, texts);
    }

    /// The addresses that a page links to.
    static List<URI> links(Browser.Page page) {
        var links = new ArrayList<URI>();
        var found = LINK.matcher(page.answer().text());
        while (found.find()) {
            links.add(page.address().resolve(found.group(1).replace("&amp;", "&").replaceAll("#.*", "")));
        }
        return links;
    }

    private static String attribute(String attributes, String name) {
        var found = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(attributes);
        return found.find() ? found.group(1).replace("&amp;", "&") : "";
    }

    Map<String, String> filledIn(Map<String, String> values) {
        var filled = new LinkedHashMap<>(fields);
        filled.putAll(values);
        return filled;
    }
}
