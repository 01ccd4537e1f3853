package org.palermo.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
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

    /// After a power cut, a file whose content was not synced is empty or half written.
    @Test
    void a_key_file_is_on_the_disk_before_it_replaces_the_old_one() throws IOException {
        var file = folder.resolve("keys/a-service-master.json");
        var synced = synced(() -> Secrets.writePrivately(file, out -> out.write(1)));

        assertEquals(2, synced.size(), synced::toString);
        assertTrue(synced.getFirst().startsWith(file.getParent() + "/.a-service-master.json"), synced::toString);
        assertEquals(file.getParent().toString(), synced.getLast(), "the new name");
        assertEquals(List.of(), synced(() -> Secrets.writeForThisRun(folder.resolve("run/state.json"), out -> out.write(1))));
    }

    /// The files and folders that were synced to the disk, in this order, as the JVM records it.
    private List<String> synced(Writing writing) throws IOException {
        var events = Files.createTempFile(folder, "events", ".jfr");
        try (var recording = new Recording()) {
            recording.enable("jdk.FileForce").withThreshold(Duration.ZERO);
            recording.start();
            writing.run();
            recording.stop();
            recording.dump(events);
        }
        return RecordingFile.readAllEvents(events).stream()
                .filter(event -> event.getEventType().getName().equals("jdk.FileForce"))
                .sorted(Comparator.comparing(RecordedEvent::getStartTime))
                .map(event -> event.getString("path"))
                .toList();
    }

    private interface Writing {
        void run() throws IOException;
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

    /// With a new private half, nobody could open the reports that are in transit.
    @Test
    void a_missing_public_half_is_made_from_the_private_one() throws IOException {
        var home = new Home(folder);
        IntakeKeys.make(home);
        var secret = Files.readString(home.in("keys", "intake-private.jwks"));
        var open = Files.readString(home.in("keys", "intake-public.jwks"));
        Files.delete(home.in("keys", "intake-public.jwks"));

        IntakeKeys.make(home);
        assertEquals(secret, Files.readString(home.in("keys", "intake-private.jwks")));
        assertEquals(open, Files.readString(home.in("keys", "intake-public.jwks")));

        Files.delete(home.in("keys", "intake-public.jwks"));
        Files.writeString(home.in("keys", "intake-private.jwks"), "{\"keys\": [{\"d\": \"c2VjcmV0");
        var failure = assertThrows(Failure.class, () -> IntakeKeys.make(home));
        assertTrue(failure.getMessage().contains("damaged"), failure::getMessage);
        assertFalse(failure.getMessage().contains("c2VjcmV0"), failure::getMessage);
    }

    @Test
    void a_missing_private_half_is_not_replaced() throws IOException {
        var home = new Home(folder);
        IntakeKeys.make(home);
        var open = Files.readString(home.in("keys", "intake-public.jwks"));
        Files.delete(home.in("keys", "intake-private.jwks"));

        var failure = assertThrows(Failure.class, () -> IntakeKeys.make(home));
        assertTrue(failure.getMessage().contains("intake-private.jwks"), failure::getMessage);
        assertEquals(open, Files.readString(home.in("keys", "intake-public.jwks")));
        assertFalse(Files.exists(home.in("keys", "intake-private.jwks")));
    }
}
