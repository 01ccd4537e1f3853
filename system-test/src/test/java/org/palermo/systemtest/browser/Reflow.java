package org.palermo.systemtest.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Measures an open page on the narrowest screen, and with text of twice the size on a wide one (WCAG 2.2, 1.4.10 and 1.4.4): the
/// page does not scroll sideways, only tables and pictures do, each in a container of its own, and no text is cut off. It sends no
/// request, and leaves the page as it was. What is cut off inside a field or a list of options can't be measured.
final class Reflow {
    static final int HEIGHT = 640;
    private static final int WIDE_HEIGHT = 900;

    private static final String MEASURE = """
            async ({width, doubled}) => {
              for (let i = 0; i < 100 && innerWidth !== width; i++) await new Promise(done => setTimeout(done, 10));
              if (innerWidth !== width) return ['the window is ' + innerWidth + ' pixels wide instead of ' + width];
              const root = document.documentElement;
              const sample = document.querySelector('main h1, main p');
              const size = () => parseFloat(getComputedStyle(sample).fontSize);
              const before = sample && size();
              if (doubled) root.style.fontSize = '200%';
              const wrong = [];
              const named = e => e.tagName.toLowerCase() + (e.id ? '#' + e.id : '') + [...e.classList].map(one => '.' + one).join('')
                + ' “' + (e.textContent || '').replace(/\\s+/g, ' ').trim().slice(0, 40) + '”';
              if (doubled && sample && size() < before * 1.9) wrong.push('the text does not grow: ' + named(sample));
              const seen = e => e.checkVisibility({visibilityProperty: true}) && e.clientWidth > 1 && e.clientHeight > 1;
              const all = [...document.body.querySelectorAll('*')]
                .filter(e => e instanceof HTMLElement && !e.matches('input, select, textarea, option, optgroup, img'));
              const overflow = e => { const style = getComputedStyle(e); return [style.overflowX, style.overflowY]; };
              const containers = new Set();
              for (const e of all) {
                const [x, y] = overflow(e);
                if (x === 'visible' && y === 'visible') continue;
                containers.add(e);
                if (!seen(e)) continue;
                const cuts = way => way === 'hidden' || way === 'clip';
                const scrolls = way => way === 'auto' || way === 'scroll';
                if ((cuts(x) && e.scrollWidth > e.clientWidth + 1) || (cuts(y) && e.scrollHeight > e.clientHeight + 1)) {
                  wrong.push('text is cut off: ' + named(e));
                }
                if (scrolls(x) && e.scrollWidth > e.clientWidth + 1 && !e.querySelector('table, svg, img')) {
                  wrong.push('scrolls sideways and is neither a table nor a picture: ' + named(e));
                }
              }
              if (root.scrollWidth > root.clientWidth) {
                const contained = e => e && (containers.has(e) || contained(e.parentElement));
                const wide = all.filter(e => {
                  const box = e.getBoundingClientRect();
                  return box.width > 1 && (box.right > root.clientWidth + 1 || box.left < -1) && !contained(e.parentElement);
                });
                const inner = wide.filter(e => !wide.some(other => other !== e && e.contains(other)));
                wrong.push('the page scrolls sideways, by ' + (root.scrollWidth - root.clientWidth) + ' pixels: '
                  + inner.slice(0, 3).map(named).join(', '));
              }
              if (doubled) {
                root.style.fontSize = '';
                if (!root.getAttribute('style')) root.removeAttribute('style');
              }
              return wrong;
            }
            """;

    private record Setting(String words, int width, int height, boolean doubled) {}

    private static final List<Setting> SETTINGS = List.of(new Setting("320 pixels wide", RealBrowser.NARROW, HEIGHT, false),
            new Setting("text of 200 %", RealBrowser.WIDE, WIDE_HEIGHT, true));

    private Reflow() {}

    static void expectNothingLost(Page page) {
        assertEquals(List.of(), lost(page), page.url());
    }

    /// What is wrong with a page, each with the elements.
    static List<String> lost(Page page) {
        var before = page.viewportSize();
        var lost = new ArrayList<String>();
        for (var setting : SETTINGS) {
            size(page, setting.width, setting.height);
            var wrong = (List<?>) page.evaluate(MEASURE, Map.of("width", setting.width, "doubled", setting.doubled));
            wrong.forEach(one -> lost.add(setting.words + ": " + one));
        }
        size(page, before.width, before.height);
        return lost;
    }

    private static void size(Page page, int width, int height) {
        var now = page.viewportSize();
        if (now.width != width || now.height != height) {
            page.setViewportSize(width, height);
        }
    }
}
