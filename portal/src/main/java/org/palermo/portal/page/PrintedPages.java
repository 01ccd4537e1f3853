package org.palermo.portal.page;

import jakarta.inject.Singleton;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Pages to print that a service writes. Browsers apply only the styles of the portal's own files, so such a page gets those of a letter,
/// and the portal's icon, because a browser asks for `/favicon.ico` otherwise.
@Singleton
public class PrintedPages {
    private static final Pattern STYLE = Pattern.compile("<style>[^<]*</style>");

    private final Assets assets;

    PrintedPages(Assets assets) {
        this.assets = assets;
    }

    /// @param kind a class of the portal's styles for this kind of page, or an empty text
    /// @param tools what stands above the page and is not printed, as HTML
    public String styled(String page, String kind, String tools) {
        String link = "<link rel=\"icon\" href=\"" + assets.url("palermo.svg")
                + "\" type=\"image/svg+xml\"><link rel=\"stylesheet\" href=\""
                + assets.url("portal.css") + "\">";
        return STYLE.matcher(page).replaceFirst(Matcher.quoteReplacement(link)).replace("<body>", "<body class=\"palermo-sheet\">" + tools)
                .replace("<main>", "<main class=\"" + ("palermo-sheet__paper " + kind).strip() + "\">");
    }
}
