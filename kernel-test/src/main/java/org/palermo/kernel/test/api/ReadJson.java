package org.palermo.kernel.test.api;

import io.restassured.path.json.JsonPath;
import java.util.Optional;

/// The JSON of one answer, parsed once. Plain paths are read without Groovy, see [PlainPath]; Groovy reads the others.
final class ReadJson extends JsonPath {
    private static final String ROOT = "$";

    private Object root;

    ReadJson(String text) {
        super(text);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T get(String path) {
        Optional<PlainPath> plain = PlainPath.of(path);
        if (plain.isEmpty()) {
            return super.get(path);
        }
        try {
            return (T) plain.get().in(root());
        } catch (IllegalArgumentException e) {
            return super.get(path);
        }
    }

    private Object root() {
        if (root == null) {
            root = super.get(ROOT);
        }
        return root;
    }
}
