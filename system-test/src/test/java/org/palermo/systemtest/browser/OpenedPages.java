package org.palermo.systemtest.browser;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The whole text of pages as the server sends them to one person, with what is not shown: hidden fields, addresses, choices.
final class OpenedPages {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern LINK = Pattern.compile("href=\"(/portal/[^\"#]*)\"");
    private static final Pattern FILE = Pattern.compile("(\\.\\w{2,5}|/content|/picture)(\\?.*)?$");
    /// A page that was opened may be gone, and a role may have no annual report.
    private static final List<String> GONE = List.of("200", "403", "404");
    private static final List<String> STARTS = List.of("/portal/desk", "/portal/morning", "/portal/notices", "/portal/annual-report");
    /// Far more than a role has.
    private static final int MOST = 500;
    private static final String FETCH = """
            async address => {
              const answer = await fetch(address, {signal: AbortSignal.timeout(20000)});
              return [String(answer.status), await answer.text()];
            }
            """;

    private final Page page;
    private final URI origin;
    private final Set<String> addresses = new LinkedHashSet<>();
    private final Map<String, String> read = new LinkedHashMap<>();

    private OpenedPages(Page page, URI origin) {
        this.page = page;
        this.origin = origin;
    }

    /// Notes every page that is opened here from now on.
    static OpenedPages of(Page page, URI origin) {
        var opened = new OpenedPages(page, origin);
        page.onFrameNavigated(frame -> {
            if (frame == page.mainFrame() && frame.url().startsWith(origin + "/portal")) {
                opened.addresses.add(frame.url().substring(origin.toString().length()));
            }
        });
        return opened;
    }

    /// Reads every page that was opened.
    OpenedPages read() {
        List.copyOf(addresses).forEach(address -> read(address, GONE));
        return this;
    }

    /// Reads one page of each kind to which links lead from the desk, the notices and the morning page.
    OpenedPages readEveryKind() {
        var next = new ArrayDeque<>(STARTS);
        var kinds = new HashSet<String>();
        while (!next.isEmpty() && kinds.size() < MOST) {
            var address = next.poll();
            if (kinds.add(ID.matcher(address.replaceAll("\\?.*", "")).replaceAll("id"))) {
                next.addAll(links(read(address, STARTS.contains(address) ? GONE : List.of("200"))));
            }
        }
        return this;
    }

    private String read(String address, List<String> allowed) {
        var answer = (List<?>) page.evaluate(FETCH, origin + address);
        var status = answer.get(0).toString();
        assertTrue(allowed.contains(status), () -> address + " is answered with " + status);
        var text = answer.get(1).toString();
        read.put(address, text);
        return text;
    }

    /// Without files, and without the choice of a language and the next rows of a list, which lead to the same kind of page.
    private static List<String> links(String text) {
        var links = new ArrayList<String>();
        var link = LINK.matcher(text);
        while (link.find()) {
            var address = link.group(1).replace("&amp;", "&");
            if (!address.contains("lang=") && !address.contains("cursor=") && !FILE.matcher(address).find()) {
                links.add(address);
            }
        }
        return links;
    }

    int count() {
        return read.size();
    }

    /// The addresses of the pages that hold one of these words.
    List<String> with(List<String> words) {
        return holding(read.entrySet().stream(), words);
    }

    /// The same, of pages whose address begins so, and without what frames each page.
    List<String> mainWith(String begin, List<String> words) {
        return holding(read.entrySet().stream().filter(one -> one.getKey().startsWith(begin))
                .map(one -> Map.entry(one.getKey(), one.getValue().replaceAll("(?s)^.*<main", "").replaceAll("(?s)</main>.*$", ""))), words);
    }

    private static List<String> holding(Stream<Map.Entry<String, String>> pages, List<String> words) {
        return pages.flatMap(one -> words.stream().filter(word -> one.getValue().toLowerCase().contains(word.toLowerCase()) || one.getKey().contains(word))
                .map(word -> one.getKey() + " has " + word)).toList();
    }
}
