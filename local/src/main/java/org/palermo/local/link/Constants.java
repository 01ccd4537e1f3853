package org.palermo.local.link;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.FieldModel;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Finds constants of ours that no native image can contain: our classes are initialised while it is built, and a buffer
/// can be created only when it runs. This check takes seconds; `native-image` finds the fault after minutes.
final class Constants {
    private static final String OURS = "org/palermo/";
    private static final Set<String> BUFFERS = Set.of("Lio/vertx/core/buffer/Buffer;", "Lio/netty/buffer/ByteBuf;");

    private Constants() {}

    static List<String> thatNoImageHolds(ClassPath path) throws IOException {
        var found = new ArrayList<String>();
        for (var name : path.names()) {
            if (name.startsWith(OURS)) {
                ClassFile.of().parse(path.file(name).orElseThrow()).fields().stream()
                        .filter(Constants::isBuffer)
                        .forEach(field -> found.add("%s.%s is a constant that holds a buffer, so that no native image can be built"
                                .formatted(name.replace('/', '.'), field.fieldName())));
            }
        }
        return found;
    }

    private static boolean isBuffer(FieldModel field) {
        return field.flags().has(AccessFlag.STATIC) && field.flags().has(AccessFlag.FINAL)
                && BUFFERS.contains(field.fieldType().stringValue());
    }
}
