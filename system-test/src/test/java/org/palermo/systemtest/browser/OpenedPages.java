package org.palermo.systemtest.browser;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
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
    /// A page that was opened may be gone, and a role may have no annual report. {@link EveryDeskJourney} looks for dead links.
    private static final List<String> ANSWERED = List.of("200", "403", "404");
    private static final List<String> STARTS = List.of("/portal/desk", "/portal/morning", "/portal/notices", "/portal/annual-report");
    /// A limit far above the pages of a role.
    private static final int MOST = 500;
    private static final int AT_ONCE = 8;
    private static final String FETCH = """
            addresses => Promise.all(addresses.map(async address => {
              const answer = await fetch(address, {signal: AbortSignal.timeout(60000)});
              return [String(answer.status), await answer.text()];
            }))
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
        var next = new ArrayDeque<>(addresses);
        while (!next.isEmpty()) {
            read(some(next));
        }
        return this;
    }

    /// Reads one page of each kind to which links lead from the desk, the notices and the morning page.
    OpenedPages readEveryKind() {
        var kinds = new HashSet<>(STARTS);
        var next = new ArrayDeque<String>();
        read(STARTS).forEach(text -> next.addAll(ofNewKinds(links(text), kinds)));
        while (!next.isEmpty()) {
            read(some(next)).forEach(text -> next.addAll(ofNewKinds(links(text), kinds)));
            assertTrue(kinds.size() < MOST, () -> "more kinds of pages than a role has: " + kinds);
        }
        return this;
    }

    private static List<String> some(Deque<String> next) {
        var some = new ArrayList<String>();
        while (!next.isEmpty() && some.size() < AT_ONCE) {
            some.add(next.poll());
        }
        return some;
    }

    private static List<String> ofNewKinds(List<String> addresses, Set<String> kinds) {
        return addresses.stream().filter(address -> kinds.add(ID.matcher(address.replaceAll("\\?.*", "")).replaceAll("id"))).toList();
    }

    private List<String> read(List<String> some) {
        var answers = (List<?>) page.evaluate(FETCH, some.stream().map(address -> origin + address).toList());
        var texts = new ArrayList<String>();
        for (int i = 0; i < some.size(); i++) {
            var address = some.get(i);
            var answer = (List<?>) answers.get(i);
            assertTrue(ANSWERED.contains(answer.get(0).toString()), () -> address + " is answered with " + answer.get(0));
            texts.add(answer.get(1).toString());
            read.put(address, answer.get(1).toString());
        }
        return texts;
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

    /// The same for pages whose address begins with `begin`, and only for their main part.
    List<String> withInMain(String begin, List<String> words) {
        return holding(read.entrySet().stream().filter(one -> one.getKey().startsWith(begin))
                .map(one -> Map.entry(one.getKey(), one.getValue().replaceAll("(?s)^.*<main", "")
                .replaceAll("(?s)</main>.*$", ""))), words);
    }

    private static List<String> holding(Stream<Map.Entry<String, String>> pages, List<String> words) {
        return pages.flatMap(one -> words.stream()
                .filter(word -> one.getValue().toLowerCase().contains(word.toLowerCase()) || one.getKey().contains(word))
                .map(word -> one.getKey() + " has " + word)).toList();
    }
}
