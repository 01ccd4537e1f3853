package org.palermo.systemtest.browser;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How many bytes a browser gets that opens a page and has nothing of it yet: the page, its style sheets, scripts and fonts, as they
/// were compressed on the way, without pictures. The browser's own record of what it got is read, so nothing is fetched again. A
/// style sheet that it has from an earlier page counts as if it had to be fetched.
final class PageWeight {
    /// For each answer, as the browser's own record does it: headers are not told to a page.
    private static final int HEADERS = 300;
    private static final int MOST = 60_000;
    /// The style sheets and scripts alone weigh more. Pages for the printer do without some.
    private static final int LEAST = 20_000;
    private static final int SHOWN = 10;
    private static final String GOT = """
            () => performance.getEntries().filter(one => one.entryType === 'navigation' || one.entryType === 'resource')
              .filter(one => !['img', 'image', 'video', 'audio'].includes(one.initiatorType))
              .filter(one => !/\\.(svg|png|jpe?g|gif|webp|ico)(\\?|$)/.test(one.name))
              .map(one => [one.entryType === 'navigation' ? '' : one.name, one.encodedBodySize])
            """;

    private record Weighed(String page, long bytes) {}

    /// By address. The largest size counts, in case one is not recorded for an answer that was kept.
    private final Map<String, Long> parts = new HashMap<>();
    private final List<Weighed> weighed = new ArrayList<>();

    void weigh(String name, Page page) {
        long bytes = 0;
        for (var one : (List<?>) page.evaluate(GOT)) {
            var part = (List<?>) one;
            var address = part.get(0).toString();
            var size = ((Number) part.get(1)).longValue();
            bytes += HEADERS + (address.isEmpty() ? size : parts.merge(address, size, Math::max));
        }
        weighed.add(new Weighed(name, bytes));
    }

    /// The heaviest pages over the limit.
    List<String> wrong() {
        var wrong = new ArrayList<String>();
        weighed.stream().filter(one -> one.bytes >= MOST).sorted((a, b) -> Long.compare(b.bytes, a.bytes)).limit(SHOWN)
                .forEach(one -> wrong.add(one.page + " needs " + one.bytes + " bytes at a first visit; the limit is " + MOST));
        if (weighed.stream().noneMatch(one -> one.bytes >= LEAST)) {
            wrong.add("style sheets and scripts were not measured: " + range());
        }
        return wrong;
    }

    /// For the log: the lightest and the heaviest page.
    String range() {
        var bytes = weighed.stream().mapToLong(Weighed::bytes).summaryStatistics();
        return weighed.size() + " pages need " + bytes.getMin() + " to " + bytes.getMax() + " bytes at a first visit";
    }
}
