package org.palermo.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Compares a chain that is consistent in itself with its signed checkpoints.
final class CheckpointCheck {
    private final Evidence evidence;
    private final Map<Long, List<Checkpoint>> bySequence = new HashMap<>();
    private final List<Breach> breaches = new ArrayList<>();
    private final List<String> restores = new ArrayList<>();
    private UUID epoch;
    private long length;
    private long signedUntil;

    CheckpointCheck(Evidence evidence) {
        this.evidence = evidence;
        standing().forEach(c -> bySequence.computeIfAbsent(c.sequence(), any -> new ArrayList<>()).add(c));
        evidence.checkpoints().stream().filter(c -> !c.service().equals(evidence.service()) || !c.isSignedBy(evidence.key())).findFirst()
                .ifPresent(c -> breaches.add(new Breach(Breach.Kind.CHECKPOINT_FORGED, c.sequence(),
                        "the checkpoint of " + c.at() + " is not signed by the service's key")));
    }

    /// A restore takes the chain back to the backup. Links that were signed between backup and restore are no longer in
    /// it, and neither are the entries that waited at the restore.
    private List<Checkpoint> standing() {
        List<Checkpoint> standing = new ArrayList<>();
        for (Checkpoint next : evidence.checkpoints().stream().filter(this::concerns).toList()) {
            if (epoch != null && !epoch.equals(next.epoch())) {
                restored(standing, next);
            }
            epoch = next.epoch();
            standing.add(next);
        }
        return standing;
    }

    /// A checkpoint of an epoch that a restore began after the evidence was read belongs to another chain. Epochs are
    /// UUIDs of version 7.
    private boolean concerns(Checkpoint signed) {
        return !isLater(signed) || signed.epoch().version() != 7
                || !Instant.ofEpochMilli(signed.epoch().getMostSignificantBits() >>> 16).isAfter(evidence.asOf());
    }

    private boolean isLater(Checkpoint signed) {
        return signed.at().isAfter(evidence.asOf());
    }

    /// How many checkpoints were signed after the evidence was read: they can't show that its end is gone.
    long later() {
        return evidence.checkpoints().stream().filter(this::isLater).count();
    }

    /// Entries that waited when a backup was restored were lost with the chain's end.
    private long entriesAt(Checkpoint signed) {
        return signed.sequence() + (signed.epoch().equals(epoch) ? signed.waiting() : 0);
    }

    private void restored(List<Checkpoint> standing, Checkpoint next) {
        long before = standing.isEmpty() ? 0 : standing.getLast().sequence();
        restores.add("a restore from a backup, before " + next.at() + ": "
                + (before > next.epochFrom()
                        ? "links " + (next.epochFrom() + 1) + " to " + before + " of before are gone"
                        : "no signed link is gone"));
        standing.removeIf(c -> c.sequence() > next.epochFrom());
    }

    List<String> restores() {
        return List.copyOf(restores);
    }

    void pass(Link link) {
        length = link.sequence();
        for (Checkpoint signed : bySequence.getOrDefault(link.sequence(), List.of())) {
            if (!Arrays.equals(signed.hash(), link.hash())) {
                breaches.add(madeAnew(signed));
            } else {
                signedUntil = link.sequence();
            }
        }
    }

    private Breach madeAnew(Checkpoint signed) {
        return new Breach(Breach.Kind.ALTERED, signedUntil + 1,
                "the chain was made anew between here and link " + signed.sequence() + ", which the checkpoint of " + signed.at()
                        + " has signed otherwise; it is vouched for until link " + signedUntil);
    }

    Optional<Breach> first() {
        return breaches.stream().findFirst().or(this::cut);
    }

    private Optional<Breach> cut() {
        long there = length + evidence.waiting().size();
        return bySequence.values().stream().flatMap(List::stream)
                .filter(c -> !isLater(c))
                .filter(c -> entriesAt(c) > there || c.sequence() > length)
                .min(Comparator.comparing(Checkpoint::at))
                .map(c -> new Breach(Breach.Kind.CUT, length + 1, "the checkpoint of " + c.at() + " has signed "
                        + entriesAt(c) + " entries, and there are " + there + "; it is vouched for until link " + signedUntil));
    }
}
