package org.palermo.local.sample;

import static org.palermo.local.sample.Stage.CLOSED;
import static org.palermo.local.sample.Stage.CLOSED_REFERRED;
import static org.palermo.local.sample.Stage.CONCLUSIVE_GROUNDS_NEGATIVE;
import static org.palermo.local.sample.Stage.CONCLUSIVE_GROUNDS_POSITIVE;
import static org.palermo.local.sample.Stage.DISQUALIFIED;
import static org.palermo.local.sample.Stage.REASONABLE_GROUNDS_NEGATIVE;
import static org.palermo.local.sample.Stage.REASONABLE_GROUNDS_POSITIVE;
import static org.palermo.local.sample.Stage.RECONSIDERATION;
import static org.palermo.local.sample.Stage.RECOVERY;
import static org.palermo.local.sample.Stage.REFERRED;
import static org.palermo.local.sample.Stage.SUSPENDED;
import static org.palermo.local.sample.Stage.TRANSITION;
import static org.palermo.local.sample.Stage.WITHDRAWN;

import java.util.ArrayList;
import java.util.List;

/// The stages of a case up to the present one: each with the days since the one before, and the days in the last. A
/// conclusive decision comes at least 31 days after the positive reasonable grounds, which every profile allows.
final class CasePath {
    record Step(Stage stage, int daysAfter) {}

    private final SampleRandom sampleRandom;
    private final List<Step> steps = new ArrayList<>();
    private int since;

    private CasePath(SampleRandom sampleRandom) {
        this.sampleRandom = sampleRandom;
    }

    static CasePath to(Stage stage, SampleRandom sampleRandom) {
        var path = new CasePath(sampleRandom);
        path.steps.add(new Step(stage == Stage.NOTIFIED_ONLY ? stage : REFERRED, 0));
        path.walkTo(stage);
        return path;
    }

    List<Step> steps() {
        return steps;
    }

    /// Days from the first step until now.
    int days() {
        return since + steps.stream().mapToInt(Step::daysAfter).sum();
    }

    private void walkTo(Stage stage) {
        switch (stage) {
            case REFERRED -> since = 0;
            case NOTIFIED_ONLY -> since = sampleRandom.between(1, 500);
            case REASONABLE_GROUNDS_POSITIVE -> positive().stay(1, 3);
            case REASONABLE_GROUNDS_NEGATIVE -> negative().stay(1, 25);
            case RECOVERY -> recovery().stay(1, 330);
            case CONCLUSIVE_GROUNDS_POSITIVE -> conclusive().stay(1, 60);
            case CONCLUSIVE_GROUNDS_NEGATIVE -> recovery().then(CONCLUSIVE_GROUNDS_NEGATIVE, 35, 400).stay(1, 28);
            case TRANSITION -> conclusive().then(TRANSITION, 7, 45).stay(1, 220);
            case RECONSIDERATION -> reconsidered().stay(1, 20);
            case SUSPENDED -> recovery().then(SUSPENDED, 5, 60).stay(1, 40);
            case DISQUALIFIED -> recovery().then(DISQUALIFIED, 10, 60).stay(1, 25);
            case WITHDRAWN -> openStage().then(WITHDRAWN, 1, 40).stay(1, 300);
            case CLOSED_REFERRED -> openStage().then(CLOSED_REFERRED, 2, 50).stay(1, 300);
            case CLOSED -> closed().stay(1, 300);
        }
    }

    private CasePath then(Stage stage, int least, int most) {
        steps.add(new Step(stage, sampleRandom.between(least, most)));
        return this;
    }

    private void stay(int least, int most) {
        since = sampleRandom.between(least, most);
    }

    private CasePath positive() {
        if (sampleRandom.chance(0.05)) {
            return then(REASONABLE_GROUNDS_NEGATIVE, 2, 12).then(RECONSIDERATION, 3, 29).then(REASONABLE_GROUNDS_POSITIVE, 5, 25);
        }
        return then(REASONABLE_GROUNDS_POSITIVE, 2, 12);
    }

    private CasePath negative() {
        return then(REASONABLE_GROUNDS_NEGATIVE, 2, 12);
    }

    private CasePath recovery() {
        positive().then(RECOVERY, 1, 4);
        return sampleRandom.chance(0.04) ? then(SUSPENDED, 3, 20).then(RECOVERY, 5, 40) : this;
    }

    private CasePath conclusive() {
        return recovery().then(CONCLUSIVE_GROUNDS_POSITIVE, 35, 420);
    }

    private CasePath reconsidered() {
        return sampleRandom.chance(0.6)
                ? negative().then(RECONSIDERATION, 3, 29)
                : recovery().then(CONCLUSIVE_GROUNDS_NEGATIVE, 35, 300).then(RECONSIDERATION, 3, 29);
    }

    private CasePath openStage() {
        return switch (sampleRandom.between(1, 3)) {
            case 1 -> this;
            case 2 -> recovery();
            default -> conclusive();
        };
    }

    private CasePath closed() {
        return switch (sampleRandom.between(1, 5)) {
            case 1 -> negative().then(CLOSED, 31, 60);
            case 2 -> negative().then(RECONSIDERATION, 3, 29).then(REASONABLE_GROUNDS_NEGATIVE, 4, 20).then(CLOSED, 1, 20);
            case 3 -> recovery().then(CONCLUSIVE_GROUNDS_NEGATIVE, 35, 300).then(CLOSED, 31, 60);
            default -> conclusive().then(TRANSITION, 7, 45).then(CLOSED, 30, 200);
        };
    }
}
