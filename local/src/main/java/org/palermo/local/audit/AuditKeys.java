package org.palermo.local.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import org.palermo.audit.SigningKey;
import org.palermo.local.Application;
import org.palermo.local.Failure;
import org.palermo.local.Home;
import org.palermo.local.Secrets;

/// The key with which a service signs its checkpoints, created once. Its public half is stored with the checkpoints, where
/// the service can't write.
public final class AuditKeys {

    private AuditKeys() {}

    public static Path signing(Home home, Application application) {
        return home.in("keys", application.name() + "-audit.pem");
    }

    public static void make(Home home, Application application) throws IOException {
        Path signing = signing(home, application);
        Path verifying = CheckpointFolder.of(home, application).key();
        if (Files.exists(signing) && Files.exists(verifying)) {
            return;
        }
        if (!Files.exists(signing) && Files.exists(verifying)) {
            throw new Failure(("The key that signs the audit of %s is missing at %s, but %s has checkpoints of it. "
                    + "Put it back, or move that folder away.").formatted(application.name(), signing, verifying.getParent()));
        }
        KeyPair pair = SigningKey.make();
        // The public half last: it says that there is a pair. A start that ends between the two begins again.
        Secrets.writePrivately(signing, out -> out.write(SigningKey.pem(pair.getPrivate()).getBytes(StandardCharsets.US_ASCII)));
        Secrets.writePrivately(verifying, out -> out.write(SigningKey.pem(pair.getPublic()).getBytes(StandardCharsets.US_ASCII)));
    }
}
