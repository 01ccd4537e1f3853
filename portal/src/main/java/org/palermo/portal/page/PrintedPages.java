package org.palermo.portal.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Pages to print that a service writes. Browsers apply only the styles of the portal's own files, so such a page gets those of a letter,
/// and the portal's icon, because a browser asks for `/favicon.ico` otherwise. It has the quick exit if every page of the reader has it.
@Singleton
public class PrintedPages {
    private static final Pattern STYLE = Pattern.compile("<style>[^<]*</style>");

    @CheckedTemplate(basePath = "pages")
    static class Templates {
        static native TemplateInstance printedExit(Frame frame);
    }

    private final Assets assets;

    PrintedPages(Assets assets) {
        this.assets = assets;
    }

    /// @param kind a class of the portal's styles for this kind of page, or an empty text
    /// @param tools what stands above the page and is not printed, as HTML
    public Uni<String> styled(Frame frame, String page, String kind, String tools) {
        return Templates.printedExit(frame).setLocale(frame.language().locale()).createUni()
                .map(exit -> styled(page, kind, exit.strip() + tools));
    }

    private String styled(String page, String kind, String tools) {
        String files = "<link rel=\"icon\" href=\"" + assets.url("palermo.svg") + "\" type=\"image/svg+xml\">"
                + styles("govuk-frontend.css") + styles("portal.css")
                + "<script type=\"module\" src=\"" + assets.url("portal.js") + "\"></script>";
        return STYLE.matcher(page).replaceFirst(Matcher.quoteReplacement(files)).replace("<body>", "<body class=\"palermo-sheet\">" + tools)
                .replace("<main>", "<main class=\"" + ("palermo-sheet__paper " + kind).strip() + "\">");
    }

    private String styles(String file) {
        return "<link rel=\"stylesheet\" href=\"" + assets.url(file) + "\">";
    }
}
