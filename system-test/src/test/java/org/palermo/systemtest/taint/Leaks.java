package org.palermo.systemtest.taint;

import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;
import org.palermo.systemtest.suite.Answer;

/// The secrets that were found where they must not be, one line each.
final class Leaks {

    private final Finder finder;
    private final Set<String> lines = new ConcurrentSkipListSet<>();

    Leaks(Finder finder) {
        this.finder = finder;
    }

    /// A refusal must repeat no secret to anybody. Only a form of the portal that is shown again has what it had before: names to choose
    /// from and, when it changes a record, what its reader may see of that record.
    /// An accepted secret may be shown only to those who may see it, and must
    /// not be cached unless it is public.
    void lookAt(Callers.Asked asked) {
        var answer = asked.answer();
        var found = finder.in(everythingIn(answer));
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

    private static String everythingIn(Answer answer) {
        return answer.headers().map().entrySet().stream().map(header -> header.getKey() + ": " + header.getValue()).collect(Collectors.joining("\n")) + "\n" + answer.text();
    }

    /// The same leak of many records and queries counts once.
    private static String shortened(String request) {
        return request.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "{id}").replaceAll("\\?.*", "").replaceAll("/(?!v\\d)[^/{]*[0-9%][^/]*(?=/|$)", "/{…}");
    }
}
