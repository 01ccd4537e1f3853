package org.palermo.audit;

import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;

/// Verifies a chain from its beginning, and then against the checkpoints. The first pass keeps one link in memory; only
/// when something is wrong is the evidence read again to find out what.
public final class Verification {
    private final Evidence evidence;
    private final CheckpointCheck checkpoints;
    private long links;

    private Verification(Evidence evidence) {
        this.evidence = evidence;
        this.checkpoints = new CheckpointCheck(evidence);
    }

    public static Verdict of(Evidence evidence) {
        Verification verification = new Verification(evidence);
        Optional<Breach> breach = verification.run();
        return new Verdict(evidence.service(), verification.links, evidence.waiting().size(), evidence.checkpoints().size(),
                verification.checkpoints.later(), verification.checkpoints.restores(), breach);
    }

    private Optional<Breach> run() {
        return walk().or(checkpoints::first).or(this::unlinked);
    }

    private Optional<Breach> walk() {
        byte[] last = Chain.beginning(evidence.service());
        try (Stream<Link> stream = evidence.links().get()) {
            for (Iterator<Link> each = stream.iterator(); each.hasNext();) {
                Link link = each.next();
                if (!link.follows(last) || link.sequence() != links + 1 || !link.holds()) {
                    return Optional.of(new Diagnosis(evidence, links, last, link).breach());
                }
                links++;
                last = link.hash();
                checkpoints.pass(link);
            }
        }
        return Optional.empty();
    }

    private Optional<Breach> unlinked() {
        return evidence.unlinked().stream().findFirst().map(entry -> new Breach(Breach.Kind.INSERTED, 0,
                "entry " + entry.id() + " is neither chained nor waiting for it"));
    }
}
