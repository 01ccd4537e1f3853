package org.palermo.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palermo.local.suite.IntakeKeys;

class SecretsTest {

    @TempDir Path folder;

    @Test
    void a_secret_is_created_once_and_only_its_owner_can_read_it() throws IOException {
        var file = folder.resolve("secrets");
        var made = new Secrets(file).get("postgres");

        assertEquals(made, new Secrets(file).get("postgres"));
        assertEquals(32, Base64.getUrlDecoder().decode(made).length);
        assertNotEquals(made, new Secrets(file).get("keycloak"));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void the_intake_keys_are_one_pair_whose_public_half_has_nothing_private() throws IOException {
        var home = new Home(folder);
        IntakeKeys.make(home);
        var json = JsonMapper.builder().build();
        var secret = json.readTree(home.in("keys", "intake-private.jwks").toFile()).at("/keys/0");
        var open = json.readTree(home.in("keys", "intake-public.jwks").toFile()).at("/keys/0");

        assertEquals("ECDH-ES+A256KW", open.get("alg").asText());
        assertEquals("enc", open.get("use").asText());
        assertEquals(secret.get("kid"), open.get("kid"));
        assertEquals(secret.get("x"), open.get("x"));
        assertFalse(open.has("d"));
        for (var name : new String[] {"x", "y", "d"}) {
            assertEquals(32, Base64.getUrlDecoder().decode(secret.get(name).asText()).length);
        }

        IntakeKeys.make(home);
        assertEquals(secret, json.readTree(home.in("keys", "intake-private.jwks").toFile()).at("/keys/0"));
        assertTrue(secret.has("d"));
    }
}
