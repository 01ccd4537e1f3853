package org.palermo.inspection.device;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The settings that ODK Collect reads from a QR code (https://docs.getodk.org/collect-import-export): JSON, zlib, Base64.
@ApplicationScoped
class PhoneSettings {
    private final ObjectMapper json;
    private final String address;

    /// @param issuer of tokens, which is at the public origin
    PhoneSettings(ObjectMapper json, @ConfigProperty(name = "mp.jwt.verify.issuer") String issuer) {
        URI origin = URI.create(issuer);
        this.json = json;
        this.address = origin.getScheme() + "://" + origin.getRawAuthority() + "/openrosa/v1";
    }

    String address() {
        return address;
    }

    /// Sends finished forms by itself, and deletes them from the phone once they have arrived.
    String written(String username, String password) {
        Map<String, Object> general = new LinkedHashMap<>();
        general.put("protocol", "odk_default");
        general.put("server_url", address);
        general.put("username", username);
        general.put("password", password);
        general.put("form_update_mode", "match_exactly");
        general.put("autosend", "wifi_and_cellular");
        general.put("delete_send", true);
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("general", general);
        settings.put("project", Map.of("name", "Labour inspection"));
        settings.put("admin", Map.of());
        try {
            return json.writeValueAsString(settings);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Settings can't be written");
        }
    }

    static String code(String settings) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream zlib = new DeflaterOutputStream(bytes)) {
            zlib.write(settings.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
