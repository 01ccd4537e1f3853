package org.palermo.systemtest.taint;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.palermo.systemtest.suite.Calls;

/// Visits the portal's pages by their links, with each account and without a sign-in, until one page of each kind was seen. Puts a secret
/// into every field of forms and every parameter of addresses. Then asks for the files of records that hold secrets. Several accounts may
/// visit at once.
final class PortalVisit {

    /// The forms of the first pages are sent whatever they do. Those of later pages are sent only if they search or lead to the next
    /// question, so that the sample stays as later journeys need it. Counted by path, because the parameters of a page lead to the same
    /// page.
    private static final int FIRST_PAGES = 46;
    /// The most of the first pages that may differ only by their record. Of the later ones, one is enough.
    private static final int OF_A_KIND = 6;
    /// A limit far above the pages of a role.
    private static final int MOST_KINDS = 500;
    private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    /// The answer to who asks for a PDF while two others are made.
    private static final int BUSY = 503;
    private static final Set<String> NOT_OPENED = Set.of("/portal/sign-out", "/portal/signed-out");

    private final URI origin;
    private final Random random;
    private final Records records;
    private final Map<String, Secret> secrets = new ConcurrentHashMap<>();
    private final Queue<Callers.Asked> answers = new ConcurrentLinkedQueue<>();
    private final Set<String> misused = ConcurrentHashMap.newKeySet();

    /// @param records whose files are asked for
    PortalVisit(URI origin, Random random, Records records) {
        this.origin = origin;
        this.random = random;
        this.records = records;
    }

    List<Secret> secrets() {
        return List.copyOf(secrets.values());
    }

    List<Callers.Asked> answers() {
        return List.copyOf(answers);
    }

    /// @param account of the sample, or [Callers#NOBODY]
    /// @return the number of kinds of pages
    int as(String account) {
        var browser = new Browser(origin);
        int kinds = visit(browser, account, account.equals(Callers.NOBODY) ? browser.open("/portal") : signedIn(browser, account));
        for (var file : PortalFile.values()) {
            file.addresses(records).forEach(address ->
                    answers.add(new Callers.Asked(account, Callers.repeated(BUSY, () -> browser.open(address).answer()))));
        }
        return kinds;
    }

    private Browser.Page signedIn(Browser browser, String account) {
        var first = browser.signIn(account, "palermo-" + account);
        if (!isOurs(first.address())) {
            throw new IllegalStateException(account + " can't sign in: " + first.answer());
        }
        return first;
    }

    private int visit(Browser browser, String account, Browser.Page start) {
        Deque<Browser.Page> waiting = new ArrayDeque<>(List.of(start));
        var seen = new HashSet<String>();
        var kinds = new HashMap<String, Integer>();
        while (!waiting.isEmpty()) {
            var page = waiting.remove();
            boolean isFirst = seen.size() < FIRST_PAGES;
            answers.add(new Callers.Asked(account, page.answer()));
            for (var link : WebForm.links(page)) {
                int most = seen.size() < FIRST_PAGES ? OF_A_KIND : 1;
                if (isOurs(link) && !isInAnotherLanguage(link) && kinds.getOrDefault(kind(link), 0) < most && seen.add(link.getPath())) {
                    kinds.merge(kind(link), 1, Integer::sum);
                    waiting.add(browser.open(link));
                    misuse(browser, account, link);
                }
            }
            WebForm.in(page).stream().filter(form -> isFilledIn(account, form) && (isFirst || isAsking(form)))
                    .filter(form -> seen.add("form " + (isFirst ? form.action().getPath() : kind(form.action()))))
                    .forEach(form -> answers.add(new Callers.Asked(account, filledIn(browser, account, form).answer())));
            if (kinds.size() > MOST_KINDS) {
                throw new IllegalStateException("more kinds of pages than a role has: " + kinds.keySet());
            }
        }
        return kinds.size();
    }

    private static String kind(URI address) {
        return address.getPath().replaceAll(ID, "id");
    }

    /// The choice of a language leads to the same page, and would change the next ones.
    private static boolean isInAnotherLanguage(URI link) {
        return link.getRawQuery() != null && link.getRawQuery().contains("lang=");
    }

    /// Without a sign-in, an inspectorate would get what is typed.
    private boolean isFilledIn(String account, WebForm form) {
        return isOurs(form.action()) && !form.texts().isEmpty() && !account.equals(Callers.NOBODY);
    }

    private static boolean isAsking(WebForm form) {
        return form.method().equals("GET") || "next".equals(form.fields().get("_go"));
    }

    private boolean isOurs(URI address) {
        return address.getPath() != null && address.getPath().startsWith("/portal/") && origin.getAuthority().equals(address.getAuthority())
                && !address.getPath().startsWith("/portal/assets/") && !NOT_OPENED.contains(address.getPath());
    }

    private Browser.Page filledIn(Browser browser, String account, WebForm form) {
        var values = new LinkedHashMap<String, String>();
        var path = form.action().getPath();
        form.texts().forEach(name -> values.put(name, secret(Readers.form(path, account, name), SecretShape.natural(name))));
        if (form.method().equals("POST")) {
            return browser.submit(form.action(), form.filledIn(values));
        }
        var query = new ArrayList<String>();
        form.filledIn(values).forEach((name, value) -> query.add(name + "=" + Calls.encode(value)));
        return browser.open(form.action().resolve(form.action().getRawPath() + "?" + String.join("&", query)));
    }

    /// Misuses the page's own parameters, and one that it does not have. What a page does with them depends on the page alone, so the
    /// first account that comes to a kind of page does it.
    private void misuse(Browser browser, String account, URI page) {
        if (account.equals(Callers.NOBODY) || !misused.add(kind(page))) {
            return;
        }
        var query = page.getRawQuery() == null ? "" : page.getRawQuery();
        var value = Calls.encode(secret("misuse portal-parameter", SecretShape.NAME));
        var all = new ArrayList<String>();
        for (var parameter : (query + "&country=&due=&cursor=&nrm=&lang=&unknown=").split("&")) {
            all.add(parameter.replaceAll("=.*", "") + "=" + value);
        }
        for (var one : all) {
            answers.add(new Callers.Asked(account, browser.open(page.resolve(page.getPath() + "?" + one)).answer()));
        }
    }

    private String secret(String field, SecretShape shape) {
        return secrets.computeIfAbsent(field, name -> shape.make(name, random)).text();
    }
}
