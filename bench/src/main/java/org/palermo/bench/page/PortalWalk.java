package org.palermo.bench.page;

import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Finds the pages that a person reaches from the desk: its lists, then records of them, then forms on these records. It opens
/// one page of each kind.
final class PortalWalk {

    private static final List<String> STARTS = List.of("/portal/desk", "/portal/morning");
    private static final int DEPTH = 3;
    private static final int MOST_PAGES = 120;
    /// A list or a map links to itself with many filters.
    private static final int MOST_FILTERS = 4;
    private static final int TRIES = 40;
    private static final String CASE = "/portal/desk/cases/{id}";

    private final PortalReader reader;
    private final List<String> files;
    private final Map<String, String> opened = new LinkedHashMap<>();
    private final Map<String, Integer> refused = new TreeMap<>();
    private final Set<String> left = new LinkedHashSet<>();
    private final Set<String> tried = new HashSet<>();

    /// @param files ids of case files that can be opened
    PortalWalk(PortalReader reader, List<String> files) {
        this.reader = reader;
        this.files = files;
    }

    void run() throws IOException, InterruptedException {
        var next = byKind(STARTS);
        for (int depth = 0; depth <= DEPTH; depth++) {
            var links = new LinkedHashSet<String>();
            for (var kind : next.entrySet()) {
                if (isWanted(kind.getKey())) {
                    links.addAll(linked(kind.getKey(), kind.getValue()));
                }
            }
            next = byKind(links);
        }
    }

    private static Map<String, List<String>> byKind(Collection<String> addresses) {
        return addresses.stream().collect(Collectors.groupingBy(PageLinks::kind, LinkedHashMap::new, Collectors.toList()));
    }

    private boolean isWanted(String kind) {
        long alike = opened.keySet().stream().filter(one -> PageLinks.path(one).equals(PageLinks.path(kind))).count();
        if (opened.containsKey(kind) || alike >= MOST_FILTERS) {
            return false;
        }
        if (opened.size() >= MOST_PAGES) {
            left.add(kind);
            return false;
        }
        return true;
    }

    /// Opens the first of these addresses that answers with a page.
    ///
    /// @return the links of the page; none when no address has one
    private List<String> linked(String kind, List<String> addresses) throws IOException, InterruptedException {
        for (var address : candidates(kind, addresses)) {
            if (tried.add(address)) {
                var page = reader.open(address);
                if (page.isGood()) {
                    opened.put(kind, address);
                    refused.remove(kind);
                    return PageLinks.of(page.html());
                }
                refused.put(kind, page.status());
            }
        }
        return List.of();
    }

    /// Of case files, those of the sample first: they have a person, decisions and records.
    private List<String> candidates(String kind, List<String> addresses) {
        if (!kind.equals(CASE)) {
            return addresses.stream().limit(TRIES).toList();
        }
        var listed = addresses.stream().filter(address -> files.stream().anyMatch(address::contains));
        var others = files.stream().map(id -> CASE.replace("{id}", id));
        return Stream.of(listed, others, addresses.stream()).flatMap(each -> each).distinct().limit(TRIES).toList();
    }

    /// The address that was opened, by kind of page.
    Map<String, String> opened() {
        return opened;
    }

    /// The last status, by kind of page that a link leads to and that did not open.
    Map<String, Integer> refused() {
        return refused;
    }

    /// Kinds of pages that were not opened because there are too many.
    Set<String> left() {
        return left;
    }
}
