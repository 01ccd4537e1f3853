package org.palermo.local.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.palermo.local.Checkout;

/// The theme of Keycloak's pages and mails: complete in each language, and mounted completely in a cluster.
class ThemeTest {
    private static final Path KEYCLOAK = Checkout.root().resolve("k8s/base/keycloak");
    private static final Path THEME = KEYCLOAK.resolve("themes/palermo");
    private static final Set<String> LANGUAGES = Set.of("ar", "en", "es", "fr", "ru", "zh-CN");

    @ParameterizedTest
    @ValueSource(strings = {"login", "email", "account"})
    void the_theme_has_the_languages_of_the_realm(String part) throws IOException {
        var realm = new TreeSet<String>();
        RealmFile.production(Checkout.root()).get("supportedLocales").forEach(language -> realm.add(language.asText()));
        assertEquals(LANGUAGES, realm);
        assertEquals(LANGUAGES, Set.of(properties(part + "/theme.properties").getProperty("locales").split(",")));
    }

    @Test
    void the_realm_uses_the_theme() throws IOException {
        for (var part : Set.of("loginTheme", "emailTheme", "accountTheme")) {
            assertEquals("palermo", RealmFile.production(Checkout.root()).get(part).asText());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"login", "email"})
    void each_text_of_our_templates_is_there_in_each_language(String part) throws IOException {
        var used = new TreeSet<String>();
        try (var files = Files.walk(THEME.resolve(part))) {
            for (var file : files.filter(f -> f.toString().endsWith(".ftl")).toList()) {
                Pattern.compile("msg\\(\"(palermo\\w+)\"\\)").matcher(Files.readString(file)).results().forEach(found -> used.add(found.group(1)));
            }
        }
        if (part.equals("login")) {
            RealmFile.production(Checkout.root()).findValuesAsText("denyErrorMessage").forEach(used::add);
        }
        assertFalse(used.isEmpty());
        for (var language : LANGUAGES) {
            var texts = properties(part + "/messages/messages_" + language.replace('-', '_') + ".properties");
            for (var key : used) {
                assertTrue(texts.getProperty(key, "").length() > 10, language + " has no " + key);
            }
        }
    }

    /// A file that the cluster does not mount would be missing only there.
    @Test
    void each_file_has_a_key_and_a_place_in_the_cluster() throws IOException {
        var generated = new TreeSet<String>();
        Pattern.compile("- (\\S+)=themes/palermo/(\\S+)").matcher(Files.readString(KEYCLOAK.resolve("kustomization.yml"))).results()
                .forEach(found -> generated.add(found.group(1) + " " + found.group(2)));
        var mounted = new TreeSet<String>();
        Pattern.compile("- key: (\\S+)\\s+path: (\\S+)").matcher(Files.readString(KEYCLOAK.resolve("keycloak.yml"))).results()
                .map(found -> found.group(1) + " " + found.group(2)).filter(place -> !place.startsWith("ca.crt")).forEach(mounted::add);
        assertEquals(generated, mounted);
        var files = new TreeSet<String>();
        try (var all = Files.walk(THEME)) {
            all.filter(Files::isRegularFile).forEach(file -> files.add(THEME.relativize(file).toString()));
        }
        var placed = new TreeSet<String>();
        mounted.forEach(place -> placed.add(place.split(" ")[1]));
        assertEquals(files, placed);
    }

    private static Properties properties(String file) throws IOException {
        var properties = new Properties();
        try (var in = Files.newBufferedReader(THEME.resolve(file))) {
            properties.load(in);
        }
        return properties;
    }
}
