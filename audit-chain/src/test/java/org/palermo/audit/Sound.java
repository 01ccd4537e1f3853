package org.palermo.audit;

import java.security.KeyPair;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A sound audit of made-up entries, always the same for a seed, for tests that tamper with it.
final class Sound {
    static final String SERVICE = "referral-service";
    static final KeyPair KEY = SigningKey.make();
    private static final UUID EPOCH = new UUID(1, 1);
    private static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00.123456Z");

    final List<Link> links = new ArrayList<>();
    final List<Entry> waiting = new ArrayList<>();
    final List<Entry> unlinked = new ArrayList<>();
    final List<Checkpoint> checkpoints = new ArrayList<>();
    private final Random dice;

    /// @param every number of links between two checkpoints; the last link has one too
    Sound(Random dice, int length, int every) {
        this.dice = dice;
        byte[] last = Chain.beginning(SERVICE);
        for (int i = 1; i <= length; i++) {
            Link link = link(i, last, entry(i));
            links.add(link);
            last = link.hash();
            if (i % every == 0 || i == length) {
                checkpoints.add(checkpoint(EPOCH, 0, link, 0));
            }
        }
    }

    static Link link(long sequence, byte[] previous, Entry entry) {
        return new Link(sequence, previous, Chain.next(previous, entry), entry);
    }

    static Checkpoint checkpoint(UUID epoch, long epochFrom, Link link, long waiting) {
        return Checkpoint.sign(SERVICE, epoch, epochFrom, link.sequence(), link.hash(), waiting, link.entry().recordedAt().plusSeconds(1), KEY.getPrivate());
    }

    Entry entry(int number) {
        boolean list = dice.nextInt(4) == 0;
        return new Entry(id(), BEGINNING.plusSeconds(number), "subject-" + dice.nextInt(9), dice.nextBoolean() ? id() : null,
                list ? "LIST" : "READ", "case_file", list ? null : id(), list ? IntStream.range(0, 1 + dice.nextInt(3)).mapToObj(i -> id()).toList() : null,
                "request-" + number, "192.0.2." + dice.nextInt(255), dice.nextBoolean() ? "SUPPORT" : null, null, dice.nextInt(9) == 0 ? id() : null);
    }

    private UUID id() {
        return new UUID(dice.nextLong(), dice.nextLong());
    }

    /// Chains all links from here on again, as an attacker who controls the whole database would.
    void chainAnew(int fromIndex) {
        byte[] last = fromIndex == 0 ? Chain.beginning(SERVICE) : links.get(fromIndex - 1).hash();
        for (int i = fromIndex; i < links.size(); i++) {
            Link anew = link(i + 1L, last, links.get(i).entry());
            links.set(i, anew);
            last = anew.hash();
        }
    }

    void renumber() {
        for (int i = 0; i < links.size(); i++) {
            Link link = links.get(i);
            links.set(i, new Link(i + 1L, link.previous(), link.hash(), link.entry()));
        }
    }

    Verdict verify() {
        List<Link> kept = List.copyOf(links);
        return Verification.of(new Evidence(SERVICE, () -> Stream.of(kept).flatMap(List::stream), waiting, unlinked, checkpoints, KEY.getPublic()));
    }
}
