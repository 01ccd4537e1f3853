package org.palermo.portal.page;

import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/// Style sheets and scripts, read once. Their URLs contain a hash over all of them, so a browser may cache them for ever.
@Named
@Singleton
public class Assets {
    private static final String WEBJAR = "META-INF/maven/org.webjars.npm/govuk-frontend/pom.properties";
    /// We may not use GOV.UK Frontend's typeface, and its font files are not part of the portal.
    private static final String FONT_FACE = "@font-face\\{[^}]*}";
    private static final String FONT_FAMILY = "font-family:GDS Transport,arial,sans-serif";
    private static final String OUR_FONTS =
            "font-family:system-ui,-apple-system,\"Segoe UI\",\"Noto Sans\",\"Noto Sans Arabic\",Arial,sans-serif";
    private static final String COMMENT = "(?s)/\\*.*?\\*/";

    /// @param type the media type
    record Asset(byte[] content, String type) {}

    private final Map<String, Asset> assets = new TreeMap<>();
    private final String version;

    Assets() {
        String govuk = "META-INF/resources/webjars/govuk-frontend/" + govukVersion() + "/dist/govuk/";
        String css = text(govuk + "govuk-frontend.min.css").replaceAll(FONT_FACE, "").replace(FONT_FAMILY, OUR_FONTS);
        assets.put("govuk-frontend.css", new Asset(css.getBytes(StandardCharsets.UTF_8), "text/css;charset=utf-8"));
        add("govuk-frontend.min.js", govuk + "govuk-frontend.min.js", "text/javascript;charset=utf-8");
        addStyles("portal.css");
        addStyles("alone.css");
        add("portal.js", "assets/portal.js", "text/javascript;charset=utf-8");
        add("recording.js", "assets/recording.js", "text/javascript;charset=utf-8");
        add("palermo.svg", "assets/palermo.svg", "image/svg+xml");
        version = hash();
    }

    /// The URL of an asset, for use in a page.
    public String url(String name) {
        return "/portal/assets/" + version + "/" + name;
    }

    Optional<Asset> find(String version, String name) {
        return this.version.equals(version) ? Optional.ofNullable(assets.get(name)) : Optional.empty();
    }

    private void add(String name, String resource, String type) {
        assets.put(name, new Asset(text(resource).getBytes(StandardCharsets.UTF_8), type));
    }

    /// Comments and indentation are for whoever reads the source.
    private void addStyles(String name) {
        String css = text("assets/" + name).replaceAll(COMMENT, "").replaceAll("\\s*\n\\s*", "\n").strip();
        assets.put(name, new Asset(css.getBytes(StandardCharsets.UTF_8), "text/css;charset=utf-8"));
    }

    private String hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            assets.values().forEach(asset -> digest.update(asset.content()));
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256", e);
        }
    }

    private static String govukVersion() {
        try (InputStream in = open(WEBJAR)) {
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(WEBJAR, e);
        }
    }

    private static String text(String resource) {
        try (InputStream in = open(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }

    private static InputStream open(String resource) throws IOException {
        InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(resource);
        if (in == null) {
            throw new IOException("There is no " + resource + " on the class path");
        }
        return in;
    }
}
