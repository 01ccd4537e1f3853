package org.palermo.shelter.directory.imports;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;
import org.palermo.shelter.directory.hsds.HsdsSchema;

/// Checks a value against its property's type, format and codes.
final class HsdsValue {
    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\"]{1,64}@[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63}){0,8}");
    /// Lines and tabs are allowed; other control characters are an attack or a mistake.
    private static final Pattern PLAIN = Pattern.compile("[^\\p{Cntrl}\\x{FFFE}\\x{FFFF}]|[\\n\\r\\t]");
    private static final int LONGEST = 20_000;

    private HsdsValue() {}

    /// @return what the value must be, or null when it is valid
    static String defect(HsdsSchema.Property property, JsonNode value) {
        if (property.type().equals("number")) {
            return value.isNumber() ? null : "must be a number";
        }
        if (!value.isTextual()) {
            return "must be a text";
        }
        String text = value.asText();
        if (text.length() > LONGEST || PLAIN.matcher(text).replaceAll("").length() > 0) {
            return "must be at most 20,000 characters, without control characters";
        }
        if (!property.codes().isEmpty() && !property.codes().contains(text)) {
            return "must be one of HSDS's codes";
        }
        return property.format() == null ? null : ofFormat(property.format(), text);
    }

    private static String ofFormat(String format, String text) {
        return switch (format) {
            case "uuid" -> UUID.matcher(text).matches() ? null : "must be a UUID";
            case "uri" -> isWebAddress(text) ? null : "must be a web address";
            case "email" -> EMAIL.matcher(text).matches() ? null : "must be an e-mail address";
            case "date-time" -> isInstant(text) ? null : "must be a date and time with its zone";
            default -> null;
        };
    }

    /// Only web addresses, because clients show them as links, and `javascript:` is a URI too.
    private static boolean isWebAddress(String text) {
        try {
            URI uri = new URI(text);
            return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) && uri.getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static boolean isInstant(String text) {
        try {
            OffsetDateTime.parse(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
