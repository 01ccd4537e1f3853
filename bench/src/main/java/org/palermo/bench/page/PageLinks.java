package org.palermo.bench.page;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The links of a page of the portal, and the kind of page that an address leads to.
final class PageLinks {

    private static final Pattern LINK = Pattern.compile("<a\\s[^>]*>");
    private static final Pattern ADDRESS = Pattern.compile("\\shref=\"(/portal(?:/[^\"#]*)?)\"");
    /// A file, or the same page in another language.
    private static final Pattern NO_OTHER_PAGE = Pattern.compile("\\sdownload[\\s=>]|[?&;]lang=");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern CURSOR = Pattern.compile("(?<=[?&]cursor=)[^&]+");

    private PageLinks() {}

    /// The addresses of other pages, in their order.
    static List<String> of(String html) {
        return LINK.matcher(html).results().map(MatchResult::group).filter(link -> !NO_OTHER_PAGE.matcher(link).find())
                .flatMap(link -> ADDRESS.matcher(link).results()).map(address -> address.group(1).replace("&amp;", "&"))
                .distinct().toList();
    }

    /// The address with names in place of the ids of records and of the place in a list.
    static String kind(String address) {
        return CURSOR.matcher(ID.matcher(address).replaceAll("{id}")).replaceAll("{cursor}");
    }

    /// The kind without its filters.
    static String path(String kind) {
        return kind.replaceAll("\\?.*", "");
    }
}
