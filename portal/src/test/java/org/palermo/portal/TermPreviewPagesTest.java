package org.palermo.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The preview of terms under another law, of a country with many open files.
@QuarkusTest
class TermPreviewPagesTest extends PortalTest {
    private static final String PREVIEW = "/api/nrm/v1/term-recalculations";
    private static final String PAGE = "/portal/desk/term-recalculation/GB";

    @BeforeEach
    void anAdministrator() {
        signInAs("GOVERNMENT", "mechanism-administrator");
    }

    @Test
    void ok_200_while_files_are_counted_the_page_says_so_and_nothing_can_be_written() {
        say("COUNTING", 0);
        Document page = aBrowser().open(PAGE);
        assertThat(page.text()).contains("Still counting. Open this page again in some seconds.");
        assertThat(page.select("a[href$=/apply]")).isEmpty();
    }

    @Test
    void ok_200_the_first_hundred_of_many_changed_files_are_shown() {
        say("COUNTED", 2_000);
        Document page = aBrowser().open(PAGE);
        assertThat(page.select("section:has(h2#changes) tbody tr")).hasSize(100);
        assertThat(page.select("section:has(h2#changes)").text()).contains("The list is longer. Only the first entries are shown here.");
        assertThat(page.select("section:has(h2#preview)").text()).contains("Files that change 2,000");
        assertThat(aBrowser().open(PAGE + "?lang=fr").select("section:has(h2#preview)").text()).contains("2\u202f000", "50\u202f000");
        assertThat(page.select("a[href$=/apply]")).hasSize(1);
    }

    @Test
    void ok_200_a_short_list_is_shown_whole() {
        say("COUNTED", 100);
        assertThat(aBrowser().open(PAGE).select("section:has(h2#changes)").text()).doesNotContain("The list is longer.");
    }

    private static void say(String state, int files) {
        JsonArray changes = new JsonArray(IntStream.range(0, files).mapToObj(n -> new JsonObject().put("caseFile", UUID.randomUUID().toString()).put("reference", "QBE5-" + n)
                .put("terms", new JsonArray())).toList());
        TestEnvironment.gateway.say(PREVIEW, new JsonObject().put("scope", "GB").put("profile", "uk").put("state", state).put("read", 50_000).put("files", files)
                .put("clocks", new JsonArray()).put("kept", 0).put("unclear", 0).put("more", false).put("changes", changes).encode());
    }
}
