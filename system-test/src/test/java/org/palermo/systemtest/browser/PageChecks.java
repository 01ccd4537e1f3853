package org.palermo.systemtest.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Looks at each kind of page to which a journey comes, and which has a form: with axe-core, and that it runs in the direction of its
/// language. These pages come after a first answer, so no link leads to them. A run of all tests also sends each page of questions
/// without an answer and looks at its errors, looks at the pages without a form, and measures all of them on the narrowest screen and
/// with large text.
///
/// It looks at a copy of the page, so the page keeps its focus and its size, and need not run scripts.
final class PageChecks implements Onlooker, AutoCloseable {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern SCRIPT = Pattern.compile("<script\\b.*?</script>", Pattern.DOTALL);
    private static final String FORM = "main form[method=post]";
    private static final String ERRORS = "main .govuk-error-summary";
    private static final String QUESTIONS = FORM + " button.govuk-button[name=_go]";
    /// What tells kinds of pages at one address apart: what is asked there, errors, and the check of all answers.
    private static final String ASKED = """
            () => [document.documentElement.lang, document.querySelector('.govuk-error-summary') ? 'errors' : '',
              document.querySelector('main form dl') ? 'answers' : '',
              ...new Set([...document.querySelectorAll('main form [name]:not([type=hidden], [name=_go])')].map(one => one.name))].join(' ')
            """;
    /// One kind of page is looked at once, by whichever journey comes there first.
    private static final Set<String> KINDS = ConcurrentHashMap.newKeySet();

    private final URI origin;
    private final List<String> wrong;
    private final Page copy;

    /// @param wrong takes what is wrong with pages
    PageChecks(URI origin, List<String> wrong) {
        this.origin = origin;
        this.wrong = wrong;
        this.copy = RealBrowser.shared().person(RealBrowser.WIDE).newPage();
    }

    @Override
    public void leaving(Page page) {
        page.waitForLoadState();
        if (page.url().startsWith(origin + "/portal") && (Languages.ALL || page.locator(FORM).count() > 0)) {
            var kind = kind(page);
            if (KINDS.add(kind)) {
                check(page, kind);
            }
        }
    }

    /// *Continue* never does more than lead to the next page. Where nothing has to be answered it does so, and *Back* comes back.
    @Override
    public void answering(Page page) {
        if (!Languages.ALL) {
            return;
        }
        page.waitForLoadState();
        var next = page.locator(QUESTIONS + "[value=next]");
        if (next.count() == 1 && page.locator(ERRORS).count() == 0 && KINDS.add("unanswered " + kind(page))) {
            next.click();
            page.waitForLoadState();
            leaving(page);
            if (page.locator(ERRORS).count() == 0) {
                page.locator(QUESTIONS + "[value=back]").click();
            }
        }
    }

    private static String kind(Page page) {
        return ID.matcher(URI.create(page.url()).getPath()).replaceAll("id") + " " + page.evaluate(ASKED);
    }

    private void check(Page page, String kind) {
        var html = SCRIPT.matcher(page.content()).replaceAll("");
        var address = page.url().replaceAll("#.*", "");
        Predicate<String> isPage = address::equals;
        copy.route(isPage, route -> route.fulfill(new Route.FulfillOptions().setContentType("text/html; charset=utf-8").setBody(html)));
        copy.navigate(address);
        copy.unroute(isPage);
        var root = copy.locator("html");
        var arabic = root.getAttribute("lang").equals("ar");
        if (arabic != "rtl".equals(root.getAttribute("dir"))) {
            wrong.add(kind + " runs in the wrong direction");
        }
        (arabic ? Accessibility.violationsInAnotherLanguage(copy) : Accessibility.violations(copy))
                .forEach(one -> wrong.add(kind + ": " + one));
        if (Languages.ALL) {
            Reflow.lost(copy).forEach(one -> wrong.add(kind + ": " + one));
        }
    }

    @Override
    public void close() {
        copy.context().close();
    }
}
