package org.palermo.kernel.protection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
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
    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("keyset.json");
    }

    @Test
    void opensWhatItWrapped() throws Exception {
        Files.writeString(file, Keysets.fresh());
        MasterKeys keys = started();
        byte[] wrapped = keys.wrap(KEY, BOUND);
        assertArrayEquals(KEY, keys.unwrap(wrapped, BOUND));
        assertEquals(keys.current(), keys.keyOf(wrapped));
        assertThrows(SealedDataDamaged.class, () -> keys.unwrap(wrapped, new byte[] {8}));
        wrapped[wrapped.length - 1] ^= 1;
        assertThrows(SealedDataDamaged.class, () -> keys.unwrap(wrapped, BOUND));
        assertThrows(SealedDataDamaged.class, () -> keys.unwrap(new byte[0], BOUND));
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
        assertEquals(Reason.NOT_CONFIGURED, reason(new MasterKeys(new FileOfKeys(Optional.empty()))));
        assertEquals(Reason.MISSING, reason(new MasterKeys(new FileOfKeys(Optional.of(file)))));
        Files.createDirectory(file);
        assertEquals(Reason.UNREADABLE, reason(new MasterKeys(new FileOfKeys(Optional.of(file)))));
        Files.delete(file);
        for (String bad : new String[] {"", "{}", "not json", Keysets.fresh().substring(20), Keysets.of(PredefinedAeadParameters.AES128_GCM),
            Keysets.of(PredefinedAeadParameters.CHACHA20_POLY1305)}) {
            Files.writeString(file, bad);
            assertEquals(Reason.DAMAGED, reason(new MasterKeys(new FileOfKeys(Optional.of(file)))), bad);
        }
    }

    @Test
    void keepsWhatItReadWhenTheFileGoesBad() throws Exception {
        Files.writeString(file, Keysets.fresh());
        MasterKeys keys = started();
        byte[] wrapped = keys.wrap(KEY, BOUND);
        Files.writeString(file, "{");
        keys.look();
        assertEquals(Optional.of(Reason.DAMAGED), keys.failure());
        assertArrayEquals(KEY, keys.unwrap(wrapped, BOUND));
        Files.delete(file);
        keys.look();
        assertEquals(Optional.of(Reason.MISSING), keys.failure());
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
        keys.look();
        assertEquals(Optional.of(Reason.ANOTHERS), keys.failure());
        assertEquals(current, keys.current());
        assertArrayEquals(KEY, keys.unwrap(wrapped, BOUND));
        Files.writeString(file, Keysets.rotated(right));
        keys.look();
        assertEquals(Optional.empty(), keys.failure());
        assertNotEquals(current, keys.current());
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
        keys.look();
        assertEquals(keys.keyOf(wrapped), keys.current());
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
        MasterKeys keys = new MasterKeys(new FileOfKeys(Optional.of(file)));
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
}
