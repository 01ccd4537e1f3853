package org.palermo.systemtest.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// What the measures of other journeys find on pages that are made for it. Needs a browser, and no suite.
@Order(69)
class MeasuresJourney {
    private static final String FOCUS = "<style>:focus { outline: 3px solid #fd0; }</style>";

    private final List<String> wrong = new ArrayList<>();
    private BrowserContext person;
    private Page page;

    @BeforeEach
    void open() {
        person = RealBrowser.shared().person(RealBrowser.WIDE);
        page = person.newPage();
    }

    @AfterEach
    void close() {
        person.close();
    }

    private void show(String main) {
        // A new document, so that Tab begins at its start.
        page.navigate("about:blank");
        page.setContent("<!DOCTYPE html><html lang=en><head><title>A page</title></head><body>" + main + "</body></html>");
    }

    private void expectLost(String main, String... words) {
        show(main);
        var lost = Reflow.lost(page);
        assertEquals(words.length, lost.size(), lost::toString);
        for (int i = 0; i < words.length; i++) {
            var one = lost.get(i);
            assertTrue(one.contains(words[i]), one);
        }
        assertEquals(RealBrowser.WIDE, page.viewportSize().width);
    }

    @Test
    void a_page_that_loses_nothing_is_good() {
        expectLost("""
                <main><h1>Cases</h1><p>They are few.</p>
                <div style="overflow-x: auto"><table style="width: 3000px"><tr><td>A wide table</td></tr></table></div>
                <p style="position: absolute; width: 1px; height: 1px; overflow: hidden; white-space: nowrap">Read aloud</p></main>""");
    }

    @Test
    void what_is_wider_than_a_phone_is_found() {
        expectLost("<main><h1>Cases</h1><div id=wide style='width: 700px'>A box</div></main>",
                "320 pixels wide: the page scrolls sideways, by ");
        expectLost("<main><h1>Cases</h1><div style='overflow-x: auto'><p style='width: 700px'>A text</p></div></main>",
                "320 pixels wide: scrolls sideways and is neither a table nor a picture");
    }

    @Test
    void text_that_is_cut_off_is_found() {
        expectLost("<main><h1>Cases</h1><p style='overflow: hidden; white-space: nowrap; width: 200px'>Far too long for so few "
                + "pixels of room</p></main>", "320 pixels wide: text is cut off", "text of 200 %: text is cut off");
        expectLost("<main><h1>Cases</h1><p style='overflow: hidden; height: 1.2em; font-size: 1rem; width: 12ch'>Two or three or four "
                + "short words more</p></main>", "320 pixels wide: text is cut off", "text of 200 %: text is cut off");
        expectLost("<main><h1>Cases</h1><p style='overflow: hidden; height: 40px; line-height: 1; font-size: 1.5rem'>Short</p></main>",
                "text of 200 %: text is cut off");
    }

    @Test
    void text_that_does_not_grow_is_found() {
        expectLost("<main><h1 style='font-size: 30px'>Cases</h1></main>", "text of 200 %: the text does not grow");
    }

    @Test
    void every_kind_of_field_is_filled_in_by_keyboard() {
        show(FOCUS + """
                <main><form>
                <p><label>Name <input id=name value=Before></label></p>
                <p><label>Region <select id=region><option value=a>First</option><option value=b>Second</option>
                <option value=c>Third</option></select></label></p>
                <p><label><input type=radio name=age id=adult> Adult</label> <label><input type=radio name=age id=child> Child</label></p>
                <p><label><input type=checkbox id=told> Told</label></p>
                <p><label>Reasons <textarea id=reasons>Before</textarea></label></p>
                </form></main>""");
        var keyboard = new Keyboard(page, wrong::add);
        keyboard.fill(page.locator("#reasons"), "Two accounts agree. 两人说法一致");
        keyboard.tick(page.locator("#told"));
        keyboard.tick(page.locator("#child"));
        keyboard.pick(page.locator("#region"), "Third");
        keyboard.pickCode(page.locator("#region"), "b");
        keyboard.fill(page.locator("#name"), "Rosa");
        assertEquals("Rosa b true true Two accounts agree. 两人说法一致",
                page.evaluate("[...['#name', '#region'].map(one => document.querySelector(one).value), ...['#child', '#told']"
                        + ".map(one => document.querySelector(one).checked), document.querySelector('#reasons').value].join(' ')"));
        assertEquals(List.of(), wrong);
    }

    private void expectWrong(String main, String words) {
        show(main);
        wrong.clear();
        new Keyboard(page, wrong::add).jump(page.locator("#last"));
        assertEquals(1, wrong.size(), wrong::toString);
        assertTrue(wrong.getFirst().contains(words), wrong::toString);
    }

    @Test
    void a_focus_that_is_not_seen_or_moves_back_is_found() {
        expectWrong("<style>:focus { outline: 3px solid #fd0; } #first { outline: 3px solid transparent; }</style>"
                + "<main><p><a id=first href='#a'>First</a></p><p><a id=last href='#b'>Last</a></p></main>",
                "the focus is not seen on a#first");
        expectWrong(FOCUS + "<main><p><a href='#a'>First</a></p><p><a id=middle tabindex=1 href='#b'>Middle</a></p>"
                + "<p><a id=last href='#c'>Last</a></p></main>", "the focus moves back from a#middle");
        expectWrong(FOCUS + "<main style='display: flex; flex-direction: column-reverse'><p><a id=first href='#a'>First</a></p>"
                + "<p><a id=last href='#b'>Last</a></p></main>", "the focus moves back from a#first");
        expectWrong(FOCUS + "<main><p><a id=last href='#a'>Last</a></p>"
                + "<div style='position: fixed; inset: 0; background: #fff'>Over it</div></main>", "the focus is covered on a#last");
    }

    @Test
    void what_tab_does_not_lead_to_fails() {
        show(FOCUS + "<main><p><a href='#a'>First</a></p><p><button id=mouse tabindex=-1>For a mouse only</button></p></main>");
        var keyboard = new Keyboard(page, wrong::add);
        var failure = assertThrows(AssertionError.class, () -> keyboard.press(page.locator("#mouse")));
        assertTrue(failure.getMessage().startsWith("Tab does not lead to"), failure.getMessage());
    }
}
