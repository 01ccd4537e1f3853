package org.palermo.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.audit.Breach.Kind.ALTERED;
import static org.palermo.audit.Breach.Kind.CUT;
import static org.palermo.audit.Breach.Kind.INSERTED;
import static org.palermo.audit.Breach.Kind.REMOVED;
import static org.palermo.audit.Breach.Kind.REORDERED;

import java.util.Collections;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Many audits for each way of tampering, at a random place: the verification names what was done, and where.
/// `-Dpalermo.test.all=true` tries ten times as many.
class TamperingTest {
    private static final int TIMES = Boolean.getBoolean("palermo.test.all") ? 150 : 15;

    /// Changes the links at the index; returns the number of the first wrong link.
    enum Tampering {
        AN_ENTRY_CHANGED(ALTERED, (audit, i) -> {
            Link was = audit.links.get(i);
            audit.links.set(i, new Link(was.sequence(), was.previous(), was.hash(), changed(was.entry())));
            return i;
        }),
        A_HASH_CHANGED(ALTERED, (audit, i) -> {
            Link was = audit.links.get(i);
            byte[] hash = was.hash().clone();
            hash[i % 32] ^= 1;
            audit.links.set(i, new Link(was.sequence(), was.previous(), hash, was.entry()));
            return i;
        }),
        A_NUMBER_CHANGED(ALTERED, (audit, i) -> {
            Link was = audit.links.get(i);
            audit.links.set(i, new Link(was.sequence() + 1_000, was.previous(), was.hash(), was.entry()));
            return i;
        }),
        A_LINK_REMOVED(REMOVED, (audit, i) -> {
            audit.links.remove((int) i);
            return i;
        }),
        A_LINK_REMOVED_AND_THE_REST_RENUMBERED(REMOVED, (audit, i) -> {
            audit.links.remove((int) i);
            audit.renumber();
            return i;
        }),
        AN_ENTRY_REMOVED(REMOVED, (audit, i) -> {
            Link was = audit.links.get(i);
            audit.links.set(i, new Link(was.sequence(), was.previous(), was.hash(), null));
            return i;
        }),
        A_LINK_INSERTED(INSERTED, (audit, i) -> {
            Link place = audit.links.get(i);
            audit.links.add(i, Sound.link(place.sequence(), place.previous(), audit.entry(0)));
            return i;
        }),
        A_LINK_INSERTED_AND_THE_REST_RENUMBERED(INSERTED, (audit, i) -> {
            audit.links.add(i, Sound.link(0, audit.links.get(i).previous(), audit.entry(0)));
            audit.renumber();
            return i;
        }),
        A_LINK_INSERTED_OUT_OF_NOTHING(INSERTED, (audit, i) -> {
            audit.links.add(i, Sound.link(i + 1L, Chain.beginning("elsewhere"), audit.entry(0)));
            return i;
        }),
        A_LINK_INSERTED_WHOSE_HASH_DOES_NOT_HOLD(INSERTED, (audit, i) -> {
            Link place = audit.links.get(i);
            audit.links.add(i, new Link(place.sequence(), place.previous(), place.hash().clone(), audit.entry(0)));
            audit.links.get(i).hash()[0] ^= 1;
            return i;
        }),
        A_LINK_REPEATED(INSERTED, (audit, i) -> {
            audit.links.add(i + 1, audit.links.get(i));
            return i + 1;
        }),
        NEIGHBOURS_EXCHANGED(REORDERED, (audit, i) -> {
            Collections.swap(audit.links, i, i + 1);
            return i;
        }),
        FAR_LINKS_EXCHANGED(REORDERED, (audit, i) -> {
            Collections.swap(audit.links, i, audit.links.size() - 1);
            return i;
        }),
        EXCHANGED_AND_RENUMBERED(REORDERED, (audit, i) -> {
            Collections.swap(audit.links, i, i + 1);
            audit.renumber();
            return i;
        }),
        ENTRIES_EXCHANGED(REORDERED, (audit, i) -> {
            Link one = audit.links.get(i);
            Link other = audit.links.get(i + 1);
            audit.links.set(i, new Link(one.sequence(), one.previous(), one.hash(), other.entry()));
            audit.links.set(i + 1, new Link(other.sequence(), other.previous(), other.hash(), one.entry()));
            return i;
        }),
        THE_END_CUT_OFF(CUT, (audit, i) -> {
            audit.links.subList(i, audit.links.size()).clear();
            return i;
        });

        private final Breach.Kind kind;
        private final BiFunction<Sound, Integer, Integer> deed;

        Tampering(Breach.Kind kind, BiFunction<Sound, Integer, Integer> deed) {
            this.kind = kind;
            this.deed = deed;
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_was_done_is_named_and_where(Tampering tampering) {
        for (int seed = 0; seed < TIMES; seed++) {
            Random dice = new Random(seed);
            int length = 3 + dice.nextInt(40);
            Sound audit = new Sound(dice, length, 1 + dice.nextInt(12));
            int first = tampering.deed.apply(audit, dice.nextInt(length - 1));
            Breach breach = audit.verify().breach().orElseThrow();
            assertEquals(tampering.kind + " at " + (first + 1), breach.kind() + " at " + breach.sequence(), "seed " + seed + ": " + breach.detail());
        }
    }

    /// A chain that was rebuilt as a whole is consistent in itself: only the checkpoints elsewhere reveal it.
    @ParameterizedTest
    @ValueSource(strings = {"changed", "removed", "inserted", "exchanged"})
    void a_chain_made_anew_is_not_what_was_signed(String how) {
        for (int seed = 0; seed < TIMES; seed++) {
            Random dice = new Random(seed);
            int length = 3 + dice.nextInt(40);
            Sound audit = new Sound(dice, length, 1 + dice.nextInt(12));
            int at = dice.nextInt(length - 1);
            switch (how) {
                case "changed" -> audit.links.set(at, Sound.link(0, new byte[32], changed(audit.links.get(at).entry())));
                case "removed" -> audit.links.remove(at);
                case "inserted" -> audit.links.add(at, Sound.link(0, new byte[32], audit.entry(0)));
                default -> Collections.swap(audit.links, at, at + 1);
            }
            audit.chainAnew(at);
            Breach breach = audit.verify().breach().orElseThrow();
            assertTrue(Stream.of(ALTERED, CUT).anyMatch(breach.kind()::equals), breach::toString);
            long vouched = breach.kind() == CUT ? audit.checkpoints.stream().mapToLong(Checkpoint::sequence).filter(n -> n <= at).max().orElse(0) : breach.sequence() - 1;
            assertTrue(breach.detail().contains("vouched for until link " + vouched), breach::toString);
            assertTrue(vouched <= at, "seed " + seed + ": vouches until " + vouched + ", and it was done at " + (at + 1));
        }
    }

    private static Entry changed(Entry was) {
        return new Entry(was.id(), was.recordedAt(), "somebody-else", was.agency(), was.action(), was.recordKind(), was.recordId(), was.listed(),
                was.requestId(), was.address(), was.purpose(), was.purposeReference(), was.breakGlass());
    }
}
