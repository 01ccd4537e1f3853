package org.palermo.audit;

import static org.palermo.audit.Breach.Kind.ALTERED;
import static org.palermo.audit.Breach.Kind.INSERTED;
import static org.palermo.audit.Breach.Kind.REMOVED;
import static org.palermo.audit.Breach.Kind.REORDERED;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Finds out what happened at the first wrong link. Every link before it is valid.
///
/// @param held how many links are valid
/// @param last the hash of the last valid link
/// @param link the first wrong link
record Diagnosis(Evidence evidence, long held, byte[] last, Link link) {

    Breach breach() {
        if (link.entry() == null) {
            return new Breach(REMOVED, link.sequence(), "its entry is gone");
        }
        return link.holds() ? misplaced() : unfit();
    }

    /// The hash is not that of this entry. When it is the hash of another entry, the two have changed places.
    private Breach unfit() {
        if (any(other -> other.follows(last) && !same(other, link) && other.holds())) {
            return new Breach(INSERTED, held + 1, "its hash does not hold, and another link stands in its place");
        }
        boolean anothers = any(other -> link.fits(other.entry()))
                || Stream.concat(evidence.waiting().stream(), evidence.unlinked().stream()).anyMatch(link::fits);
        return anothers
                ? new Breach(REORDERED, held + 1, "it has the entry of another link")
                : new Breach(ALTERED, held + 1, "entry " + link.entry().id() + " or its link is not what was chained");
    }

    /// The link is valid in itself, but in the wrong place.
    private Breach misplaced() {
        if (link.follows(last)) {
            return misnumbered();
        }
        Optional<Link> rival = first(other -> other.follows(link.previous()) && !same(other, link));
        if (any(other -> same(other, link) && other.sequence() != link.sequence()) || count(other -> same(other, link)) > 1) {
            return new Breach(INSERTED, held + 1, "link " + link.sequence() + " is there twice");
        }
        if (rival.isPresent() && hasPassed(rival.get())) {
            return fork(rival.get());
        }
        if (any(other -> Arrays.equals(other.hash(), link.previous()))) {
            return new Breach(REORDERED, held + 1, "link " + link.sequence() + " stands here before the one that it follows");
        }
        return any(other -> other.follows(last))
                ? new Breach(INSERTED, held + 1, "link " + link.sequence() + " follows from nothing that is here")
                : new Breach(REMOVED, held + 1, "what link " + link.sequence() + " follows is gone");
    }

    /// It follows the last valid link but has another number: either its number was changed, or it was inserted.
    private Breach misnumbered() {
        return first(other -> other.follows(last) && !same(other, link))
                .map(this::fork)
                .orElseGet(() -> new Breach(ALTERED, held + 1, "its number is " + link.sequence()));
    }

    /// Two links follow from the same one: the true one is that from which the rest, or a checkpoint, continues.
    private Breach fork(Link rival) {
        boolean rivalIsTrue = isSigned(rival) || isContinued(rival) && !isContinued(link) && !isSigned(link);
        return new Breach(INSERTED, rivalIsTrue ? held + 1 : rival.sequence(),
                "two links follow from the same one, and nothing follows from this");
    }

    private boolean hasPassed(Link other) {
        return other.sequence() <= held && any(at -> at.sequence() == other.sequence() && same(at, other));
    }

    private boolean isContinued(Link one) {
        return any(other -> other.follows(one.hash()));
    }

    private boolean isSigned(Link one) {
        return evidence.checkpoints().stream().anyMatch(c -> Arrays.equals(c.hash(), one.hash()));
    }

    private static boolean same(Link one, Link other) {
        return Arrays.equals(one.hash(), other.hash());
    }

    private boolean any(Predicate<Link> wanted) {
        return first(wanted).isPresent();
    }

    private long count(Predicate<Link> wanted) {
        try (Stream<Link> links = evidence.links().get()) {
            return links.filter(wanted).count();
        }
    }

    private Optional<Link> first(Predicate<Link> wanted) {
        try (Stream<Link> links = evidence.links().get()) {
            return links.filter(wanted).findFirst();
        }
    }
}
