package org.palermo.kernel.retention;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;

/// The file of one profile: how long each kind of record is kept after its end.
///
/// @param edition recorded in the audit with each erasure
/// @param times by kind of record
@RegisterForReflection
record RetentionProfile(String code, String edition, Map<String, Time> times) {
    private static final TypeReference<Set<String>> KINDS = new TypeReference<>() {};

    /// @param days calendar days, or null: kept until somebody decides
    /// @param from the event from which they are counted, in words
    /// @param source an article, or `policy`
    @RegisterForReflection
    record Time(Integer days, String from, String source) {}

    static RetentionProfile of(ObjectMapper json, String code) {
        return checked(resource(json, code, json.constructType(RetentionProfile.class)), code,
                resource(json, "kinds", json.constructType(KINDS)));
    }

    /// @throws IllegalStateException naming what is wrong in the file
    static RetentionProfile checked(RetentionProfile profile, String code, Set<String> kinds) {
        require(code.equals(profile.code), code, "is the file of another profile");
        require(isSaid(profile.edition), code, "has no edition");
        require(profile.times != null, code, "has no times");
        profile.times.forEach((kind, time) -> {
            require(kinds.contains(kind), code, "names " + kind + ", which is no kind of record");
            require(time.days == null || time.days > 0, code, kind + " has less than one day");
            require(isSaid(time.source) && isSaid(time.from), code, kind + " has no source, or nothing to count from");
        });
        return profile;
    }

    private static boolean isSaid(String text) {
        return text != null && !text.isBlank();
    }

    private static void require(boolean holds, String code, String otherwise) {
        if (!holds) {
            throw new IllegalStateException("palermo/retention/" + code + ".json " + otherwise);
        }
    }

    private static <T> T resource(ObjectMapper json, String name, JavaType type) {
        String path = "palermo/retention/" + name + ".json";
        try (InputStream file = Thread.currentThread().getContextClassLoader().getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalStateException("There is no " + path);
            }
            return json.readValue(file, type);
        } catch (IOException e) {
            throw new UncheckedIOException(path + " can't be read", e);
        }
    }
}
