package org.palermo.systemtest.phone;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// Picks at random, from a seed, what goes wrong with each connection of a bad network.
final class TroublePicker {

    /// The shortest request of a phone and the shortest answer are longer.
    private static final int CERTAINLY_WITHIN = 12;
    private static final int WITHIN_A_HEAD = 300;
    private static final int WITHIN_A_PIECE = 1_200_000;
    private static final int WITHIN_AN_ANSWER = 1_500;
    private static final List<Trouble> BAG = List.of(Trouble.REQUEST_CUT, Trouble.REQUEST_CUT, Trouble.REQUEST_CUT, Trouble.REQUEST_CUT,
            Trouble.ANSWER_LOST, Trouble.ANSWER_LOST, Trouble.ANSWER_LOST, Trouble.ANSWER_CUT, Trouble.ANSWER_CUT,
            Trouble.TWICE, Trouble.TWICE, Trouble.SLOW, Trouble.SLOW);
    private static final List<Trouble> LOSES = List.of(Trouble.REQUEST_CUT, Trouble.ANSWER_LOST, Trouble.ANSWER_LOST, Trouble.ANSWER_CUT);

    private final Random random;
    private final List<Trouble> bag = new ArrayList<>();
    private boolean certain;

    TroublePicker(long seed) {
        random = new Random(seed);
    }

    /// @param trouble null for a good connection
    /// @param after that many bytes of the request or of the answer
    /// @param reset whether it ends with a reset instead of an orderly end
    record Picked(Trouble trouble, int after, boolean reset) {

        boolean is(Trouble wanted) {
            return trouble == wanted;
        }
    }

    /// Over the next connection the phone hears nothing, or not all of the answer.
    synchronized void loseNext() {
        certain = true;
    }

    synchronized Picked pick() {
        var surely = certain;
        certain = false;
        var trouble = surely ? LOSES.get(random.nextInt(LOSES.size())) : next();
        var after = switch (trouble) {
            case REQUEST_CUT -> within(surely ? CERTAINLY_WITHIN : random.nextBoolean() ? WITHIN_A_PIECE : WITHIN_A_HEAD);
            case ANSWER_CUT -> within(surely ? CERTAINLY_WITHIN : WITHIN_AN_ANSWER);
            case null, default -> 0;
        };
        return new Picked(trouble, after, random.nextBoolean());
    }

    /// From a bag that is filled again when it is empty, so that each trouble comes before long. Every second connection is good.
    private Trouble next() {
        if (bag.isEmpty()) {
            bag.addAll(BAG);
            bag.addAll(Collections.nCopies(BAG.size(), null));
            Collections.shuffle(bag, random);
        }
        return bag.removeLast();
    }

    private int within(int bytes) {
        return 1 + random.nextInt(bytes);
    }
}
