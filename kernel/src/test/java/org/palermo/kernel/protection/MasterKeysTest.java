package org.palermo.kernel.protection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.crypto.tink.aead.PredefinedAeadParameters;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palermo.kernel.protection.KeysUnavailable.Reason;

/// The file of master keys: good, rotated, wrong, missing, damaged.
class MasterKeysTest {
    private static final byte[] KEY = {1, 2, 3, 4};
    private static final byte[] BOUND = {9};

    @TempDir
    Path folder;
    private final Vertx vertx = Vertx.vertx();
    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("keyset.json");
    }

    @AfterEach
    void close() {
        vertx.close();
    }

    @Test
    void opensWhatItWrapped() throws Exception {
        Files.writeString(file, Keysets.fresh());
        MasterKeys keys = started();
        byte[] wrapped = keys.wrap(KEY, BOUND);
        assertArrayEquals(KEY, keys.unwrap(wrapped, BOUND));
        assertEquals(keys.current(), keys.keyOf(wrapped));
        assertThrows(Damaged.class, () -> keys.unwrap(wrapped, new byte[] {8}));
        wrapped[wrapped.length - 1] ^= 1;
        assertThrows(Damaged.class, () -> keys.unwrap(wrapped, BOUND));
        assertThrows(Damaged.class, () -> keys.unwrap(new byte[0], BOUND));
    }

    @Test
    void opensAtOnceWhatAnotherInstanceWrappedWithANewerKey() throws Exception {
        String before = Keysets.fresh();
        Files.writeString(file, before);
        MasterKeys keys = started();
        long former = keys.current();
        byte[] old = keys.wrap(KEY, BOUND);
        String after = Keysets.rotated(before);
        Thread.sleep(600); // longer than the pause between two looks out of turn
        Files.writeString(file, after);
        byte[] newer = MasterKeyset.parse(after).wrap(KEY, BOUND);
        assertArrayEquals(KEY, keys.unwrap(newer, BOUND));
        assertNotEquals(former, keys.current());
        assertArrayEquals(KEY, keys.unwrap(old, BOUND));
        assertArrayEquals(new Long[] {former}, keys.former());
    }

    @Test
    void saysThatTheFileIsOfAnotherDatabase() throws Exception {
        byte[] foreign = MasterKeyset.parse(Keysets.fresh()).wrap(KEY, BOUND);
        Files.writeString(file, Keysets.fresh());
        assertEquals(Reason.UNKNOWN_KEY, assertThrows(KeysUnavailable.class, () -> started().unwrap(foreign, BOUND)).reason());
    }

    @Test
    void saysWhyThereIsNoKey() throws Exception {
        assertEquals(Reason.NOT_CONFIGURED, reason(new MasterKeys(new FileOfKeys(Optional.empty()), vertx)));
        assertEquals(Reason.MISSING, reason(new MasterKeys(new FileOfKeys(Optional.of(file)), vertx)));
        Files.createDirectory(file);
        assertEquals(Reason.UNREADABLE, reason(new MasterKeys(new FileOfKeys(Optional.of(file)), vertx)));
        Files.delete(file);
        for (String bad : new String[] {"", "{}", "not json", Keysets.fresh().substring(20), Keysets.of(PredefinedAeadParameters.AES128_GCM),
            Keysets.of(PredefinedAeadParameters.CHACHA20_POLY1305)}) {
            Files.writeString(file, bad);
            assertEquals(Reason.DAMAGED, reason(new MasterKeys(new FileOfKeys(Optional.of(file)), vertx)), bad);
        }
    }

    @Test
    void keepsWhatItReadWhenTheFileGoesBad() throws Exception {
        Files.writeString(file, Keysets.fresh());
        MasterKeys keys = started();
        byte[] wrapped = keys.wrap(KEY, BOUND);
        Files.writeString(file, "{");
        eventually(() -> keys.failure().equals(Optional.of(Reason.DAMAGED)));
        assertArrayEquals(KEY, keys.unwrap(wrapped, BOUND));
        Files.delete(file);
        eventually(() -> keys.failure().equals(Optional.of(Reason.MISSING)));
        assertArrayEquals(KEY, keys.unwrap(wrapped, BOUND));
    }

    /// Data that it would wrap until somebody notices would be lost once the right file is back.
    @Test
    void takesNoFileThatHasNothingInCommonWithTheKeysThatOpenTheDatabase() throws Exception {
        String right = Keysets.fresh();
        Files.writeString(file, right);
        MasterKeys keys = started();
        byte[] wrapped = keys.wrap(KEY, BOUND);
        keys.unwrap(wrapped, BOUND);
        long current = keys.current();
        Files.writeString(file, Keysets.fresh());
        eventually(() -> keys.failure().equals(Optional.of(Reason.ANOTHERS)));
        assertEquals(current, keys.current());
        assertArrayEquals(KEY, keys.unwrap(wrapped, BOUND));
        Files.writeString(file, Keysets.rotated(right));
        eventually(() -> keys.failure().isEmpty() && keys.current() != current);
        assertArrayEquals(KEY, keys.unwrap(wrapped, BOUND));
    }

    /// A service that was started with the wrong file accepts the right one without a restart.
    @Test
    void takesAnyFileWhileNothingHasOpened() throws Exception {
        Files.writeString(file, Keysets.fresh());
        MasterKeys keys = started();
        String right = Keysets.fresh();
        byte[] wrapped = MasterKeyset.parse(right).wrap(KEY, BOUND);
        assertThrows(KeysUnavailable.class, () -> keys.unwrap(wrapped, BOUND));
        Files.writeString(file, right);
        eventually(() -> keys.current() == keys.keyOf(wrapped));
        assertArrayEquals(KEY, keys.unwrap(wrapped, BOUND));
    }

    /// Neither messages nor `toString` may contain parts of the file.
    @Test
    void noExceptionSaysWhatStandsInTheFile() throws Exception {
        String keyset = Keysets.of(PredefinedAeadParameters.AES128_GCM);
        KeysUnavailable refusal = assertThrows(KeysUnavailable.class, () -> MasterKeyset.parse(keyset));
        assertFalse(refusal.toString().contains("value") || refusal.getCause() != null);
    }

    private MasterKeys started() {
        MasterKeys keys = new MasterKeys(new FileOfKeys(Optional.of(file)), vertx);
        keys.start(null);
        assertTrue(keys.areHere());
        return keys;
    }

    private Reason reason(MasterKeys keys) {
        keys.start(null);
        assertFalse(keys.areHere());
        Reason reason = assertThrows(KeysUnavailable.class, () -> keys.wrap(KEY, BOUND)).reason();
        assertEquals(Optional.of(reason), keys.failure());
        return reason;
    }

    private static void eventually(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 600 && !condition.getAsBoolean(); i++) {
            Thread.sleep(50);
        }
        assertTrue(condition.getAsBoolean());
    }
}
