package org.palermo.bench.search;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.palermo.bench.result.Times;

/// Many people who each ask at a fixed time, whether or not others have been answered. The waiting time counts from that
/// time, so a stall shows in every request that it delays.
final class OpenLoad {

    /// @param full searches for which no area had a place, and holds that somebody else got first
    /// @param failed the failures, with their number
    record Answers(Times searches, Times holds, long full, Map<String, Integer> failed) {

        void addAll(Answers other) {
            searches.addAll(other.searches);
            holds.addAll(other.holds);
            other.failed.forEach((what, times) -> failed.merge(what, times, Integer::sum));
        }
    }

    private OpenLoad() {}

    /// @param perSecond how many people search each second, and hold what they are offered
    static Answers run(List<Searcher> people, double perSecond, Duration duration) throws Exception {
        long between = (long) (people.size() / perSecond * 1e9);
        long start = System.nanoTime();
        long until = start + duration.toNanos();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<Answers>>();
            for (int i = 0; i < people.size(); i++) {
                var person = people.get(i);
                long first = start + between * i / people.size();
                running.add(threads.submit(() -> ask(person, first, between, until)));
            }
            var all = new Answers(new Times(), new Times(), 0, new TreeMap<>());
            long full = 0;
            for (var person : running) {
                all.addAll(person.get());
                full += person.get().full();
            }
            return new Answers(all.searches, all.holds, full, all.failed);
        }
    }

    private static Answers ask(Searcher person, long first, long between, long until) throws InterruptedException {
        var answers = new Answers(new Times(), new Times(), 0, new TreeMap<>());
        long full = 0;
        for (long due = first; due < until; due += between) {
            Thread.sleep(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
            try {
                var offer = person.search(Searcher.id());
                long found = System.nanoTime();
                answers.searches.add(found - due);
                if (offer == null || !person.hold(Searcher.id(), offer)) {
                    full++;
                } else {
                    answers.holds.add(System.nanoTime() - found);
                }
            } catch (IOException e) {
                answers.failed.merge(e.getMessage(), 1, Integer::sum);
            }
        }
        return new Answers(answers.searches, answers.holds, full, answers.failed);
    }
}
