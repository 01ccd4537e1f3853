package org.palermo.kernel.protection;

import java.util.UUID;
import java.util.function.LongConsumer;

/// Measures sealing for the ADR on envelope encryption: microseconds of one thread for each step, after warming up.
public final class SealingMicros {
    private static final int ROUNDS = 400_000;
    private static final UUID OWNER = new UUID(1, 2);
    private static final String NAME = "Quynh Anh Nguyen";

    private SealingMicros() {}

    public static void main(String[] arguments) throws Exception {
        MasterKeyset master = MasterKeyset.parse(Keysets.fresh());
        byte[] raw = new byte[DataKey.BYTES];
        byte[] bound = DataKey.place(OWNER, Purpose.PERSON, "data_key.wrapped");
        byte[] wrapped = master.wrap(raw, bound);
        DataKey key = new DataKey(OWNER, Purpose.PERSON, wrapped, raw);
        byte[] name = key.seal("name", NAME);
        String page = "a note of an inspector ".repeat(180);
        byte[] note = key.seal("note", page);
        KeyedHashes hashes = new KeyedHashes();
        hashes.use(raw);
        say("seal a name of 16 letters", i -> key.seal("name", NAME));
        say("open it", i -> key.open("name", name));
        say("seal a note of 4,140 letters", i -> key.seal("note", page));
        say("open it", i -> key.open("note", note));
        say("wrap a data key", i -> master.wrap(raw, bound));
        say("unwrap a data key and make it ready", i -> new DataKey(OWNER, Purpose.PERSON, wrapped, master.unwrap(wrapped, bound)));
        say("hash an identifier", i -> hashes.hash("national.identifier", NAME));
    }

    private static void say(String what, LongConsumer step) {
        run(step);
        long start = System.nanoTime();
        run(step);
        System.out.printf("%-40s %6.2f us%n", what, (System.nanoTime() - start) / 1e3 / ROUNDS);
    }

    private static void run(LongConsumer step) {
        for (int i = 0; i < ROUNDS; i++) {
            step.accept(i);
        }
    }
}
