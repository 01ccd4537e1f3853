package org.palermo.systemtest.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.ElementHandle;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// Somebody who has no mouse: Tab to each thing, then Enter, Space, arrows and letters. Only keys move the focus, and each
/// element on the way is looked at: the focus must be seen, must not be covered, and must move in the order of the page.
final class Keyboard implements Hands {
    /// More stops than any page has.
    private static final int MOST = 400;

    /// Looks where the focus is. What elements look like without the focus is noted when a page is first looked at.
    private static final String LOOK = """
            (target, key) => {
              const named = e => {
                const words = (e.innerText || e.labels?.[0]?.innerText || e.getAttribute('aria-label') || '').trim();
                return e.tagName.toLowerCase() + (e.id ? '#' + e.id : '') + ' “' + words.slice(0, 40) + '”';
              };
              const clear = colour => /^rgba\\(.*, 0\\)$|^transparent$/.test(colour);
              const look = (e, part) => {
                const style = getComputedStyle(e, part);
                const outline = style.outlineStyle === 'none' || style.outlineWidth === '0px' || clear(style.outlineColor)
                  ? '' : style.outlineStyle + style.outlineWidth + style.outlineColor;
                return outline + (style.boxShadow === 'none' ? '' : style.boxShadow);
              };
              const marks = e => [e, ...(e.labels ?? [])].flatMap(one => [look(one, null), look(one, '::before'), look(one, '::after')]);
              const active = document.activeElement;
              const stops = 'a[href], button, input, select, textarea, summary, [tabindex]';
              const memory = window.palermoFocus ??= {
                rest: new Map([...document.querySelectorAll(stops)].filter(e => e !== active).map(e => [e, marks(e).join()])), last: null
              };
              const wrong = [];
              const isStop = active && active !== document.body && active !== document.documentElement && active.tabIndex >= 0;
              if (isStop) {
                const now = marks(active);
                if (!now.join('') || now.join() === memory.rest.get(active)) wrong.push('the focus is not seen on ' + named(active));
                const box = [...active.getClientRects()].find(one => one.width && one.height);
                const left = Math.max(box?.left ?? 0, 0), right = Math.min(box?.right ?? 0, innerWidth);
                const top = Math.max(box?.top ?? 0, 0), bottom = Math.min(box?.bottom ?? 0, innerHeight);
                if (right <= left || bottom <= top) {
                  wrong.push('the focus is out of sight on ' + named(active));
                } else {
                  const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
                  const own = hit && (active.contains(hit) || hit.contains(active)
                    || [...(active.labels ?? [])].some(one => one.contains(hit)));
                  if (!own) wrong.push('the focus is covered on ' + named(active) + (hit ? ' by ' + named(hit) : ''));
                }
              }
              const last = memory.last;
              if (isStop && key === 'Tab' && last && last !== active && last.isConnected) {
                const from = last.getBoundingClientRect(), to = active.getBoundingClientRect();
                const follows = last.compareDocumentPosition(active) & Node.DOCUMENT_POSITION_FOLLOWING;
                const rightToLeft = document.documentElement.dir === 'rtl';
                const beside = rightToLeft ? to.right <= from.left : to.left >= from.right;
                const before = rightToLeft ? to.left >= from.right : to.right <= from.left;
                const above = to.bottom <= from.top;
                const shared = Math.min(from.bottom, to.bottom) - Math.max(from.top, to.top);
                const sameRow = shared > Math.min(from.height, to.height) / 2;
                // A map has its places where the country has them.
                const onMap = last.closest('.tiles') || active.closest('.tiles');
                if (!follows || (!onMap && ((above && !beside) || (sameRow && before)))) {
                  wrong.push('the focus moves back from ' + named(last) + ' to ' + named(active));
                }
              }
              memory.last = isStop ? active : null;
              const radio = target.type === 'radio' && active?.type === 'radio';
              const group = radio && active.name === target.name && active.form === target.form;
              const behind = active && active !== document.body
                && !!(active.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_PRECEDING);
              return {there: active === target || group, exactly: active === target, behind, wrong,
                where: active ? named(active) : 'nothing', button: target.tagName === 'BUTTON'};
            }
            """;
    /// How far an option is from the one that is chosen now.
    private static final String DISTANCE = """
            (list, wanted) => {
              const plain = words => words.replace(/\\s+/g, ' ').trim();
              const options = [...list.options].filter(one => !one.disabled && !one.parentElement.disabled);
              const place = options.findIndex(one => plain(one.label) === plain(wanted) || one.value === wanted);
              return place < 0 ? null : place - options.findIndex(one => one.selected);
            }
            """;

    private final Page page;
    private final Consumer<String> wrong;

    /// @param wrong takes what is wrong with the focus
    Keyboard(Page page, Consumer<String> wrong) {
        this.page = page;
        this.wrong = wrong;
    }

    static void failed(String wrong) {
        throw new AssertionError(wrong);
    }

    private record Place(boolean there, boolean exactly, boolean behind, boolean button, String where) {}

    /// Enter follows a link, Space presses a button. Waits for the page that comes.
    @Override
    public void press(Locator target) {
        var place = reach(target);
        var loaded = new AtomicBoolean();
        Consumer<Page> heard = any -> loaded.set(true);
        page.onLoad(heard);
        try {
            page.keyboard().press(place.button ? "Space" : "Enter");
            page.waitForCondition(loaded::get);
        } finally {
            page.offLoad(heard);
        }
    }

    /// A link to a place on the same page.
    void jump(Locator link) {
        reach(link);
        page.keyboard().press("Enter");
    }

    @Override
    public void fill(Locator field, String answer) {
        reach(field);
        page.keyboard().press("ControlOrMeta+a");
        if (answer.isEmpty()) {
            page.keyboard().press("Delete");
        } else {
            page.keyboard().type(answer);
        }
        assertEquals(answer, field.inputValue(), "what was typed");
    }

    /// Tab leads to a group of radio buttons once, and arrows lead from one to the next.
    @Override
    public void tick(Locator choice) {
        var place = reach(choice);
        var element = choice.elementHandle();
        for (int i = 0; i < MOST && !place.exactly; i++) {
            page.keyboard().press("ArrowDown");
            place = look(element, "ArrowDown");
        }
        if (!choice.isChecked()) {
            page.keyboard().press("Space");
        }
        assertTrue(choice.isChecked(), () -> choice + " can't be chosen by keyboard on " + page.url());
    }

    @Override
    public void pick(Locator list, String words) {
        reach(list);
        int steps = distance(list, words);
        for (int i = 0; i < Math.abs(steps); i++) {
            page.keyboard().press(steps < 0 ? "ArrowUp" : "ArrowDown");
        }
        assertEquals(0, distance(list, words), () -> "steps from the option that arrows lead to, to " + words + " on " + page.url());
    }

    private int distance(Locator list, String wanted) {
        if (list.evaluate(DISTANCE, wanted) instanceof Number steps) {
            return steps.intValue();
        }
        throw new AssertionError(list + " has no option “" + wanted + "” on " + page.url());
    }

    @Override
    public void pickCode(Locator list, String code) {
        pick(list, code);
    }

    /// Space opens the window in which the system lets people choose a file.
    @Override
    public void attach(Locator field, FilePayload file) {
        reach(field);
        page.waitForFileChooser(() -> page.keyboard().press("Space")).setFiles(file);
    }

    /// Presses Tab until the focus is there, or Shift and Tab if it is behind.
    private Place reach(Locator target) {
        target.waitFor();
        var element = target.elementHandle();
        var place = look(element, "");
        for (int i = 0; i < MOST && !place.there; i++) {
            var key = place.behind ? "Shift+Tab" : "Tab";
            page.keyboard().press(key);
            place = look(element, key);
        }
        if (!place.there) {
            throw new AssertionError("Tab does not lead to " + target + " on " + page.url() + ", but to " + place.where);
        }
        return place;
    }

    private Place look(ElementHandle target, String key) {
        var seen = (Map<?, ?>) target.evaluate(LOOK, key);
        ((List<?>) seen.get("wrong")).forEach(one -> wrong.accept(page.url() + ": " + one));
        return new Place(is(seen, "there"), is(seen, "exactly"), is(seen, "behind"), is(seen, "button"), seen.get("where").toString());
    }

    private static boolean is(Map<?, ?> seen, String what) {
        return Boolean.TRUE.equals(seen.get(what));
    }
}
