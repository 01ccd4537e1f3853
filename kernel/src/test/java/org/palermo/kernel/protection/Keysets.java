package org.palermo.kernel.protection;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;

/// Keyset files for tests.
final class Keysets {
    private Keysets() {}

    static String fresh() throws GeneralSecurityException {
        return of(PredefinedAeadParameters.AES256_GCM);
    }

    static String of(Parameters kind) throws GeneralSecurityException {
        AeadConfig.register();
        return TinkJsonProtoKeysetFormat.serializeKeyset(KeysetHandle.generateNew(kind), InsecureSecretKeyAccess.get());
    }

    /// The keys of `json`, and a new one that wraps.
    static String rotated(String json) throws GeneralSecurityException {
        KeysetHandle keyset = KeysetHandle.newBuilder(TinkJsonProtoKeysetFormat.parseKeyset(json, InsecureSecretKeyAccess.get()))
                .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM).withRandomId().makePrimary())
                .build();
        return TinkJsonProtoKeysetFormat.serializeKeyset(keyset, InsecureSecretKeyAccess.get());
    }
}
