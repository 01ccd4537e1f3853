package org.palermo.systemtest.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The index of the documentation lists every page, and every link leads to an existing file.
class LinksTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path DOCS = ROOT.resolve("docs");
    private static final Path INDEX = DOCS.resolve("README.md");
    /// The target of a link or a picture, without the part after a `#`.
    private static final Pattern TARGET = Pattern.compile("\\]\\(([^)#\\s]+)[^)]*\\)");

    @Test
    void the_index_links_every_page() throws IOException {
        var linked = Set.copyOf(targets(INDEX));
        var pages = Stream.of("guides", "adr", "api").flatMap(folder -> files(DOCS.resolve(folder)).stream()).toList();
        assertFalse(pages.isEmpty());
        assertEquals(List.of(), pages.stream().filter(page -> !linked.contains(page) && !isIgnored(page)).map(ROOT::relativize).toList());
    }

    /// What the build writes into the checkout and git ignores.
    private static boolean isIgnored(Path page) {
        return page.getParent().endsWith("api") && page.toString().endsWith(".yaml");
    }

    @Test
    void every_link_leads_to_an_existing_file() throws IOException {
        var pages = Stream.of("", "docs", "docs/guides", "docs/adr", "docs/events").flatMap(folder -> files(ROOT.resolve(folder)).stream())
                .filter(file -> file.toString().endsWith(".md")).toList();
        assertFalse(pages.isEmpty());
        var broken = new ArrayList<String>();
        for (var page : pages) {
            for (var target : targets(page)) {
                if (!Files.exists(target)) {
                    broken.add(ROOT.relativize(page) + " -> " + ROOT.relativize(target));
                }
            }
        }
        assertEquals(List.of(), broken);
    }

    private static List<Path> files(Path folder) {
        try (var files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The files of this checkout that a page links to.
    private static List<Path> targets(Path page) throws IOException {
        return TARGET.matcher(Files.readString(page)).results().map(link -> link.group(1))
                .filter(target -> !target.contains(":"))
                .map(target -> page.resolveSibling(target).normalize())
                .toList();
    }
}
