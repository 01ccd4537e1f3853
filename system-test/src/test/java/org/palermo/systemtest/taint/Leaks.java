package org.palermo.systemtest.taint;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;

/// The secrets that were found where they must not be, one line each.
final class Leaks {

    private final Finder finder;
    private final Set<String> lines = new ConcurrentSkipListSet<>();
    private final Set<Secret> read = ConcurrentHashMap.newKeySet();
    private final Map<String, Set<String>> pdfs = new ConcurrentHashMap<>();

    Leaks(Finder finder) {
        this.finder = finder;
    }

    /// A refusal must repeat no secret to anybody. Only a form of the portal that is shown again has what it had before: names to choose
    /// from and, when it changes a record, what its reader may see of that record.
    /// An accepted secret may be shown only to those who may see it, and must
    /// not be cached unless it is public.
    void lookAt(Callers.Asked asked) {
        var answer = asked.answer();
        var contents = Contents.of(answer);
        var found = new LinkedHashSet<Finder.Found>();
        contents.pieces().forEach(piece -> found.addAll(finder.in(piece)));
        var permitted = found.stream().map(Finder.Found::secret).filter(secret -> asked.isTaken() && Readers.may(asked.account(), secret)).toList();
        read.addAll(permitted);
        if (contents.hasPdf()) {
            var fields = pdfs.computeIfAbsent(shortened(answer.request()), none -> new ConcurrentSkipListSet<>());
            permitted.forEach(secret -> fields.add(secret.field()));
        }
        found.stream().filter(f -> !asked.isTaken() && !mayStandInAForm(asked, f.secret()) || !Readers.may(asked.account(), f.secret()))
                .forEach(f -> note("%s → %d for %s".formatted(shortened(answer.request()), answer.status(), asked.account()), f.secret(), f.encoding()));
        if (found.stream().anyMatch(f -> !Readers.isForEverybody(f.secret())) && !answer.header("Cache-Control").contains("no-store")) {
            lines.add(shortened(answer.request()) + " → " + answer.status() + " may be kept by a cache: Cache-Control is '" + answer.header("Cache-Control") + "'");
        }
    }

    private static boolean mayStandInAForm(Callers.Asked asked, Secret secret) {
        boolean isShown = asked.answer().status() == 400 && Readers.may(asked.account(), secret);
        return Readers.isTypedIntoAForm(secret)
                || asked.answer().request().contains(" /portal/") && (isShown || Readers.isForEverybody(secret));
    }

    void note(String place, Secret secret, Encoding encoding) {
        lines.add(place + " has " + secret.field() + " (" + encoding + ")");
    }

    Set<String> lines() {
        return new TreeSet<>(lines);
    }

    /// Whether somebody who may see the secret got it. A search in which nobody gets it proves nothing about the others.
    boolean wasRead(Secret secret) {
        return read.contains(secret);
    }

    /// The requests that were answered with a PDF, each with the fields whose secrets a permitted account found in it.
    Map<String, Set<String>> pdfs() {
        return new TreeMap<>(pdfs);
    }

    /// The same leak of many records and queries counts once.
    static String shortened(String request) {
        return request.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "{id}").replaceAll("\\?.*", "").replaceAll("/(?!v\\d)[^/{]*[0-9%][^/]*(?=/|$)", "/{…}");
    }
}
