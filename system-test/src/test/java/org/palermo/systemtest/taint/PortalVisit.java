package org.palermo.systemtest.taint;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.palermo.systemtest.suite.Calls;

/// Visits the portal's pages by their links, with each account. Puts a secret into every field of every form and every
/// parameter of every address.
final class PortalVisit {

    /// Counted by path, because the parameters of a page lead to the same page.
    private static final int PAGES = 46;
    /// The most pages that may differ only by their record.
    private static final int OF_A_KIND = 6;
    private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final Set<String> NOT_OPENED = Set.of("/portal/sign-out", "/portal/signed-out");

    private final URI origin;
    private final Random random;
    private final Map<String, Secret> secrets = new HashMap<>();
    private final List<Callers.Asked> answers = new ArrayList<>();

    PortalVisit(URI origin, Random random) {
        this.origin = origin;
        this.random = random;
    }

    List<Secret> secrets() {
        return List.copyOf(secrets.values());
    }

    List<Callers.Asked> answers() {
        return answers;
    }

    /// @return the number of pages
    int as(String account) {
        var browser = new Browser(origin);
        var waiting = new ArrayDeque<Browser.Page>();
        var first = browser.signIn(account, "palermo-" + account);
        if (!isOurs(first.address())) {
            throw new IllegalStateException(account + " can't sign in: " + first.answer());
        }
        waiting.add(first);
        var seen = new HashSet<String>();
        var kinds = new HashMap<String, Integer>();
        while (!waiting.isEmpty() && seen.size() < PAGES) {
            var page = waiting.remove();
            answers.add(new Callers.Asked(account, page.answer()));
            for (var link : WebForm.links(page)) {
                if (isOurs(link) && !seen.contains(link.getPath()) && kinds.merge(link.getPath().replaceAll(ID, "id"), 1, Integer::sum) <= OF_A_KIND) {
                    seen.add(link.getPath());
                    waiting.add(browser.open(link));
                    misuse(browser, account, link);
                }
            }
            WebForm.in(page).stream().filter(form -> isOurs(form.action()) && !form.texts().isEmpty() && seen.add("form " + form.action().getPath()))
                    .forEach(form -> answers.add(new Callers.Asked(account, filledIn(browser, account, form).answer())));
        }
        return seen.size();
    }

    private boolean isOurs(URI address) {
        return address.getPath() != null && address.getPath().startsWith("/portal/") && origin.getAuthority().equals(address.getAuthority())
                && !address.getPath().startsWith("/portal/assets/") && !NOT_OPENED.contains(address.getPath());
    }

    private Browser.Page filledIn(Browser browser, String account, WebForm form) {
        var values = new LinkedHashMap<String, String>();
        form.texts().forEach(name -> values.put(name, secret(Readers.form(form.action().getPath(), account, name), SecretShape.natural(name))));
        if (form.method().equals("POST")) {
            return browser.submit(form.action(), form.filledIn(values));
        }
        var query = new ArrayList<String>();
        form.filledIn(values).forEach((name, value) -> query.add(name + "=" + Calls.encode(value)));
        return browser.open(form.action().resolve("?" + String.join("&", query)));
    }

    /// Misuses the page's own parameters, and one that it does not have.
    private void misuse(Browser browser, String account, URI page) {
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
