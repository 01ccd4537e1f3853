package org.palermo.pdf;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.helper.W3CDom;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/// What is printed of a page: the texts, lists and tables of its `main`. Everything that loads, runs or asks is left out.
///
/// @param rightToLeft the direction of the whole
record Page(Document document, boolean rightToLeft) {
    /// Elements and texts that are printed. A page of statistics has some thousand.
    private static final int MOST_NODES = 6_000;
    /// Some twenty-five pages. Letters of several scripts are measured one by one: half a million of them took a minute and a half.
    private static final int MOST_LETTERS = 60_000;
    private static final int DEEPEST = 64;
    private static final int MOST_COLUMNS = 50;

    private static final String LEFT_OUT = "script, style, link, svg, img, picture, video, audio, object, embed, iframe, math, canvas, "
            + "form, button, input, select, textarea, nav, template, noscript, [hidden], a[download], .govuk-visually-hidden, "
            + ".govuk-back-link, .govuk-button, .govuk-button-group, .palermo-no-print, .palermo-exit";
    private static final String BOXES = "main, section, article, aside, figure, figcaption, details, header, footer, address, pre";
    private static final Safelist KEPT = new Safelist()
            .addTags("h1", "h2", "h3", "h4", "p", "br", "hr", "strong", "b", "em", "i", "small", "sub", "sup", "ul", "ol", "li", "dl", "dt",
                    "dd", "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td", "div", "span", "bdi", "blockquote")
            .addAttributes(":all", "class", "dir", "lang").addAttributes("th", "scope", "colspan", "rowspan")
            .addAttributes("td", "colspan", "rowspan");
    private static final Set<String> DIRECTIONS = Set.of("ltr", "rtl");

    /// @param html as the portal shows it, in UTF-8
    static Page read(byte[] html) throws Unprintable {
        Document sent = Jsoup.parse(new String(html, StandardCharsets.UTF_8));
        if (measured(sent).depth() > DEEPEST) {
            throw new Unprintable("The elements of the document must not be nested deeper than " + DEEPEST + ".");
        }
        Element main = sent.selectFirst("main");
        if (main == null) {
            throw new Unprintable("The document must have a main element.");
        }
        String language = first(main.attr("lang"), sent.selectFirst("html").attr("lang"), "en");
        String direction = first(main.attr("dir"), sent.selectFirst("html").attr("dir"), "ltr").toLowerCase(Locale.ROOT);
        boolean rightToLeft = "rtl".equals(direction);
        main.select(LEFT_OUT).remove();
        main.select("ul, ol, li, p").stream().filter(element -> !element.hasText()).forEach(Element::remove);
        main.select("summary").tagName("p");
        main.select(BOXES).tagName("div");
        main.attr("dir", rightToLeft ? "rtl" : "ltr");
        Document kept = kept(main);
        if (measured(kept).nodes() > MOST_NODES) {
            throw new Unprintable("The document must have at most " + MOST_NODES + " elements and texts.");
        }
        if (kept.wholeText().length() > MOST_LETTERS) {
            throw new Unprintable("The document must have at most " + MOST_LETTERS + " letters.");
        }
        kept.select("[colspan], [rowspan]").forEach(Page::narrow);
        kept.select("[dir]").forEach(Page::decide);
        kept.select("tr").stream().filter(row -> row.closest("[dir]").attr("dir").equals("rtl")).forEach(Page::mirror);
        return new Page(headed(kept, language, rightToLeft, sent.title()), rightToLeft);
    }

    org.w3c.dom.Document dom() {
        return new W3CDom().fromJsoup(document);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private record Size(int nodes, int depth) {}

    private static Size measured(Document document) {
        int[] found = {0, 0};
        NodeTraversor.traverse(new NodeVisitor() {
            @Override
            public void head(Node node, int depth) {
                found[0] += node instanceof TextNode text && text.isBlank() ? 0 : 1;
                found[1] = Math.max(found[1], depth);
            }

            @Override
            public void tail(Node node, int depth) {}
        }, document);
        return new Size(found[0], found[1]);
    }

    private static Document kept(Element body) {
        Document shell = Document.createShell("");
        shell.body().appendChild(body);
        return new Cleaner(KEPT).clean(shell);
    }

    /// A cell over a billion columns would take as much memory.
    private static void narrow(Element cell) {
        for (String over : new String[] {"colspan", "rowspan"}) {
            if (!cell.attr(over).matches("[1-9]\\d?") || Integer.parseInt(cell.attr(over)) > MOST_COLUMNS) {
                cell.removeAttr(over);
            }
        }
    }

    /// The library sets columns from left to right in every language. A screen reader reads them in this order too.
    private static void mirror(Element row) {
        row.children().reversed().forEach(row::appendChild);
    }

    /// `auto` becomes the direction of the first letter that has one, as in a browser.
    private static void decide(Element element) {
        String said = element.attr("dir").toLowerCase(Locale.ROOT);
        if (said.equals("auto")) {
            element.attr("dir", Direction.of(element.wholeText()));
        } else if (!DIRECTIONS.contains(said)) {
            element.removeAttr("dir");
        }
    }

    private static Document headed(Document kept, String language, boolean rightToLeft, String title) {
        Element html = kept.selectFirst("html");
        html.attr("lang", language.matches("[A-Za-z-]{2,20}") ? language : "en").attr("dir", rightToLeft ? "rtl" : "ltr");
        kept.title(title.isBlank() ? "Document" : title);
        return kept;
    }

    private static String first(String... texts) {
        for (String text : texts) {
            if (!text.isBlank()) {
                return text;
            }
        }
        throw new IllegalArgumentException("the last text is never blank");
    }
}
